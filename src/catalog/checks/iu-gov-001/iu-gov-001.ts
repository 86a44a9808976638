import type { Check, Evidence, Judgement } from '../../../core/model/audit/check.ts';
import type { Gap } from '../../../core/model/audit/fact.ts';
import type { View } from '../../../core/model/audit/view.ts';
import { rule } from './rule.ts';
import { unregistered } from './unregistered.ts';
import { withoutFiles, withoutUser } from './without-counterpart.ts';

const counted = { org: ['registry', 'users', 'loginSummary'], source: ['registry'] } as const;

/** One spec that cannot be read, or one user who was not, leaves the whole comparison open. */
const gapsOf = (view: View): readonly Gap[] => counted[view.mode].flatMap((id) => view.fact(id).gaps);

interface Compared {
  /** What is there and in no spec; not certain where a spec could not be read. */
  readonly unnamed: readonly Evidence[];
  /** What a spec names and is not there; not certain where not every user was read. */
  readonly absent: readonly Evidence[];
  readonly hints: readonly Evidence[];
}

function compared(view: View): Compared {
  const { sure, possible } = unregistered(view);
  return view.mode === 'org' ? { unnamed: sure, absent: withoutUser(view), hints: possible } : { unnamed: sure, absent: [], hints: [...possible, ...withoutFiles(view)] };
}

function judge(view: View): Judgement {
  const { unnamed, absent, hints } = compared(view);
  const isRead = (id: 'registry' | 'users'): boolean => view.fact(id).state === 'known';
  const certain = [...(isRead('registry') ? unnamed : []), ...(isRead('users') ? absent : [])];
  const warns = [...unnamed, ...absent, ...hints].filter((each) => !certain.includes(each));
  const unknowns = gapsOf(view);
  const judgement = { subject: view.org, fails: certain, warns, unknowns, pass: view.mode === 'org' ? 'Every identity that was found is in a spec, and every spec\'s user is there.' : 'Every profile, permission set and app of an integration is of a spec.' };
  const isNothing = view.rows('registry').length + certain.length + warns.length === 0;
  const isWhole = unknowns.length === 0 && view.gapsFor(view.org, view.mode === 'org' ? rule.facts : rule.sourceMode.facts).length === 0;
  return isNothing && isWhole ? { ...judgement, notApplicable: 'There is no spec, and no identity of an integration was found.' } : judgement;
}

const check: Check = { id: 'iu-gov-001', rule, judge: (view) => [judge(view)] };
export default check;
