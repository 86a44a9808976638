import type { Check, Evidence, Judgement } from '../../../core/model/audit/check.ts';
import { grouped } from '../../../core/model/audit/grouped.ts';
import { dayOf } from '../../../core/model/audit/moment-words.ts';
import { judged, leftAlone, type Finding } from '../../../core/model/audit/identity-judgement.ts';
import { placed } from '../../../core/model/audit/place.ts';
import { passwordLogins, passwordWay } from '../../../core/model/audit/password-use.ts';
import { recordKey } from '../../../core/model/audit/record-key.ts';
import type { ApiCallsRow } from '../../../core/model/audit/rows-use.ts';
import { isKeptBack, unseen } from '../../../core/model/audit/unread.ts';
import type { Holder, View } from '../../../core/model/audit/view.ts';
import { rule } from './rule.ts';

const permission = 'UseAnyApiAuth';
/** API 31 to 40 is deprecated in Summer '27 and retired in Summer '28; 21 to 30 is gone (facts 4 [A]). */
const oldestKept = 41;

const isSoapLoginCall = ({ family, resource }: ApiCallsRow): boolean => family?.toUpperCase() === 'SOAP' && resource?.toLowerCase() === 'login';

/** One piece of evidence for each way and app, with its newest login. */
function byLogin(holder: Holder): readonly Evidence[] {
  const ways = grouped(passwordLogins(holder), (login) => `${passwordWay(login)}${login.application === undefined ? '' : ` through ${login.application}`}`);
  return [...ways].map(([way, [newest]]) => ({ key: way, words: `It logged in by ${way}, last on ${dayOf(newest?.time ?? '')}.` }));
}

function byCall(calls: readonly ApiCallsRow[]): readonly Evidence[] {
  const days = calls.filter(isSoapLoginCall).map(({ day }) => day).toSorted();
  return days.length === 0 ? [] : [{ key: 'SOAP login()', words: `It called SOAP login(), last on ${days.at(-1) ?? ''}.` }];
}

function failsOf(holder: Holder, calls: readonly ApiCallsRow[]): readonly Evidence[] {
  const logins = byLogin(holder);
  return logins.some(({ key }) => key?.startsWith('SOAP')) ? logins : [...logins, ...byCall(calls)];
}

function oldVersions(calls: readonly ApiCallsRow[]): readonly Evidence[] {
  const versions = [...new Set(calls.map(({ version }) => Number.parseFloat(version ?? '')))].filter((version) => version < oldestKept).toSorted((one, other) => one - other);
  const named = versions.map((version) => version.toFixed(1)).join(', ');
  return versions.length === 0 ? [] : [{ key: 'old-api', words: `It calls API version ${named}; versions 31 to 40 are retired in Summer '28, and older ones are gone.` }];
}

function mayUse(view: View, holder: Holder): readonly Evidence[] {
  return (view.access(holder).permissions.get(permission) ?? []).slice(0, 1).map(({ words, at }) => ({
    key: permission,
    words: `Use Any API Auth comes from ${words}; it lets the identity log in by SOAP login().`,
    ...placed(at),
  }));
}

type CallsOf = (holder: Holder) => readonly ApiCallsRow[];

function caller(view: View): CallsOf {
  const byUser = grouped(view.rows('apiTotalUsage'), ({ userId }) => recordKey(userId));
  return ({ user }) => byUser.get(recordKey(user?.id ?? '')) ?? [];
}

function find(view: View, holder: Holder, calls: readonly ApiCallsRow[]): Finding {
  const pass = view.mode === 'org' ? 'No login with a password was seen.' : 'Nothing in these files lets it log in by SOAP login().';
  return { fails: failsOf(holder, calls), unknowns: unseen(view, holder.subject, ['apiTotalUsage']).filter(isKeptBack), warns: [...mayUse(view, holder), ...oldVersions(calls)], pass };
}

/** Also of people and administrators through whose account an integration works. */
function judge(view: View, holder: Holder, callsOf: CallsOf): Judgement {
  const { subject, actsThrough, isSalesforceOwned } = holder;
  if (actsThrough.length > 0 && !isSalesforceOwned) return { subject, ...find(view, holder, callsOf(holder)) };
  const notApplicable = leftAlone(holder);
  return notApplicable === undefined ? judged(holder, find(view, holder, callsOf(holder))) : { subject, notApplicable, pass: '' };
}

function judgeAll(view: View): readonly Judgement[] {
  const callsOf = caller(view);
  return view.holders.map((holder) => judge(view, holder, callsOf));
}

const check: Check = { id: 'iu-crd-003', rule, judge: judgeAll };
export default check;
