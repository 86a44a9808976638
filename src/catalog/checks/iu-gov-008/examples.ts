import type { Example } from '../../../core/model/audit/check.ts';
import type { Facts } from '../../../core/model/audit/datasets.ts';
import { goodFiles } from '../../../core/model/audit/example/files.ts';
import { add, alter, change, goodOrg, ids, partly, withPolicy, without } from '../../../core/model/audit/example/org.ts';
import { aLogin, anAuditEntry, aRecord, aSpec, daysAgo, logins } from '../../../core/model/audit/example/rows.ts';
import type { AuditEntryRow } from '../../../core/model/audit/rows-files.ts';

const review = (on: number, by = 'bo@example.com', integration = 'hubspot'): object => ({ integration, by, on: daysAgo(on).slice(0, 10), until: daysAgo(-25).slice(0, 10) });
const reviewed = (facts: Facts, ...attestations: readonly object[]): Facts => withPolicy(facts, { attestations });
const run = (facts: Facts, days: number, planDigest: string, row: Partial<AuditEntryRow> = {}): Facts => add(facts, 'auditLog', anAuditEntry({ runId: `r-${days}`, integration: 'hubspot', action: 'apply', at: daysAgo(days), planDigest, ...row }));
/** In use since so many days. */
const used = (facts: Facts, ...days: readonly number[]): Facts =>
  change(change(facts, 'loginHistory', () => days.map((each) => aLogin({ userId: ids.hubspot, time: daysAgo(each) }))), 'loginSummary', () => [logins({ userId: ids.hubspot, lastAt: daysAgo(Math.min(...days)) })]);
/** Made 60 days ago, in use by its record since 50 days. */
const files = (firstUsedAt: string = daysAgo(50)): Facts => add(add(goodFiles(), 'auditLog', anAuditEntry({ runId: 'r1', integration: 'hubspot' })), 'records', aRecord({ orgId: ids.org, integration: 'hubspot', firstUsedAt }));
const onlyProof = (facts: Facts): Facts => used(alter(facts, 'users', ({ id }) => id === ids.hubspot, { lastLoginAt: daysAgo(60) }), 60);
/** The user was there for a year when the first run adopted it, ten days ago. */
const adopted = (facts: Facts): Facts => alter(alter(facts, 'users', ({ id }) => id === ids.hubspot, { createdAt: daysAgo(370) }), 'auditLog', () => true, { at: daysAgo(10) });
const noLogins = { kind: 'truncated', words: 'Only the newest logins could be read.', about: [ids.hubspot] } as const;
const unreadable = { kind: 'unreadable', words: 'integrations/audit cannot be read.' } as const;
const anonymous = Object.fromEntries(Object.entries(anAuditEntry({ runId: 'r1', integration: 'hubspot' })).filter(([each]) => each !== 'author')) as unknown as AuditEntryRow;

const examples: readonly Example[] = [
  { title: 'Reviewed by a custodian before the user was made', kind: 'pass', mode: 'org', facts: goodOrg(), result: 'pass', says: 'bo@example.com reviewed what it can see' },
  { title: 'Reviewed between the first run and the first login', kind: 'pass', mode: 'org', facts: reviewed(used(goodOrg(), 30, 1), review(40)), result: 'pass' },
  { title: 'Reviewed before it was made, by files', kind: 'pass', mode: 'source', facts: files(), result: 'pass' },
  { title: 'In use, and only another integration was reviewed', kind: 'fail', mode: 'org', facts: reviewed(goodOrg(), review(65, 'bo@example.com', 'warehouse')), result: 'fail', says: 'nobody is on record as having reviewed what it can see' },
  { title: 'In use, and only another integration was reviewed, by files', kind: 'fail', mode: 'source', facts: reviewed(files(), review(65, 'bo@example.com', 'warehouse')), result: 'fail', says: 'hubspot is in use in production, and nobody is on record as having reviewed what it can see' },
  { title: 'Reviewed only by the admin who made it', kind: 'fail', mode: 'org', facts: reviewed(goodOrg(), review(65, 'ada.admin@example.com')), result: 'fail', says: 'Only ada.admin@example.com, who made it' },
  { title: 'The admin who made it reviewed it under the e-mail address of the same user', kind: 'looks-fine-but-fails', mode: 'org', facts: reviewed(alter(goodOrg(), 'users', ({ id }) => id === ids.ada, { email: 'ada@example.com' }), review(65, 'ada@example.com')), result: 'fail', says: 'Only ada@example.com, who made it, has reviewed what hubspot can see' },
  { title: 'Reviewed after it was in use', kind: 'fail', mode: 'org', facts: reviewed(used(goodOrg(), 30, 1), review(20)), result: 'fail', says: 'and it was in use by' },
  { title: 'Reviewed after it was in use, by files', kind: 'fail', mode: 'source', facts: reviewed(files(), review(20)), result: 'fail', says: 'The first review of hubspot by another person is of 2026-11-02 (bo@example.com)' },
  { title: 'Another plan was applied after the review', kind: 'fail', mode: 'org', facts: run(goodOrg(), 10, 'p2'), result: 'fail', says: 'nobody has reviewed it since' },
  { title: 'Another plan was applied after the review, by files', kind: 'fail', mode: 'source', facts: run(files(), 10, 'p2'), result: 'fail', says: 'hubspot was changed on 2026-11-12, and nobody has reviewed it since 2026-09-18' },
  { title: 'Reviewed only by its owner', kind: 'warn', mode: 'org', facts: reviewed(goodOrg(), review(65, 'Ana@Example.com')), result: 'warn', says: 'Only its owner ana@example.com' },
  { title: 'Reviewed before a known login, and earlier ones could not be read', kind: 'unknown', mode: 'org', facts: partly(reviewed(used(goodOrg(), 30, 1), review(40)), 'loginHistory', noLogins), result: 'unknown', says: 'Whether hubspot was in use before its first review' },
  { title: 'Reviewed between the first run and the login on record, by files', kind: 'unknown', mode: 'source', facts: reviewed(files(), review(55)), result: 'unknown', says: 'Whether hubspot was in use before its first review of 2026-09-28 cannot be told' },
  { title: 'No run on record, so nobody knows who made it', kind: 'unknown', mode: 'org', facts: change(reviewed(goodOrg(), review(30)), 'auditLog', () => []), result: 'unknown', says: 'When hubspot was made, and by whom, is not on record.' },
  { title: 'The first run does not say whose it was', kind: 'unknown', mode: 'org', facts: change(goodOrg(), 'auditLog', () => [anonymous]), result: 'unknown', says: 'Who made hubspot is not on record' },
  { title: 'The audit log cannot be read', kind: 'unknown', mode: 'org', facts: without(goodOrg(), 'auditLog', unreadable), result: 'unknown', says: 'integrations/audit cannot be read' },
  { title: 'The policy cannot be read', kind: 'unknown', mode: 'org', facts: without(goodOrg(), 'policy', { ...unreadable, words: 'integrations/policy.yaml cannot be read.' }), result: 'unknown', says: 'integrations/policy.yaml cannot be read' },
  { title: 'Users cannot be seen', kind: 'unknown', mode: 'org', facts: without(goodOrg(), 'users', { kind: 'refused', words: 'Salesforce refused to show it.' }), result: 'unknown', says: 'Salesforce refused to show it' },
  { title: 'Whether this is production is not known', kind: 'unknown', mode: 'org', facts: without(goodOrg(), 'organization', { kind: 'refused', words: 'Salesforce refused to show it.' }), result: 'unknown', says: 'Salesforce refused to show it' },
  { title: 'Reviewed for the sandbox, with the same plan', kind: 'near-miss', mode: 'org', facts: run(reviewed(goodOrg(), review(65)), 70, 'p1', { orgId: '00D000000000002AAA' }), result: 'pass' },
  { title: 'An identity that was there before the registry, reviewed when it was adopted', kind: 'near-miss', mode: 'org', facts: reviewed(adopted(goodOrg()), review(10)), result: 'pass' },
  { title: 'A run since then only proved what was there', kind: 'near-miss', mode: 'org', facts: run(goodOrg(), 10, 'p2', { tried: [] }), result: 'pass' },
  { title: 'Only this tool logged in as it, to prove it', kind: 'not-applicable', mode: 'org', facts: reviewed(onlyProof(goodOrg())), result: 'not-applicable', says: 'but for the proof' },
  { title: 'Only this tool logged in as it, by files', kind: 'not-applicable', mode: 'source', facts: files(daysAgo(60)), result: 'not-applicable' },
  { title: 'A sandbox', kind: 'not-applicable', mode: 'org', facts: alter(goodOrg(), 'organization', () => true, { isSandbox: true }), result: 'not-applicable' },
  { title: 'The user is inactive', kind: 'not-applicable', mode: 'org', facts: alter(goodOrg(), 'users', ({ id }) => id === ids.hubspot, { isActive: false }), result: 'not-applicable' },
  { title: 'No environment is production', kind: 'not-applicable', mode: 'source', facts: change(files(), 'registry', () => [aSpec({ name: 'hubspot', environments: { uat: { username: 'hubspot.integration@example.com.uat', orgId: ids.org } } }, 'none')]), result: 'not-applicable' },
  { title: 'No review is written down in the project', kind: 'not-applicable', mode: 'org', facts: reviewed(goodOrg()), result: 'not-applicable', says: 'Not set up' },
];
export default examples;
