import type { Check, Evidence, Judgement } from '../../../core/model/audit/check.ts';
import type { HealthCheckRow } from '../../../core/model/audit/rows-setup.ts';
import type { PreviousSnapshotRow } from '../../../core/model/audit/rows-files.ts';
import { dayOf } from '../../../core/model/audit/moment-words.ts';
import { recordKey } from '../../../core/model/audit/record-key.ts';
import { byText } from '../../../core/model/audit/report-order.ts';
import type { View } from '../../../core/model/audit/view.ts';
import { rule } from './rule.ts';

/** From good to bad; what is only informational is none of them. */
const risks = ['MEETS_STANDARD', 'LOW_RISK', 'MEDIUM_RISK', 'HIGH_RISK'];
const rank = (risk: string | undefined): number => risks.indexOf(risk ?? '');
const inWords = (risk: string): string => risk.toLowerCase().replaceAll('_', ' ');

/** The newest earlier snapshot of this very org. */
function baselineOf(view: View): PreviousSnapshotRow | undefined {
  const here = recordKey(view.organization?.id ?? view.org.key);
  return view.rows('previousSnapshot').filter(({ orgId }) => recordKey(orgId) === here).toSorted((one, other) => byText(other.takenAt, one.takenAt))[0];
}

const values = ({ orgValue, standardValue }: HealthCheckRow): string => (orgValue === undefined ? '' : ` It is ${orgValue}${standardValue === undefined ? '' : `, the standard is ${standardValue}`}.`);

function worse(row: HealthCheckRow, baseline: PreviousSnapshotRow | undefined): readonly Evidence[] {
  const before = baseline?.healthCheck[row.id];
  if (before === undefined || rank(before) < 0 || rank(row.risk) <= rank(before)) return [];
  return [{ key: row.id, words: `${row.setting} (${row.group}) went from ${inWords(before)} to ${inWords(row.risk)} since ${dayOf(baseline?.takenAt ?? '')}.${values(row)}` }];
}

function highRisk(row: HealthCheckRow, baseline: PreviousSnapshotRow | undefined): readonly Evidence[] {
  if (row.risk !== 'HIGH_RISK' || baseline?.healthCheck[row.id] !== undefined) return [];
  return [{ key: row.id, words: `${row.setting} (${row.group}) is a high risk${baseline === undefined ? '' : ', and was not there in the earlier snapshot'}.${values(row)}` }];
}

function judge(view: View): readonly Judgement[] {
  const rows = view.rows('healthCheck');
  const baseline = baselineOf(view);
  const pass = baseline === undefined ? 'No setting of the health check is a high risk.' : `No setting of the health check is worse than on ${dayOf(baseline.takenAt)}.`;
  if (rows.length === 0 && view.fact('healthCheck').state === 'known') return [{ subject: view.org, notApplicable: 'This org has no health check.', pass }];
  return [{ subject: view.org, fails: rows.flatMap((row) => worse(row, baseline)), warns: rows.flatMap((row) => highRisk(row, baseline)), pass }];
}

const check: Check = { id: 'iu-org-003', rule, judge };
export default check;
