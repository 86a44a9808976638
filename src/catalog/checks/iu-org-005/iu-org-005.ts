import type { Check, Evidence, Judgement } from '../../../core/model/audit/check.ts';
import type { Gap } from '../../../core/model/audit/fact.ts';
import { dayOf } from '../../../core/model/audit/moment-words.ts';
import { runsOf } from '../../../core/model/audit/own-runs.ts';
import type { SetupChangeRow } from '../../../core/model/audit/rows-use.ts';
import { holdsName } from '../../../core/model/audit/whole-name.ts';
import type { View } from '../../../core/model/audit/view.ts';
import { actorWords, isExpected, isInWindow, isSalesforce } from './actor.ts';
import { managedIn, type Managed } from './managed.ts';
import { rule } from './rule.ts';

/** What a run writes down and what the org writes down lie this close together. */
const nearMs = 15 * 60_000;
/** Salesforce keeps setup changes that long (facts 2.x SetupAuditTrail [A]). */
const keptDays = 180;

/** The newest entry of the audit log of this org. */
function lastRun(view: View): string | undefined {
  return view.integrations.flatMap(({ spec }) => runsOf(view, spec.name).slice(0, 1)).flatMap(({ at }) => at ?? []).toSorted().at(-1);
}

/** A run of this tool, by the same user, at about the same time. */
function isExplained(view: View, { integration }: Managed, { time, username }: SetupChangeRow): boolean {
  return runsOf(view, integration).some(({ at = '', author }) => Math.abs(Date.parse(at) - Date.parse(time)) <= nearMs && (author === undefined || username === undefined || author.toLowerCase() === username.toLowerCase()));
}

interface Change {
  readonly row: SetupChangeRow;
  readonly managed: Managed;
  readonly isExact: boolean;
}

function changeOf(row: SetupChangeRow, all: readonly Managed[]): readonly Change[] {
  const display = row.display ?? '';
  const exact = all.find((managed) => managed.exact.some((name) => holdsName(display, name)));
  const managed = exact ?? all.find(({ loose }) => loose.some((name) => holdsName(display, name)));
  return managed === undefined ? [] : [{ row, managed, isExact: exact !== undefined }];
}

function evidence({ row, managed }: Change, why: string): Evidence {
  return { key: row.id, words: `${actorWords(row)} changed something of ${managed.integration} on ${dayOf(row.time)} at ${row.time.slice(11, 16)} UTC: ${row.display ?? row.action}${why}`, fix: `Ask whoever did it why. Then put it back with \`sf integration-user apply --name ${managed.integration}\`, or take it into the spec.` };
}

function unexplained(view: View, change: Change): Pick<Judgement, 'fails' | 'warns'> {
  if (isExpected(view, change.row)) return isInWindow(view, change.row) ? {} : { warns: [evidence(change, ' (outside the hours of changes.window)')] };
  return change.isExact ? { fails: [evidence(change, '')] } : { warns: [evidence(change, ' (by its label only: another component may be meant)')] };
}

const tooOld = (at: string): Gap => ({ kind: 'truncated', words: `The last run on record is of ${dayOf(at)}; Salesforce keeps setup changes for ${String(keptDays)} days.` });

function judge(view: View): readonly Judgement[] {
  const subject = view.org;
  const last = lastRun(view);
  const pass = `No setup change on managed components since ${dayOf(last ?? '')} is unexplained; changes that Salesforce words in other terms than their names are not seen.`;
  const isWhole = view.gapsFor(subject, ['registry', 'auditLog']).length === 0;
  if (last === undefined) return isWhole ? [{ subject, notApplicable: 'No run of this tool is on record in this org, so there is nothing to compare with.', pass }] : [{ subject, pass }];
  const all = managedIn(view);
  const rows = view.rows('setupAuditTrail').filter((row) => row.time > last && !isSalesforce(view, row));
  const changes = rows.flatMap((row) => changeOf(row, all)).filter(({ managed, row }) => !isExplained(view, managed, row)).map((change) => unexplained(view, change));
  return [{ subject, fails: changes.flatMap(({ fails = [] }) => fails), unknowns: view.daysSince(last) > keptDays ? [tooOld(last)] : [], warns: changes.flatMap(({ warns = [] }) => warns), pass }];
}

const check: Check = { id: 'iu-org-005', rule, judge };
export default check;
