import type { Example } from '../../../core/model/audit/check.ts';
import { goodFiles } from '../../../core/model/audit/example/files.ts';
import { add, alter, change, goodOrg, ids, partly, without } from '../../../core/model/audit/example/org.ts';
import { aCertificate, aLogin, aRecord, aSpec, aToken, daysAgo } from '../../../core/model/audit/example/rows.ts';
import type { Facts } from '../../../core/model/audit/datasets.ts';
import type { SpecInput } from '../../../core/model/spec.ts';

const madeAt = (days: number): Facts => alter(goodOrg(), 'externalClientAppMetadata', () => true, { certificate: aCertificate({ notBefore: daysAgo(days) }) });
const withSpec = (facts: Facts, spec: Partial<SpecInput>, environment?: string): Facts => change(facts, 'registry', () => [aSpec({ name: 'hubspot', label: 'HubSpot', ...spec }, environment)]);
const withSecret = (facts: Facts): Facts => withSpec(facts, { auth: { flow: 'client-credentials' } });
const byPassword = (changedAt: string): Facts => alter(add(goodOrg(), 'loginHistory', aLogin({ userId: ids.hubspot, subType: 'OauthUsernamePassword' })), 'users', ({ id }) => id === ids.hubspot, { passwordChangedAt: changedAt });
const crt = { file: 'force-app/extlClntAppGlobalOauthSets/hubspot_Integration_glbloauth.ecaGlblOauth-meta.xml', line: 4, column: 5 };
const gap = { kind: 'unreadable', words: 'integrations/records cannot be read.' } as const;

const examples: readonly Example[] = [
  { title: 'A certificate of 60 days, to be replaced every 90', kind: 'pass', mode: 'org', facts: goodOrg(), result: 'pass' },
  { title: 'A certificate of 120 days', kind: 'fail', mode: 'org', facts: madeAt(120), result: 'fail', says: 'The certificate of HubSpot was made on 2026-07-25, 120 days ago; it is to be replaced every 90 days, by 2026-10-23.' },
  { title: 'The spec allows the certificate a year', kind: 'pass', mode: 'org', facts: withSpec(madeAt(120), { credentials: { rotateEveryDays: 365 } }), result: 'pass' },
  { title: 'The environment allows less than the spec', kind: 'fail', mode: 'org', facts: withSpec(goodOrg(), { environments: { production: { username: 'hubspot.integration@example.com', credentials: { rotateEveryDays: 30 } } } }), result: 'fail', says: 'every 30 days' },
  { title: 'A certificate that is due in ten days', kind: 'warn', mode: 'org', facts: madeAt(80), result: 'warn', says: 'by 2026-12-02' },
  { title: 'A consumer secret that was last rotated 100 days ago, by the record', kind: 'fail', mode: 'org', facts: change(withSecret(goodOrg()), 'records', () => [aRecord({ orgId: ids.org, integration: 'hubspot', rotatedAt: daysAgo(100) })]), result: 'fail', says: 'The consumer secret' },
  { title: 'A consumer secret that no run of this tool made', kind: 'unknown', mode: 'org', facts: change(withSecret(goodOrg()), 'records', () => []), result: 'unknown', says: 'Salesforce gives no date' },
  { title: 'A refresh token of 200 days', kind: 'fail', mode: 'org', facts: add(goodOrg(), 'oauthTokens', aToken({ userId: ids.hubspot, appName: 'HubSpot', createdAt: daysAgo(200) })), result: 'fail', says: 'The refresh token for HubSpot' },
  { title: 'A password that is in use and 100 days old', kind: 'fail', mode: 'org', facts: byPassword(daysAgo(100)), result: 'fail', says: 'The password, which it logs in with,' },
  { title: 'The records cannot be read', kind: 'unknown', mode: 'org', facts: without(goodOrg(), 'records', gap), result: 'unknown', says: 'integrations/records' },
  { title: 'Some specs cannot be read', kind: 'unknown', mode: 'org', facts: partly(goodOrg(), 'registry', { kind: 'unreadable', words: 'A spec cannot be read.' }), result: 'unknown', says: 'A spec cannot be read' },
  { title: 'A planned integration', kind: 'not-applicable', mode: 'org', facts: withSpec(goodOrg(), { state: 'planned' }), result: 'not-applicable' },
  { title: 'An integration that has no account in this org', kind: 'not-applicable', mode: 'org', facts: withSpec(goodOrg(), {}, 'none'), result: 'not-applicable' },
  { title: 'LastPasswordChangeDate years ago, but the user never logs in with a password', kind: 'near-miss', mode: 'org', facts: alter(goodOrg(), 'users', ({ id }) => id === ids.hubspot, { passwordChangedAt: daysAgo(1200) }), result: 'pass' },
  {
    title: 'Token row created yesterday by a daily job beside an old one that IU-CRD-005 judges', kind: 'near-miss', mode: 'org', result: 'pass',
    facts: add(goodOrg(), 'oauthTokens', aToken({ userId: ids.hubspot, appName: 'HubSpot', createdAt: daysAgo(400) }), aToken({ userId: ids.hubspot, appName: 'HubSpot', createdAt: daysAgo(1) })),
  },
  { title: 'Laptop clock is wrong: ages are counted from the moment of the snapshot, which is the org\'s clock', kind: 'near-miss', mode: 'org', facts: madeAt(75), result: 'pass' },
  { title: 'A certificate in an app file', kind: 'pass', mode: 'source', facts: goodFiles(), result: 'pass' },
  { title: 'An old certificate in an app file', kind: 'fail', mode: 'source', facts: alter(goodFiles(), 'externalClientAppMetadata', () => true, { certificate: aCertificate({ notBefore: daysAgo(400) }), places: { certificate: crt } }), result: 'fail', says: '400 days ago' },
  { title: 'A record of a secret that was never rotated', kind: 'fail', mode: 'source', facts: change(withSpec(goodFiles(), { auth: { flow: 'client-credentials' } }, 'none'), 'records', () => [aRecord({ orgId: ids.org, integration: 'hubspot', rotatedAt: daysAgo(100) })]), result: 'fail', says: 'The consumer secret was made on 2026-08-14, 100 days ago; it is to be replaced every 90 days, by 2026-11-12' },
  { title: 'Files of an integration that was never applied', kind: 'not-applicable', mode: 'source', facts: withSpec(goodFiles(), { auth: { flow: 'client-credentials' } }, 'none'), result: 'not-applicable' },
];
export default examples;
