import { asFarAs, unknown, type Gap } from '../../../core/model/audit/fact.ts';
import type { FactUnit, OrgAsk } from '../../../core/model/audit/fact-unit.ts';
import { isGap, orGap, readTable, sameId } from '../../../core/model/audit/org-reading.ts';
import type { AppPolicyRow, ExternalClientAppRow } from '../../../core/model/audit/rows-apps.ts';
import { connectedPolicies } from './connected.ts';
import { externalPolicy, policyColumns, type RawPolicy } from './external.ts';

const needs = 'View all External Client Apps, view their settings, and edit their policies';

/** Permission sets that may use an app; not told where the org does not show them. */
const bound = ({ setupEntityAccess }: OrgAsk['facts'], id: string | undefined): readonly string[] | undefined =>
  setupEntityAccess?.state !== 'known' || id === undefined ? undefined : setupEntityAccess.rows.filter(({ entityId }) => sameId(entityId, id)).map(({ parentId }) => parentId);

const noPolicies = (apps: readonly ExternalClientAppRow[], all: number): readonly Gap[] =>
  apps.length === 0 ? [] : [{ kind: 'unreadable', words: `Salesforce shows no OAuth policy of ${apps.length} of ${all} external client apps.`, needs, about: apps.flatMap(({ name, id }) => [name, id]) }];

/** Rows of external client apps; where the apps themselves are not known, neither are their policies. */
function externalPolicies(facts: OrgAsk['facts'], policies: readonly RawPolicy[] | Gap): { readonly rows: readonly AppPolicyRow[]; readonly gaps: readonly Gap[] } {
  const apps = facts.externalClientApps?.rows ?? [];
  const unseen = facts.externalClientApps?.state === 'unknown' ? facts.externalClientApps.gaps : [];
  if (isGap(policies)) return { rows: [], gaps: [policies, ...unseen] };
  const rows = apps.flatMap((app) => {
    const policy = policies.find(({ ExternalClientApplicationId: id }) => sameId(id, app.id));
    const settings = facts.externalClientAppMetadata?.rows.find((row) => row.app === app.name);
    return policy === undefined ? [] : [externalPolicy(app, policy, settings, bound(facts, app.id))];
  });
  const without = apps.filter(({ id }) => !rows.some(({ appId }) => appId === id));
  return { rows, gaps: [...noPolicies(without, apps.length), ...unseen] };
}

/** One per app. Of a connected app that only its record tells of, nothing but who may use it is known. */
export const fromOrg: NonNullable<FactUnit<'appPolicies'>['fromOrg']> = async ({ org, facts }) => {
  const raw = await orGap('The OAuth policies of external client apps', needs, () => readTable<RawPolicy>(org, { from: 'ExtlClntAppOauthPlcyCnfg', columns: policyColumns }));
  const connected = connectedPolicies(facts, (id) => bound(facts, id));
  const external = externalPolicies(facts, raw);
  const rows = [...connected.rows, ...external.rows];
  const gaps = [...external.gaps, ...connected.gaps];
  return rows.length === 0 && gaps.length > 0 ? unknown(...gaps) : asFarAs(rows, gaps);
};
