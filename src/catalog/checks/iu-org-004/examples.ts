import type { Example } from '../../../core/model/audit/check.ts';
import type { Facts } from '../../../core/model/audit/datasets.ts';
import { goodFiles } from '../../../core/model/audit/example/files.ts';
import { alter, change, goodOrg, withPolicy, without } from '../../../core/model/audit/example/org.ts';
import { daysAgo } from '../../../core/model/audit/example/rows.ts';

const exported = (facts: Facts, keepDays: number): Facts => withPolicy(facts, { org: { logExport: { to: 'the data lake', keepDays } } });
const unexported = (facts: Facts): Facts => withPolicy(facts, { org: {} });
const logs = (facts: Facts, ...ages: readonly number[]): Facts => change(facts, 'apiTotalUsage', () => ages.map((age) => ({ day: daysAgo(age).slice(0, 10), userId: '', calls: 0 })));
const month = Array.from({ length: 31 }, (_, age) => age);
const refused = { kind: 'refused', words: 'Salesforce refused to show API usage logs.', needs: 'View Event Log Files' } as const;

const examples: readonly Example[] = [
  { title: 'Exported and kept for a year', kind: 'pass', mode: 'org', facts: goodOrg(), result: 'pass', says: 'exported to the data lake and kept there for 365 days' },
  { title: 'The org keeps a month', kind: 'pass', mode: 'org', facts: logs(unexported(goodOrg()), ...month), result: 'pass', says: 'The org keeps' },
  { title: 'The org keeps one day, and nobody exports', kind: 'fail', mode: 'org', facts: logs(unexported(goodOrg()), 1), result: 'fail', says: 'no export of them is on record' },
  { title: 'Exported, and kept for a week only', kind: 'warn', mode: 'org', facts: logs(exported(goodOrg(), 7), 1), result: 'warn', says: 'for 7 days only' },
  { title: 'The org keeps a month by now, and is set to keep a week', kind: 'warn', mode: 'org', facts: alter(logs(unexported(goodOrg()), ...month), 'orgSettings', () => true, { eventLogRetentionDays: 7 }), result: 'warn', says: 'kept for 7 days only' },
  { title: 'Logs cannot be read, and nobody exports', kind: 'unknown', mode: 'org', facts: without(unexported(goodOrg()), 'apiTotalUsage', refused), result: 'unknown', says: 'refused' },
  { title: 'The policy cannot be read', kind: 'unknown', mode: 'org', facts: without(goodOrg(), 'policy', { kind: 'unreadable', words: 'integrations/policy.yaml cannot be read.' }), result: 'unknown', says: 'integrations/policy.yaml cannot be read' },
  { title: 'Org without the add-on keeps 24 hours and policy declares a daily export', kind: 'near-miss', mode: 'org', facts: logs(goodOrg(), 1), result: 'pass' },
  { title: 'Hourly files only: all sequences of a day are that day', kind: 'near-miss', mode: 'org', facts: logs(unexported(goodOrg()), ...month, ...month, ...month), result: 'pass' },
  { title: 'Day without any API call has no file', kind: 'near-miss', mode: 'org', facts: logs(unexported(goodOrg()), ...month.filter((age) => age % 7 !== 3)), result: 'pass' },
  { title: 'A policy with an export', kind: 'pass', mode: 'source', facts: goodFiles(), result: 'pass' },
  { title: 'A policy with a short export', kind: 'warn', mode: 'source', facts: exported(goodFiles(), 7), result: 'warn', says: 'API usage logs are exported to the data lake, which keeps them for 7 days only' },
  { title: 'Files without an export, and event logs switched off', kind: 'unknown', mode: 'source', facts: alter(unexported(goodFiles()), 'orgSettings', () => true, { eventLogGeneration: false }), result: 'unknown', says: 'switch event logs off' },
];
export default examples;
