import { asFarAs, unknown, type Gap } from '../../../core/model/audit/fact.ts';
import type { FactUnit, OrgAsk } from '../../../core/model/audit/fact-unit.ts';
import { isGap, orGap, readTable, sameId } from '../../../core/model/audit/org-reading.ts';
import { connectedPolicies } from './connected.ts';
import { externalPolicy, policyColumns, type RawPolicy } from './external.ts';

const needs = 'View all External Client Apps, view their settings, and edit their policies';

/** Permission sets that may use an app; not told where the org does not show them. */
const bound = ({ setupEntityAccess }: OrgAsk['facts'], id: string | undefined): readonly string[] | undefined =>
  setupEntityAccess?.state !== 'known' || id === undefined ? undefined : setupEntityAccess.rows.filter(({ entityId }) => sameId(entityId, id)).map(({ parentId }) => parentId);

const noPolicies = (names: readonly string[], all: number): Gap => ({ kind: 'unreadable', words: `Salesforce shows no OAuth policy of ${names.length / 2} of ${all} external client apps.`, needs, about: names });

/** One per app. Of a connected app that only its record tells of, nothing but who may use it is known. */
export const fromOrg: NonNullable<FactUnit<'appPolicies'>['fromOrg']> = async ({ org, facts }) => {
  const apps = facts.externalClientApps;
  const raw = await orGap('The OAuth policies of external client apps', needs, () => readTable<RawPolicy>(org, { from: 'ExtlClntAppOauthPlcyCnfg', columns: policyColumns }));
  const connected = connectedPolicies(facts, (id) => bound(facts, id));
  const policies = isGap(raw) ? [] : raw;
  const external = (apps?.rows ?? []).flatMap((app) => {
    const policy = policies.find(({ ExternalClientApplicationId: id }) => sameId(id, app.id));
    const settings = facts.externalClientAppMetadata?.rows.find((row) => row.app === app.name);
    return policy === undefined ? [] : [externalPolicy(app, policy, settings, bound(facts, app.id))];
  });
  const without = (apps?.rows ?? []).filter(({ id }) => !external.some(({ appId }) => appId === id)).flatMap(({ name, id }) => [name, id]);
  const ofApps = apps === undefined || apps.state === 'unknown' ? (apps?.gaps ?? []) : [];
  const gaps = [...(isGap(raw) ? [raw] : without.length > 0 ? [noPolicies(without, apps?.rows.length ?? 0)] : []), ...ofApps, ...connected.gaps];
  const rows = [...connected.rows, ...external];
  return rows.length === 0 && gaps.length > 0 ? unknown(...gaps) : asFarAs(rows, gaps);
};
