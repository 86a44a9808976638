import type { Check, Judgement } from '../../../core/model/audit/check.ts';
import { placeIn, seen } from '../../../core/model/audit/evidence.ts';
import type { Gap } from '../../../core/model/audit/fact.ts';
import { appsPastRanges } from '../../../core/model/audit/login-ranges.ts';
import { unread, unseen } from '../../../core/model/audit/unread.ts';
import type { View } from '../../../core/model/audit/view.ts';
import { listed } from '../../../core/model/sentence.ts';
import { rule } from './rule.ts';

/** Whether some integration's profile has ranges; the gaps where that could not be read. */
function ranged(view: View): boolean | readonly Gap[] {
  if (view.profiles.some(({ metadata }) => (metadata?.ranges.length ?? 0) > 0)) return true;
  const unreadOnes = view.profiles.filter(({ metadata }) => metadata === undefined || metadata.isOverlay === true);
  const gaps = unreadOnes.flatMap(({ subject, row }) => unread(view, subject, ['profileMetadata'], `Whether the profile ${row.name} has login IP ranges could not be read.`));
  const all = [...gaps, ...unseen(view, view.org, [])];
  return all.length === 0 ? false : all;
}

function judge(view: View): readonly Judgement[] {
  const subject = view.org;
  const has = ranged(view);
  if (has === false) return [{ subject, notApplicable: 'No integration\'s profile has login IP ranges.', pass: '' }];
  const [row] = view.rows('orgSettings');
  const enforced = row?.enforceIpRangesEveryRequest;
  const past = appsPastRanges(view, view.holders).map(({ label }) => label);
  const pass = `Login IP ranges are enforced on every request${past.length === 0 ? '' : `, but not through ${listed(past, 'and')}, which does not ask for them (IU-APP-009)`}.`;
  if (enforced === true) return [{ subject, pass }];
  if (has !== true) return [{ subject, unknowns: has, pass }];
  if (enforced === undefined) return [{ subject, unknowns: unread(view, subject, ['orgSettings'], 'Whether login IP ranges are enforced on every request could not be read: the session settings do not tell.'), pass }];
  return [{ subject, fails: [seen('Login IP ranges are asked for at login only: a stolen access token works from any address until it ends.', { at: placeIn(row, 'enforceIpRangesEveryRequest'), key: 'enforceIpRangesEveryRequest' })], pass }];
}

const check: Check = { id: 'iu-net-003', rule, judge };
export default check;
