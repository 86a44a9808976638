import type { Example } from '../../../core/model/audit/check.ts';
import type { Facts } from '../../../core/model/audit/datasets.ts';
import { goodFiles } from '../../../core/model/audit/example/files.ts';
import { add, alter, change, goodOrg, ids, without } from '../../../core/model/audit/example/org.ts';
import { anAuditEntry, aRecord, daysAgo } from '../../../core/model/audit/example/rows.ts';
import type { AuditEntryRow } from '../../../core/model/audit/rows-files.ts';
import type { SetupChangeRow } from '../../../core/model/audit/rows-use.ts';

const entry = (runId: string, row: Partial<AuditEntryRow> = {}): AuditEntryRow => anAuditEntry({ runId, integration: 'hubspot', ...row });
const files = (...entries: readonly AuditEntryRow[]): Facts => add(add(goodFiles(), 'records', aRecord({ orgId: ids.org, integration: 'hubspot' })), 'auditLog', ...entries);
const branched = [entry('r1'), entry('r2', { parents: ['r1'], at: daysAgo(20) }), entry('r3', { parents: ['r1'], at: daysAgo(19) })];
const lacking = (property: 'at' | 'author'): AuditEntryRow => Object.fromEntries(Object.entries(entry('r2', { parents: ['r1'] })).filter(([each]) => each !== property)) as unknown as AuditEntryRow;
const setupChange = (row: Partial<SetupChangeRow> = {}): SetupChangeRow => ({ id: '0Ym000000000001AAA', time: daysAgo(5), action: 'profileChanged', display: 'Changed profile hubspot_Integration', username: 'ada.admin@example.com', ...row });

const examples: readonly Example[] = [
  { title: 'One entry, and the record that names its plan', kind: 'pass', mode: 'org', facts: goodOrg(), result: 'pass' },
  { title: 'A chain of entries', kind: 'pass', mode: 'source', facts: files(entry('r1'), entry('r2', { parents: ['r1'], at: daysAgo(3) })), result: 'pass', says: 'All 2 entries' },
  { title: 'An entry that others continue is gone', kind: 'fail', mode: 'source', facts: files(entry('r2', { parents: ['r1'] })), result: 'fail', says: 'integrations/audit/r2.json continues an entry (r1) that is not in integrations/audit any more, or was changed since.' },
  { title: 'An entry was edited: its hash is another one', kind: 'fail', mode: 'org', facts: add(alter(goodOrg(), 'auditLog', () => true, { digest: 'edited' }), 'auditLog', entry('r2', { parents: ['r1'] })), result: 'fail', says: 'integrations/audit/r2.json continues an entry (r1) that is not in integrations/audit any more' },
  { title: 'An entry cannot be read', kind: 'fail', mode: 'source', facts: files(entry('r1'), entry('r2', { whole: false })), result: 'fail', says: 'integrations/audit/r2.json is no entry of the audit log that can be read.' },
  { title: 'An entry says no time', kind: 'fail', mode: 'source', facts: files(entry('r1'), lacking('at')), result: 'fail', says: 'does not say when it was' },
  { title: 'An entry says no author', kind: 'fail', mode: 'org', facts: add(goodOrg(), 'auditLog', lacking('author')), result: 'fail', says: 'does not say who did it' },
  { title: 'A record, and no audit log', kind: 'fail', mode: 'source', facts: files(), result: 'fail', says: `says that hubspot was applied to ${ids.org}, and integrations/audit has no entry of that` },
  { title: 'A record of another org, and entries of this one only', kind: 'fail', mode: 'org', facts: add(goodOrg(), 'records', aRecord({ orgId: '00D000000000002AAA', integration: 'hubspot' })), result: 'fail', says: 'integrations/records/00D000000000002AAA/hubspot.json says that hubspot was applied to 00D000000000002AAA' },
  { title: 'The last plan of a record was carried out by no entry', kind: 'unknown', mode: 'org', facts: alter(goodOrg(), 'records', () => true, { planDigest: 'p2' }), result: 'unknown', says: 'the entry of its last run may be missing' },
  { title: 'Entries, and no record that names the last one', kind: 'unknown', mode: 'source', facts: add(goodFiles(), 'auditLog', entry('r1')), result: 'unknown', says: 'would not be seen' },
  { title: 'The audit log cannot be read', kind: 'unknown', mode: 'org', facts: without(goodOrg(), 'auditLog', { kind: 'unreadable', words: 'integrations/audit cannot be read.' }), result: 'unknown', says: 'integrations/audit cannot be read' },
  { title: 'The records cannot be read', kind: 'unknown', mode: 'org', facts: without(goodOrg(), 'records', { kind: 'unreadable', words: 'integrations/records cannot be read.' }), result: 'unknown', says: 'integrations/records cannot be read' },
  { title: 'Somebody who runs this tool changed the profile by hand', kind: 'warn', mode: 'org', facts: add(goodOrg(), 'setupAuditTrail', setupChange()), result: 'warn', says: 'ada.admin@example.com, who runs this tool, changed something of hubspot' },
  { title: 'A change that a run made', kind: 'near-miss', mode: 'org', facts: add(goodOrg(), 'setupAuditTrail', setupChange({ time: new Date(Date.parse(daysAgo(60)) + 120_000).toISOString() })), result: 'pass' },
  { title: 'A change to a profile of another name', kind: 'near-miss', mode: 'org', facts: add(goodOrg(), 'setupAuditTrail', setupChange({ display: 'Changed profile hubspot_Integration_Old' })), result: 'pass' },
  { title: 'A change before the first run', kind: 'near-miss', mode: 'org', facts: add(goodOrg(), 'setupAuditTrail', setupChange({ time: daysAgo(90) })), result: 'pass' },
  { title: 'Two files with the same parent after a branch: two heads until the merge', kind: 'near-miss', mode: 'source', facts: files(...branched), result: 'pass' },
  { title: 'A file that names two parents after a merge', kind: 'near-miss', mode: 'source', facts: files(...branched, entry('r4', { parents: ['r2', 'r3'], at: daysAgo(2) })), result: 'pass' },
  { title: 'Setup changes older than 180 days are gone from the org but are in the log', kind: 'near-miss', mode: 'org', facts: alter(goodOrg(), 'auditLog', () => true, { at: daysAgo(300) }), result: 'pass' },
  { title: 'Specs that were never applied', kind: 'not-applicable', mode: 'source', facts: goodFiles(), result: 'not-applicable', says: 'Not set up' },
  { title: 'No spec and no audit log', kind: 'not-applicable', mode: 'org', facts: change(change(change(goodOrg(), 'registry', () => []), 'auditLog', () => []), 'records', () => []), result: 'not-applicable' },
];
export default examples;
