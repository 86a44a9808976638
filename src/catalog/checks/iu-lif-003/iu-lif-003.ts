import type { Check, Evidence } from '../../../core/model/audit/check.ts';
import type { Gap } from '../../../core/model/audit/fact.ts';
import { grouped } from '../../../core/model/audit/grouped.ts';
import { eachIdentity, type Finding } from '../../../core/model/audit/identity-judgement.ts';
import { isSuccess } from '../../../core/model/audit/login-kinds.ts';
import { dayOf } from '../../../core/model/audit/moment-words.ts';
import { laidToRest } from '../../../core/model/audit/own-runs.ts';
import { passwordLogins } from '../../../core/model/audit/password-use.ts';
import type { UserLoginRow } from '../../../core/model/audit/rows-people.ts';
import type { Holder, View } from '../../../core/model/audit/view.ts';
import { rule } from './rule.ts';

const weekDays = 7;
/** Fewer attempts than this make no rate. */
const fewestAttempts = 10;

function failures(view: View, { logins }: Holder): readonly Evidence[] {
  const week = logins.filter(({ time }) => view.daysSince(time) <= weekDays);
  const failed = week.filter((login) => !isSuccess(login));
  const { perDay, ratePercent } = view.policy.failures;
  const worst = [...grouped(failed, ({ time }) => dayOf(time))].toSorted(([, one], [, other]) => other.length - one.length)[0];
  const [reason = ''] = failed.map(({ status }) => status);
  if (worst !== undefined && worst[1].length > perDay) return [{ key: 'failed-logins', words: `${String(worst[1].length)} logins failed on ${worst[0]}, the newest with: ${reason}.` }];
  const rate = week.length < fewestAttempts ? 0 : Math.round((100 * failed.length) / week.length);
  return rate > ratePercent ? [{ key: 'failed-logins', words: `${String(failed.length)} of ${String(week.length)} logins of the last week failed (${String(rate)} percent), the newest with: ${reason}.` }] : [];
}

const noRow: Gap = { kind: 'not-given', words: 'Whether it is frozen or locked could not be read.', needs: 'Manage Users' };

/** Inactive users are no holders (the catalogue's integrationIdentity). */
function atRest(view: View, { registered }: Holder): string | undefined {
  if (registered?.spec.state === 'retired') return 'The integration is retired.';
  const run = laidToRest(view, registered?.spec.name);
  return run && `A ${run.action ?? ''} of ${dayOf(run.at ?? '')} laid it to rest on purpose.`;
}

function locked(isByPassword: boolean): readonly Evidence[] {
  return [{ key: 'locked', words: `Its password is locked after failed attempts${isByPassword ? ', and it logs in by password' : '; it does not log in by password, so somebody else tried'}.` }];
}

const frozen: Evidence = { key: 'frozen', words: 'The user is frozen, and no run of this tool froze it: the integration cannot log in.' };

function stopped(state: UserLoginRow | undefined, isByPassword: boolean): Pick<Finding, 'fails' | 'warns' | 'unknowns'> {
  if (state === undefined) return { unknowns: [noRow] };
  const lock = state.isPasswordLocked ? locked(isByPassword) : [];
  return { fails: [...(state.isFrozen ? [frozen] : []), ...(isByPassword ? lock : [])], warns: isByPassword ? [] : lock };
}

function find(view: View, holder: Holder): Finding {
  const pass = 'It is neither frozen nor locked, and few of its logins fail.';
  const notApplicable = atRest(view, holder);
  if (notApplicable !== undefined) return { notApplicable, pass };
  const state = view.rows('userLogins').find(({ userId }) => userId === holder.user?.id);
  const { warns = [], ...rest } = stopped(state, passwordLogins(holder).length > 0);
  return { ...rest, warns: [...warns, ...failures(view, holder)], pass };
}

const check: Check = { id: 'iu-lif-003', rule, judge: (view) => eachIdentity(view, (holder) => find(view, holder)) };
export default check;
