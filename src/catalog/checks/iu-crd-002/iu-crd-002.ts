import type { Check, Evidence } from '../../../core/model/audit/check.ts';
import type { Gap } from '../../../core/model/audit/fact.ts';
import { eachIdentity, type Finding } from '../../../core/model/audit/identity-judgement.ts';
import { dayOf, daysWords, wholeDays } from '../../../core/model/audit/moment-words.ts';
import { lastRotation, rotationUnderWay } from '../../../core/model/audit/own-runs.ts';
import { passwordLogins, passwordWay } from '../../../core/model/audit/password-use.ts';
import { unseen } from '../../../core/model/audit/unread.ts';
import type { Holder, View } from '../../../core/model/audit/view.ts';
import { endsAt, expiryOf, type Expiry } from './expiry.ts';
import { rule } from './rule.ts';

const permission = 'PasswordNeverExpires';
const soonDays = 14;

/** The newest proof that the password was replaced: a run of this tool, or the org's own date. */
function changedAt(view: View, { registered, user }: Holder): string | undefined {
  const run = registered === undefined ? undefined : lastRotation(view, registered.spec.name)?.at;
  return [run, user?.passwordChangedAt].filter((moment) => moment !== undefined).toSorted().at(-1);
}

function neverRotated(view: View, holder: Holder, way: string): readonly Evidence[] {
  const limit = view.policy.rotation.password;
  const changed = changedAt(view, holder);
  if (changed !== undefined && view.daysSince(changed) <= limit) return [];
  const since = changed === undefined ? 'and no rotation is on record' : `and was last replaced on ${dayOf(changed)}, ${daysWords(wholeDays(view, changed))} ago`;
  return [{ key: 'never-expires', words: `It logs in by ${way} with a password that never expires, ${since}; the policy asks for a new one every ${daysWords(limit)}.`, fix: 'Replace the password now, and plan the next time; or let it log in by JWT bearer or client credentials, which take no password.' }];
}

function endsSoon(view: View, holder: Holder, way: string, expiry: Expiry): readonly Evidence[] {
  const end = endsAt(holder, expiry);
  if (end === undefined || view.daysSince(end) < -soonDays) return [];
  if (holder.registered !== undefined && rotationUnderWay(view, [holder.registered.spec.name]) !== undefined) return [];
  const verb = view.daysSince(end) >= 0 ? 'ended' : 'ends';
  return [{ key: 'ends-soon', words: `It logs in by ${way}, and its password ${verb} on ${dayOf(end)}; the integration stops then.`, fix: 'Replace the password before, switch on Password Never Expires in its permission set, and plan when to replace it; or let it log in by JWT bearer or client credentials.' }];
}

/** Of an identity that logs in by password: an expiry stops it, and without one somebody has to rotate. */
function byPassword(view: View, holder: Holder, way: string, expiry: Expiry): Pick<Finding, 'fails' | 'unknowns'> {
  if (expiry.kind === 'never') return { fails: neverRotated(view, holder, way) };
  const isDated = endsAt(holder, expiry) !== undefined;
  return { fails: endsSoon(view, holder, way, expiry), unknowns: isDated || expiry.kind !== 'unknown' ? [] : [expiry.gap] };
}

/** A spec says how it is to log in; that it does not use a password all the same, only logins show. Where one would be in good order, that is no matter. */
function unseenLogin(view: View, holder: Holder, expiry: Expiry): readonly Gap[] {
  const { fails = [], unknowns = [] } = byPassword(view, holder, 'a password', expiry);
  return fails.length + unknowns.length === 0 ? [] : unseen(view, holder.subject, ['loginHistory']);
}

/** A spec says how it logs in; without one the logins do, and files have none. */
function untoldLogin(view: View, holder: Holder, expiry: Expiry): readonly Gap[] {
  const { registered, subject } = holder;
  if (registered !== undefined) return unseenLogin(view, holder, expiry);
  return view.mode === 'source' ? [{ kind: 'not-in-files', words: 'No spec says how it logs in, and files do not tell whether it uses a password.' }] : view.gapsFor(subject, ['loginHistory']);
}

/** Of one that does not: an expiry of a password nobody uses still asks for attention one day. */
function byOtherMeans(view: View, holder: Holder, expiry: Expiry): Pick<Finding, 'warns' | 'unknowns'> {
  const unknowns: readonly Gap[] = [...untoldLogin(view, holder, expiry), ...(expiry.kind === 'unknown' ? [expiry.gap] : [])];
  const words = `Its password expires${expiry.kind === 'after' ? ` every ${daysWords(expiry.days)}` : ''}, because Password Never Expires is not granted by any profile or permission set of it.`;
  return { unknowns, warns: expiry.kind === 'after' ? [{ key: permission, words, fix: 'Switch on Password Never Expires in its permission set: nobody uses the password, and no date stops the integration then.' }] : [] };
}

/** Never by permission; else what the password policies say, which matters only then. */
function effectiveExpiry(view: View, holder: Holder): Expiry {
  const access = view.access(holder);
  if (access.permissions.has(permission)) return { kind: 'never' };
  const expiry = expiryOf(view, holder);
  const unsure = access.unsure.get(permission);
  return unsure === undefined || expiry.kind === 'never' ? expiry : { kind: 'unknown', gap: unsure };
}

function find(view: View, holder: Holder): Finding {
  const [login] = passwordLogins(holder);
  const expiry = effectiveExpiry(view, holder);
  if (login !== undefined) return { ...byPassword(view, holder, passwordWay(login), expiry), pass: 'It logs in by password, and the password is replaced in time.' };
  return { ...byOtherMeans(view, holder, expiry), pass: 'No expiring password stands between it and its work.' };
}

const check: Check = { id: 'iu-crd-002', rule, judge: (view) => eachIdentity(view, (holder) => find(view, holder)) };
export default check;
