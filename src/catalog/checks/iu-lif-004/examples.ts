import type { Example } from '../../../core/model/audit/check.ts';
import type { Facts } from '../../../core/model/audit/datasets.ts';
import { goodFiles } from '../../../core/model/audit/example/files.ts';
import { add, alter, change, goodOrg, ids, without } from '../../../core/model/audit/example/org.ts';
import { aCertificate, appMetadata, aRecord, aSpec, aUser } from '../../../core/model/audit/example/rows.ts';
import type { RecordRow } from '../../../core/model/audit/rows-files.ts';

const sandbox = '00D000000000002AAA';
const username = 'hubspot.integration@example.com';
const two = (facts: Facts, environment: string): Facts =>
  change(facts, 'registry', () => [aSpec({ name: 'hubspot', label: 'HubSpot', environments: { production: { username, orgId: ids.org }, uat: { username: `${username}.uat`, orgId: sandbox } } }, environment)]);
const uat = (to: Partial<RecordRow> = {}): RecordRow => aRecord({ orgId: sandbox, integration: 'hubspot', fingerprint: 'BB:02', ...to });
const files = (...records: readonly RecordRow[]): Facts => change(two(goodFiles(), 'none'), 'records', () => [aRecord({ orgId: ids.org, integration: 'hubspot' }), ...records]);
const org = (...records: readonly RecordRow[]): Facts => add(two(goodOrg(), 'production'), 'records', ...records);

const ownSandbox = (): Facts => {
  const inSandbox = alter(two(goodOrg(), 'uat'), 'organization', () => true, { id: sandbox, isSandbox: true });
  return alter(add(inSandbox, 'records', uat()), 'externalClientAppMetadata', () => true, { certificate: aCertificate({ fingerprint: 'BB:02', publicKey: 'bb02' }) });
};

/** The sandbox as it is after a refresh: the user of production copied beside the sandbox's own. */
const refreshed = (fingerprint: string): Facts => {
  const inSandbox = alter(two(goodOrg(), 'uat'), 'organization', () => true, { id: sandbox, isSandbox: true });
  const own = alter(inSandbox, 'users', ({ id }) => id === ids.hubspot, { username: `${username}.uat` });
  const copied = add(own, 'users', aUser({ id: '005000000000009AAA', username: `${username}.full`, profileId: ids.hubspotProfile, profile: 'hubspot_Integration', licence: 'Salesforce Integration' }));
  return alter(add(copied, 'records', uat()), 'externalClientAppMetadata', () => true, { certificate: aCertificate({ fingerprint, publicKey: fingerprint }) });
};
const unbound = (facts: Facts): Facts => change(change(facts, 'appPolicies', (rows) => rows.map((row) => ({ ...row, boundTo: [] }))), 'setupEntityAccess', () => []);

const examples: readonly Example[] = [
  { title: 'Production and sandbox with keys of their own', kind: 'pass', mode: 'org', facts: org(uat()), result: 'pass' },
  { title: 'The records of two orgs name one certificate', kind: 'fail', mode: 'org', facts: org(uat({ fingerprint: 'aa:01' })), result: 'fail', says: 'production and uat use the same certificate or key' },
  { title: 'The records of two orgs name one place of the store', kind: 'fail', mode: 'org', facts: org(uat({ secretReference: `file:${ids.org}/hubspot` })), result: 'fail', says: 'the same place of the store' },
  { title: 'A snapshot of the other org shows the key that is in use here', kind: 'fail', mode: 'org', facts: add(two(goodOrg(), 'production'), 'otherEnvironments', { orgId: sandbox, environment: 'uat', integration: 'hubspot', publicKeys: ['aa01'], secretReferences: [] }), result: 'fail', says: 'production and uat use the same certificate or key: whoever holds the one opens the other' },
  { title: 'A refreshed sandbox: production\'s user is active and its app takes production\'s key', kind: 'fail', mode: 'org', facts: refreshed('AA:01'), result: 'fail', says: 'is active in this sandbox while its app is bound, with the key of production' },
  { title: 'A refreshed sandbox: production\'s user is active, and no app is bound', kind: 'warn', mode: 'org', facts: unbound(refreshed('BB:02')), result: 'warn', says: `${username}.full, the copy of the user of production, is active in this sandbox` },
  { title: 'Nothing is on record of the sandbox', kind: 'unknown', mode: 'org', facts: org(), result: 'unknown', says: 'Nothing is on record of the credential of uat.' },
  { title: 'The records cannot be read', kind: 'unknown', mode: 'org', facts: without(two(goodOrg(), 'production'), 'records', { kind: 'unreadable', words: 'integrations/records cannot be read.' }), result: 'unknown', says: 'Nothing is on record of the credential of uat' },
  { title: 'One environment only', kind: 'not-applicable', mode: 'org', facts: goodOrg(), result: 'not-applicable' },
  { title: 'Two environments, and nothing was ever applied', kind: 'not-applicable', mode: 'source', facts: two(goodFiles(), 'none'), result: 'not-applicable' },
  { title: 'Same username stem with a sandbox suffix', kind: 'near-miss', mode: 'org', facts: alter(ownSandbox(), 'users', ({ id }) => id === ids.hubspot, { username: `${username}.uat` }), result: 'pass' },
  { title: 'One store path with an environment part: vault:prod/hubspot and vault:uat/hubspot', kind: 'near-miss', mode: 'source', facts: change(files(), 'records', () => [aRecord({ orgId: ids.org, integration: 'hubspot', secretReference: 'vault:prod/hubspot' }), uat({ secretReference: 'vault:uat/hubspot' })]), result: 'pass' },
  { title: 'Same certificate in the source and MDAPI copies of one environment', kind: 'near-miss', mode: 'source', facts: add(files(uat()), 'externalClientAppMetadata', appMetadata({ app: 'hubspot_Integration', certificate: aCertificate() })), result: 'pass' },
  { title: 'Records of two orgs with different keys', kind: 'pass', mode: 'source', facts: files(uat()), result: 'pass' },
  { title: 'Records of two orgs with one key', kind: 'fail', mode: 'source', facts: files(uat({ fingerprint: 'AA:01' })), result: 'fail', says: 'production and uat use the same certificate or key: whoever holds the one opens the other' },
];
export default examples;
