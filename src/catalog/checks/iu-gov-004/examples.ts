import type { Example } from '../../../core/model/audit/check.ts';
import type { Facts } from '../../../core/model/audit/datasets.ts';
import { goodFiles } from '../../../core/model/audit/example/files.ts';
import { add, alter, change, goodOrg, ids, withPolicy, without } from '../../../core/model/audit/example/org.ts';
import { anAuditEntry, aRecord, aSpec, daysAgo } from '../../../core/model/audit/example/rows.ts';

const day = (days: number): string => daysAgo(days).slice(0, 10);
const review = (on: number, until: number, by = 'bo@example.com', integration = 'hubspot'): object => ({ integration, by, on: day(on), until: day(-until) });
const reviewed = (facts: Facts, ...attestations: readonly object[]): Facts => withPolicy(facts, { attestations });
/** HubSpot, made 200 days ago. */
const old = (facts: Facts = goodOrg()): Facts => alter(alter(alter(facts, 'users', ({ id }) => id === ids.hubspot, { createdAt: daysAgo(200) }), 'auditLog', () => true, { at: daysAgo(200) }), 'records', () => true, { createdAt: daysAgo(200), rotatedAt: daysAgo(200) });
const files = (): Facts => old(add(goodFiles(), 'auditLog', anAuditEntry({ runId: 'r1', integration: 'hubspot' })));
const due = (facts: Facts, reviewBy: string): Facts => change(facts, 'registry', () => [aSpec({ name: 'hubspot', label: 'HubSpot', reviewBy })]);
const run = (facts: Facts, days: number, planDigest: string, row: object = {}): Facts => add(facts, 'auditLog', anAuditEntry({ runId: `r-${days}`, integration: 'hubspot', action: 'apply', at: daysAgo(days), planDigest, ...row }));

const left = (facts: Facts, ...rows: readonly { readonly action: string; readonly days: number }[]): Facts =>
  add(
    alter(facts, 'users', ({ id }) => id === ids.chi, { isActive: false, lastLoginAt: daysAgo(300) }),
    'setupAuditTrail',
    ...rows.map(({ action, days }, index) => ({ id: `0Ym${index}`, time: daysAgo(days), action, display: 'Deactivated user chi@example.com', username: 'ada.admin@example.com' })),
  );
const gone = { action: 'deactivateduser', days: 20 };
const rotated = (facts: Facts, days: number): Facts => alter(facts, 'records', () => true, { rotatedAt: daysAgo(days) });

const examples: readonly Example[] = [
  { title: 'Reviewed 65 days ago', kind: 'pass', mode: 'org', facts: old(), result: 'pass', says: 'bo@example.com reviewed it' },
  { title: 'Reviewed 65 days ago, by files', kind: 'pass', mode: 'source', facts: files(), result: 'pass' },
  { title: 'Nobody reviewed it, and others were reviewed', kind: 'fail', mode: 'org', facts: reviewed(old(), review(5, 85, 'bo@example.com', 'warehouse')), result: 'fail', says: 'Nobody is on record as having reviewed hubspot.' },
  { title: 'The last review is of 100 days ago', kind: 'fail', mode: 'org', facts: reviewed(old(), review(100, 5)), result: 'fail', says: 'the next one, 90 days later, was 10 days ago.' },
  { title: 'The last review held until last week', kind: 'fail', mode: 'org', facts: reviewed(old(), review(60, -7)), result: 'fail', says: 'which was 7 days ago' },
  { title: 'reviewBy has passed', kind: 'fail', mode: 'org', facts: due(old(), day(3)), result: 'fail', says: 'reviewBy of hubspot' },
  { title: 'reviewBy has passed in a project that writes no reviews down', kind: 'fail', mode: 'source', facts: reviewed(due(files(), day(3))), result: 'fail', says: 'was 3 days ago' },
  { title: 'Another plan was applied after the review', kind: 'fail', mode: 'org', facts: run(old(), 10, 'p2'), result: 'fail', says: 'after its last review of' },
  { title: 'Another plan was applied after the review, by files', kind: 'fail', mode: 'source', facts: run(files(), 10, 'p2'), result: 'fail', says: 'hubspot was changed on 2026-11-12, after its last review of 2026-09-18' },
  { title: 'A review dated tomorrow is none yet', kind: 'looks-fine-but-fails', mode: 'org', facts: reviewed(old(), review(-1, 90), review(100, 60)), result: 'fail', says: 'was 10 days ago' },
  { title: 'A custodian left after the credential was made', kind: 'fail', mode: 'org', facts: left(old(), gone), result: 'fail', says: 'chi@example.com, who looked after hubspot, left on' },
  { title: 'A custodian left, and no review is written down anywhere', kind: 'fail', mode: 'org', facts: reviewed(left(old(), gone)), result: 'fail', says: 'chi@example.com, who looked after hubspot, left on 2026-11-02' },
  { title: 'A custodian logged in after the rotation and is inactive now: the day is not on record, and later than the rotation', kind: 'fail', mode: 'org', facts: alter(left(rotated(old(), 40)), 'users', ({ id }) => id === ids.chi, { lastLoginAt: daysAgo(30) }), result: 'fail', says: 'left after' },
  { title: 'The day on which a custodian left is not on record', kind: 'unknown', mode: 'org', facts: left(old()), result: 'unknown', says: 'since when is not in the setup audit trail' },
  { title: 'Users cannot be seen, so nobody knows who left', kind: 'unknown', mode: 'org', facts: without(old(), 'users', { kind: 'refused', words: 'Salesforce refused to show it.' }), result: 'unknown', says: 'Salesforce refused to show it' },
  { title: 'The audit log cannot be read', kind: 'unknown', mode: 'org', facts: without(old(), 'auditLog', { kind: 'unreadable', words: 'integrations/audit cannot be read.' }), result: 'unknown', says: 'integrations/audit cannot be read' },
  { title: 'The audit log cannot be read, by files', kind: 'unknown', mode: 'source', facts: without(files(), 'auditLog', { kind: 'unreadable', words: 'integrations/audit cannot be read.' }), result: 'unknown', says: 'integrations/audit cannot be read' },
  { title: 'The review holds for ten more days', kind: 'warn', mode: 'org', facts: reviewed(old(), review(60, 10)), result: 'warn', says: 'is in 10 days' },
  { title: 'reviewBy is today', kind: 'warn', mode: 'org', facts: due(old(), day(0)), result: 'warn', says: 'is today' },
  { title: 'Only comments or the order of keys changed since: the plan is the same', kind: 'near-miss', mode: 'org', facts: run(old(), 10, 'p1'), result: 'pass' },
  { title: 'A run since only proved what was there', kind: 'near-miss', mode: 'org', facts: run(old(), 10, 'p2', { tried: [] }), result: 'pass' },
  { title: 'Another org was changed since', kind: 'near-miss', mode: 'source', facts: run(files(), 50, 'p9', { orgId: '00D000000000002AAA' }), result: 'pass' },
  { title: 'A custodian left and the credential was rotated the same day', kind: 'near-miss', mode: 'org', facts: rotated(left(old(), gone), 20), result: 'pass' },
  { title: 'Reviewed elsewhere and written down with date and author', kind: 'near-miss', mode: 'org', facts: reviewed(old(), review(30, 60, 'auditor@firm.example')), result: 'pass' },
  { title: 'Sixty days old', kind: 'not-applicable', mode: 'org', facts: goodOrg(), result: 'not-applicable' },
  { title: 'No review is written down in the project', kind: 'not-applicable', mode: 'org', facts: reviewed(old()), result: 'not-applicable', says: 'Not set up' },
  { title: 'Retired', kind: 'not-applicable', mode: 'org', facts: change(old(), 'registry', () => [aSpec({ name: 'hubspot', state: 'retired' })]), result: 'not-applicable' },
  { title: 'Never applied', kind: 'not-applicable', mode: 'source', facts: goodFiles(), result: 'not-applicable' },
  { title: 'Only a record tells since when it is there', kind: 'fail', mode: 'source', facts: reviewed(add(goodFiles(), 'records', aRecord({ orgId: ids.org, integration: 'hubspot', createdAt: daysAgo(200) })), review(100, 60)), result: 'fail', says: 'The last review of hubspot is of 2026-08-14 (by bo@example.com); the next one, 90 days later, was 10 days ago' },
];
export default examples;
