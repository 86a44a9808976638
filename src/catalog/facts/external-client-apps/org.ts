import { asFarAs, unknown, type Gap } from '../../../core/model/audit/fact.ts';
import type { FactUnit } from '../../../core/model/audit/fact-unit.ts';
import { given, isGap, orGap, readTable, sameId } from '../../../core/model/audit/org-reading.ts';
import type { OrgReader } from '../../../core/model/ports.ts';
import { scopeOf, scopePrefix } from './scopes.ts';

interface Raw {
  readonly Id: string;
  readonly DeveloperName: string;
  readonly MasterLabel: string;
  readonly NamespacePrefix: string | null;
  readonly DistributionState: string | null;
  readonly ContactEmail: string | null;
}
interface Settings {
  readonly ExternalClientApplicationId: string;
  readonly [column: string]: unknown;
}
interface Switch {
  readonly ExternalClientApplicationId: string;
  readonly IsEnabled: boolean;
}

const needs = 'View all External Client Apps, view their settings, and edit their policies';

/** One boolean column per scope; newer releases add some (facts 2 [A], describe of v64). */
async function readScopes(org: OrgReader): Promise<readonly { readonly app: string; readonly scopes: readonly string[] }[]> {
  const described = await org.describe('ExtlClntAppOauthSettings');
  const columns = (described?.fields ?? []).map(({ name }) => name).filter((name) => name.startsWith(scopePrefix));
  const rows = await readTable<Settings>(org, { from: 'ExtlClntAppOauthSettings', columns: ['Id', 'ExternalClientApplicationId', ...columns] });
  return columns.length === 0 ? [] : rows.map((row) => ({ app: row.ExternalClientApplicationId, scopes: [...new Set(columns.filter((column) => row[column] === true).map(scopeOf))].toSorted() }));
}

const untold = (what: string, names: readonly string[], all: number): readonly Gap[] =>
  names.length === 0 ? [] : [{ kind: 'unreadable', words: `Salesforce shows no ${what} of ${names.length} of ${all} external client apps.`, needs, about: names }];

/** The platform answers INVALID_TYPE to whoever may not see them, and where there are none (facts 3.3 [A]): unknown, not none. */
export const fromOrg: NonNullable<FactUnit<'externalClientApps'>['fromOrg']> = async ({ org }) => {
  const [apps, settings, switches] = await Promise.all([
    orGap('External client apps', needs, () => readTable<Raw>(org, { from: 'ExternalClientApplication', columns: ['Id', 'DeveloperName', 'MasterLabel', 'NamespacePrefix', 'DistributionState', 'ContactEmail'] })),
    orGap('OAuth settings of external client apps', needs, () => readScopes(org)),
    orGap('Policies of external client apps', needs, () => readTable<Switch>(org, { from: 'ExtlClntAppPlcyCnfg', columns: ['ExternalClientApplicationId', 'IsEnabled'] })),
  ]);
  if (isGap(apps)) return unknown(apps);
  const rows = apps.map((raw) => ({
    id: raw.Id,
    name: raw.DeveloperName,
    label: raw.MasterLabel,
    ...given('namespace', raw.NamespacePrefix),
    ...given('distribution', raw.DistributionState),
    ...given('contactEmail', raw.ContactEmail),
    ...given('scopes', isGap(settings) ? undefined : settings.find(({ app }) => sameId(app, raw.Id))?.scopes),
    ...given('isEnabled', isGap(switches) ? undefined : switches.find(({ ExternalClientApplicationId: app }) => sameId(app, raw.Id))?.IsEnabled),
  }));
  const lacking = (key: 'scopes' | 'isEnabled'): readonly string[] => rows.filter((app) => app[key] === undefined).flatMap(({ name, id }) => [name, id]);
  if (rows.length === 0) return asFarAs(rows, []);
  return asFarAs(rows, [
    ...(isGap(settings) ? [settings] : untold('scopes', lacking('scopes'), rows.length)),
    ...(isGap(switches) ? [switches] : untold('on/off switch', lacking('isEnabled'), rows.length)),
  ]);
};
