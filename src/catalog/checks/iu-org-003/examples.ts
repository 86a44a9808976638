import type { Example } from '../../../core/model/audit/check.ts';
import type { Facts } from '../../../core/model/audit/datasets.ts';
import { add, alter, change, goodOrg, ids, without } from '../../../core/model/audit/example/org.ts';
import { daysAgo } from '../../../core/model/audit/example/rows.ts';
import type { HealthCheckRow } from '../../../core/model/audit/rows-setup.ts';

const setting = (to: Partial<HealthCheckRow>): Facts => alter(goodOrg(), 'healthCheck', () => true, to);
const before = (facts: Facts, healthCheck: Readonly<Record<string, string>>): Facts => add(facts, 'previousSnapshot', { orgId: ids.org, takenAt: daysAgo(30), healthCheck });

const examples: readonly Example[] = [
  { title: 'No high risk, and no earlier snapshot', kind: 'pass', mode: 'org', facts: goodOrg(), result: 'pass' },
  { title: 'As in the earlier snapshot', kind: 'pass', mode: 'org', facts: before(setting({ risk: 'HIGH_RISK' }), { hc1: 'HIGH_RISK' }), result: 'pass' },
  { title: 'Better than in the earlier snapshot', kind: 'pass', mode: 'org', facts: before(goodOrg(), { hc1: 'HIGH_RISK' }), result: 'pass' },
  { title: 'Worse than in the earlier snapshot', kind: 'fail', mode: 'org', facts: before(setting({ risk: 'MEDIUM_RISK', orgValue: '5', standardValue: '8' }), { hc1: 'MEETS_STANDARD' }), result: 'fail', says: 'Minimum password length (Password Policies) went from meets standard to medium risk since 2026-10-23. It is 5, the standard is 8.' },
  { title: 'A high risk, and no earlier snapshot', kind: 'warn', mode: 'org', facts: setting({ risk: 'HIGH_RISK' }), result: 'warn', says: 'is a high risk' },
  { title: 'The health check cannot be read', kind: 'unknown', mode: 'org', facts: without(goodOrg(), 'healthCheck', { kind: 'refused', words: 'Salesforce refused to show it.', needs: 'View Setup and Configuration' }), result: 'unknown', says: 'Salesforce refused to show it' },
  { title: 'An org without a health check', kind: 'not-applicable', mode: 'org', facts: change(goodOrg(), 'healthCheck', () => []), result: 'not-applicable' },
  { title: 'Custom baseline with stricter standard values: compared with itself', kind: 'near-miss', mode: 'org', facts: before(setting({ risk: 'MEDIUM_RISK', orgValue: '8', standardValue: '15' }), { hc1: 'MEDIUM_RISK' }), result: 'pass' },
  { title: 'SettingGroup label in another language: compared by DurableId and Setting within one language', kind: 'near-miss', mode: 'org', facts: before(setting({ setting: 'Longueur minimale', group: 'Stratégies de mot de passe' }), { hc1: 'MEETS_STANDARD' }), result: 'pass' },
  { title: 'Setting new in this release, absent from the snapshot', kind: 'near-miss', mode: 'org', facts: before(setting({ id: 'hc2', risk: 'HIGH_RISK' }), { hc1: 'MEETS_STANDARD' }), result: 'warn', says: 'was not there in the earlier snapshot' },
];
export default examples;
