import type { Check, Evidence } from '../../../core/model/audit/check.ts';
import { grouped } from '../../../core/model/audit/grouped.ts';
import { eachIdentity, holderWords, type Finding } from '../../../core/model/audit/identity-judgement.ts';
import { isInteractive, isSuccess } from '../../../core/model/audit/login-kinds.ts';
import { dayOf } from '../../../core/model/audit/moment-words.ts';
import { runsOf } from '../../../core/model/audit/own-runs.ts';
import type { LoginRow } from '../../../core/model/audit/rows-use.ts';
import type { Holder, View } from '../../../core/model/audit/view.ts';
import { holdsName } from '../../../core/model/audit/whole-name.ts';
import { rule } from './rule.ts';

/** When the identity went to work: with the first run of this tool that made it, else when the user was made. */
function activation(view: View, { registered, user }: Holder): string {
  const runs = registered === undefined ? [] : runsOf(view, registered.spec.name);
  return runs.findLast(({ action, at }) => at !== undefined && (action === 'create' || action === 'apply'))?.at ?? user?.createdAt ?? '';
}

const isSince = (view: View, moment: string, from: string): boolean => view.daysSince(moment) <= view.policy.window.loginDays && (from === '' || view.daysSince(moment) <= view.daysSince(from));

/** Logins of one kind, said as one. */
function loginEvidence(logins: readonly LoginRow[], what: string): readonly Evidence[] {
  return [...grouped(logins, ({ type }) => type)].map(([type, same]) => {
    const [last] = same;
    const from = last?.sourceIp === undefined ? '' : ` from ${last.sourceIp}`;
    const often = same.length === 1 ? '1' : `${same.length}`;
    return { words: `${often} ${what} ${same.length === 1 ? 'login' : 'logins'} through the browser (${type}), the last on ${dayOf(last?.time ?? '')}${from}.`, key: `${what} ${type}` };
  });
}

/** The row is prose, in the org's language: the username in it tells, else the full name as a whole (facts 2.x SetupAuditTrail). */
function names(display: string | undefined, { user }: Holder): boolean {
  return display !== undefined && [user?.username, user?.name].some((name) => name !== undefined && name.length > 2 && holdsName(display, name));
}

function loginAs(view: View, holder: Holder, from: string): readonly Evidence[] {
  return view
    .rows('setupAuditTrail')
    .filter(({ action, time, display }) => action.toLowerCase() === 'suorgadminlogin' && isSince(view, time, from) && names(display, holder))
    .map(({ time, username, userId }) => ({ words: `An administrator (${username ?? userId ?? 'it is not said who'}) logged in as ${holderWords(holder)} on ${dayOf(time)}.`, key: `login-as ${time}` }));
}

function judge(view: View, holder: Holder): Finding {
  const { user, logins } = holder;
  const days = view.policy.window.loginDays;
  if (user !== undefined && view.daysSince(user.createdAt) < 1) return { notApplicable: 'The user was made less than a day ago.', pass: '' };
  const from = activation(view, holder);
  const interactive = logins.filter((login) => isInteractive(login) && isSince(view, login.time, from));
  const unseen = view.fact('setupAuditTrail').state === 'unknown' ? ' Whether an administrator logged in as it could not be looked at.' : '';
  return {
    fails: [...loginEvidence(interactive.filter(isSuccess), 'successful'), ...loginAs(view, holder, from)],
    warns: loginEvidence(interactive.filter((login) => !isSuccess(login)), 'failed'),
    pass: `No login through the browser in the last ${days} days.${unseen}`,
  };
}

const check: Check = { id: 'iu-idn-004', rule, judge: (view) => eachIdentity(view, (holder) => judge(view, holder)) };
export default check;
