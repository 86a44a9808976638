import type { Check, Evidence } from '../../../core/model/audit/check.ts';
import { eachIdentity, type Finding } from '../../../core/model/audit/identity-judgement.ts';
import { isSuccess } from '../../../core/model/audit/login-kinds.ts';
import { agoWords, dayOf, daysWords, wholeDays } from '../../../core/model/audit/moment-words.ts';
import { laidToRest } from '../../../core/model/audit/own-runs.ts';
import { scheduleDays, silenceDays } from '../../../core/model/audit/schedule.ts';
import type { Holder, View } from '../../../core/model/audit/view.ts';
import { rule } from './rule.ts';

/** The newest trace of use. LastLoginDate alone proves no silence: whether it moves on a JWT login is open. */
function lastUse(view: View, { user, logins, tokens }: Holder): string | undefined {
  const calls = view.rows('apiTotalUsage').filter(({ userId }) => userId === user?.id).map(({ day }) => `${day}T00:00:00.000Z`);
  const moments = [user?.lastLoginAt, ...logins.filter(isSuccess).map(({ time }) => time), ...tokens.map(({ lastUsedAt }) => lastUsedAt), ...calls];
  return moments.filter((moment) => moment !== undefined).toSorted().at(-1);
}

function neverUsed(view: View, holder: Holder): readonly Evidence[] {
  const { createdAt } = holder.user ?? {};
  const limit = silenceDays(view.policy.use.neverUsedDays, holder.registered?.spec.schedule);
  if (createdAt === undefined || wholeDays(view, createdAt) <= limit) return [];
  return [{ key: 'never-used', words: `It was made on ${agoWords(view, createdAt)}, and there is no trace of use.` }];
}

function silent(view: View, holder: Holder, last: string): Pick<Finding, 'fails' | 'warns'> {
  const schedule = holder.registered?.spec.schedule;
  const limit = silenceDays(view.policy.use.dormantDays, schedule);
  const silence = wholeDays(view, last);
  if (silence > limit) return { fails: [{ key: 'dormant', words: `Its last trace of use is of ${agoWords(view, last)}; after ${daysWords(limit)} it counts as dormant.` }] };
  const isLate = silence > limit / 2 && silence > (scheduleDays(schedule) ?? Number.POSITIVE_INFINITY);
  return { warns: isLate ? [{ key: 'late', words: `Its last trace of use is of ${agoWords(view, last)}, and its schedule says ${schedule ?? ''}.` }] : [] };
}

/** Inactive users are no holders (the catalogue's integrationIdentity). */
function atRest(view: View, { user, registered }: Holder): string | undefined {
  const isFrozen = view.rows('userLogins').some((row) => row.userId === user?.id && row.isFrozen);
  const run = isFrozen ? laidToRest(view, registered?.spec.name) : undefined;
  return run && `It was frozen on purpose on ${dayOf(run.at ?? '')}.`;
}

function inUse(view: View, user: Holder['user'], last: string | undefined): string {
  if (last !== undefined) return `It was last used on ${agoWords(view, last)}.`;
  return user === undefined ? '' : `It was made ${daysWords(wholeDays(view, user.createdAt))} ago and has not been used yet.`;
}

function find(view: View, holder: Holder): Finding {
  const last = lastUse(view, holder);
  const pass = inUse(view, holder.user, last);
  const notApplicable = atRest(view, holder);
  if (notApplicable !== undefined) return { notApplicable, pass };
  const found = last === undefined ? { fails: neverUsed(view, holder) } : silent(view, holder, last);
  const unread = view.gapsFor(holder.subject, ['loginHistory']);
  const isProven = unread.length === 0 || (found.fails ?? []).length === 0;
  return { ...(isProven ? found : { unknowns: unread, warns: found.fails ?? [] }), pass };
}

const check: Check = { id: 'iu-lif-001', rule, judge: (view) => eachIdentity(view, (holder) => find(view, holder)) };
export default check;
