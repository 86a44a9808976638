import type { Check, Judgement } from '../../../core/model/audit/check.ts';
import type { Gap } from '../../../core/model/audit/fact.ts';
import type { View } from '../../../core/model/audit/view.ts';
import { broken, unanchored } from './links.ts';
import { rule } from './rule.ts';
import { unloggedChanges } from './unlogged-changes.ts';

const noAnchor: Gap = { kind: 'not-set-up', words: 'No record says which run was the last, so a newest entry that is missing would not be seen.', needs: 'integrations/records, which every run writes and git keeps' };

/** Whether a missing newest entry would show: nothing links to it, and only the records name the plan of the last run. */
function anchorGaps(view: View): readonly Gap[] {
  const records = view.rows('records');
  const unread = view.fact('records').gaps;
  if (records.length === 0) return [...unread, noAnchor];
  const loose = unanchored(view.rows('auditLog'), records);
  return [...unread, ...loose.map(({ file, integration }): Gap => ({ kind: 'unreadable', words: `${file} is of another plan than every entry of ${integration} in integrations/audit; the entry of its last run may be missing.` }))];
}

function judge(view: View): Judgement {
  const entries = view.rows('auditLog');
  const records = view.rows('records');
  const count = entries.length === 1 ? 'The one entry of the log is whole' : `All ${entries.length} entries of the log are whole and linked`;
  const judgement = { subject: view.org, pass: `${count}, with time and author, and it has the last run of every record.` };
  const isRead = view.gapsFor(view.org, ['auditLog']).length === 0;
  if (isRead && entries.length + records.length === 0) return { ...judgement, notApplicable: 'Not set up: no run of this tool is on record, so there is no audit log yet.' };
  return { ...judgement, fails: isRead ? broken(entries, records) : [], unknowns: isRead ? anchorGaps(view) : [], warns: unloggedChanges(view) };
}

const check: Check = { id: 'iu-gov-007', rule, judge: (view) => [judge(view)] };
export default check;
