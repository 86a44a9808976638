import type { Example } from '../../../core/model/audit/check.ts';
import type { Facts } from '../../../core/model/audit/datasets.ts';
import { add, alter, change, goodOrg, ids, withPolicy, without } from '../../../core/model/audit/example/org.ts';
import { anAuditEntry, daysAgo } from '../../../core/model/audit/example/rows.ts';
import type { SetupChangeRow } from '../../../core/model/audit/rows-use.ts';

const changed = (to: Partial<SetupChangeRow> = {}, facts: Facts = goodOrg()): Facts =>
  add(facts, 'setupAuditTrail', { id: '0Ym000000000001AAA', time: daysAgo(1), action: 'loginIpRanges', username: 'pat.person@example.com', userId: ids.pat, display: 'Changed profile hubspot_Integration: added IP range 0.0.0.0', ...to });
const byTool = (facts: Facts): Facts => withPolicy(facts, { changes: { expectedActors: ['deploy@example.com'], window: { days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '06:00', to: '20:00' } } });
const deploy = { username: 'deploy@example.com', userId: '005000000000009AAA' };
/** A Friday morning; the moment of the examples is a Sunday. */
const friday = { time: '2026-11-20T08:00:00.000Z' };
const salesforce = (facts: Facts): Facts => alter(facts, 'setupAuditTrail', () => true, { context: 'Release Update' });
const refused = { kind: 'refused', words: 'Salesforce refused to show it.', needs: 'View Setup and Configuration' } as const;

const examples: readonly Example[] = [
  { title: 'No setup change since the last run', kind: 'pass', mode: 'org', facts: goodOrg(), result: 'pass' },
  { title: 'Somebody widens the addresses of a managed profile', kind: 'fail', mode: 'org', facts: changed(), result: 'fail', says: 'pat.person@example.com changed something of hubspot on 2026-11-21 at 09:00 UTC: Changed profile hubspot_Integration' },
  { title: 'Somebody changes the managed user, by its username', kind: 'fail', mode: 'org', facts: changed({ display: 'Changed email for user hubspot.integration@example.com.' }), result: 'fail', says: 'pat.person@example.com changed something of hubspot on 2026-11-21 at 09:00 UTC' },
  { title: 'An administrator on trustedAdmins changes it by hand', kind: 'fail', mode: 'org', facts: changed({ username: 'ada.admin@example.com', userId: ids.ada }), result: 'fail', says: 'ada.admin@example.com' },
  { title: 'A change of a run that is on record', kind: 'pass', mode: 'org', facts: add(changed({ username: 'ada.admin@example.com', userId: ids.ada, time: daysAgo(1) }), 'auditLog', anAuditEntry({ runId: 'r2', integration: 'hubspot', at: daysAgo(1.005) })), result: 'pass' },
  { title: 'A change of somebody else during a run that is on record', kind: 'fail', mode: 'org', facts: add(changed(), 'auditLog', anAuditEntry({ runId: 'r2', integration: 'hubspot', at: daysAgo(1.005) })), result: 'fail', says: 'pat.person@example.com changed something of hubspot on 2026-11-21 at 09:00 UTC' },
  { title: 'A change before the last run, which brought all back', kind: 'pass', mode: 'org', facts: changed({ time: daysAgo(61) }), result: 'pass' },
  { title: 'A change of another component', kind: 'pass', mode: 'org', facts: changed({ display: 'Changed profile Standard User' }), result: 'pass' },
  { title: 'Another deployment tool, in its hours', kind: 'pass', mode: 'org', facts: byTool(changed({ ...deploy, ...friday })), result: 'pass' },
  { title: 'Another deployment tool, on a Saturday', kind: 'warn', mode: 'org', facts: byTool(changed(deploy)), result: 'warn', says: 'outside the hours' },
  { title: 'A change that names a managed permission set by its label', kind: 'warn', mode: 'org', facts: changed({ display: 'Changed permission set hubspot Integration' }), result: 'warn', says: 'by its label only' },
  { title: 'Setup changes cannot be read', kind: 'unknown', mode: 'org', facts: without(goodOrg(), 'setupAuditTrail', refused), result: 'unknown', says: 'Salesforce refused to show it' },
  { title: 'The audit log cannot be read', kind: 'unknown', mode: 'org', facts: without(goodOrg(), 'auditLog', { kind: 'unreadable', words: 'integrations/audit cannot be read.' }), result: 'unknown', says: 'integrations/audit cannot be read' },
  { title: 'The last run is longer ago than Salesforce keeps changes', kind: 'unknown', mode: 'org', facts: alter(goodOrg(), 'auditLog', () => true, { at: daysAgo(200) }), result: 'unknown', says: '180 days' },
  { title: 'Nothing was ever applied in this org', kind: 'not-applicable', mode: 'org', facts: change(changed(), 'auditLog', () => []), result: 'not-applicable' },
  { title: 'Row by Salesforce itself: CreatedByContext set or a release update', kind: 'near-miss', mode: 'org', facts: salesforce(changed()), result: 'pass' },
  { title: 'Login-As row of another user, whose DelegateUser is an expected actor', kind: 'near-miss', mode: 'org', facts: byTool(changed({ delegate: 'deploy@example.com', ...friday })), result: 'pass' },
  { title: 'Another component whose name contains a managed name', kind: 'near-miss', mode: 'org', facts: changed({ display: 'Changed profile hubspot_Integration_Old, then my.hubspot_Integration' }), result: 'pass' },
];
export default examples;
