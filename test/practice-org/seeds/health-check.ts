import { newId } from '../ids.ts';
import { putRow } from '../state.ts';
import type { OrgState } from '../state.ts';

/** Setting, group, what the org has, what the standard is, how much it weighs. A new org meets the standard in most of them. */
const settings: [setting: string, group: string, value: string, raw: string, standard: string, category: string, risk: string][] = [
  ['Minimum password length', 'Password Policies', '8 characters', '8', '8 characters', 'HIGH_RISK', 'MEETS_STANDARD'],
  ['Maximum invalid login attempts', 'Password Policies', '10', '10', '3', 'MEDIUM_RISK', 'MEDIUM_RISK'],
  ['User passwords expire in', 'Password Policies', '90 days', '90', '90 days or less', 'MEDIUM_RISK', 'MEETS_STANDARD'],
  ['Enforce password history', 'Password Policies', '3 passwords remembered', '3', '3 or more passwords remembered', 'HIGH_RISK', 'MEETS_STANDARD'],
  ['Timeout value', 'Session Settings', '2 hours', '120', '2 hours or less', 'LOW_RISK', 'MEETS_STANDARD'],
  ['Lock sessions to the domain in which they were first used', 'Session Settings', 'Enabled', 'true', 'Enabled', 'LOW_RISK', 'MEETS_STANDARD'],
  ['Enable clickjack protection for Setup pages', 'Session Settings', 'Enabled', 'true', 'Enabled', 'HIGH_RISK', 'MEETS_STANDARD'],
  ['Number of expired certificates', 'Certificate and Key Management', '0', '0', '0', 'INFORMATIONAL', 'MEETS_STANDARD'],
];

/** The rows of SecurityHealthCheckRisks (facts B.2 Health Check [A]). */
export function addHealthCheck(state: OrgState): void {
  for (const [setting, group, value, raw, standard, category, risk] of settings) {
    putRow(state, 'SecurityHealthCheckRisks', {
      Id: newId(state, '4hc'),
      DurableId: `${group}.${setting}`.replaceAll(' ', ''),
      Setting: setting,
      SettingGroup: group,
      OrgValue: value,
      OrgValueRaw: raw,
      StandardValue: standard,
      StandardValueRaw: standard.replaceAll(/\D/g, '') || raw,
      SettingRiskCategory: category,
      RiskType: risk,
      SecurityHealthCheckId: null,
    });
  }
}
