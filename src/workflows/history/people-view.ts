import { callerOfLogin } from '../../core/attribution/login-caller.ts';
import type { Trace } from '../../core/attribution/trace.ts';
import { isInteractive } from '../../core/model/audit/login-kinds.ts';
import type { OauthTokenRow } from '../../core/model/audit/rows-apps.ts';
import type { UserRow } from '../../core/model/audit/rows-people.ts';
import type { LoginRow } from '../../core/model/audit/rows-use.ts';
import { possibly, surely, type Holder, type View } from '../../core/model/audit/view.ts';
import type { KnownUser } from '../../core/model/history/people.ts';

/** The view's own word for somebody who is an integration by all that shows it; who may be one is neither that nor a person. */
function judged({ name }: UserRow, holder: Holder | undefined): Pick<KnownUser, 'integration' | 'isPerson'> {
  if (holder === undefined) return { isPerson: true };
  const { confidence, signals, actsThrough, isInteractive: isSeen } = holder;
  if (isSeen || actsThrough.length > 0 || confidence < possibly) return { isPerson: true };
  return confidence < surely ? {} : { integration: { name, basis: 'evidence', why: signals.map(({ words }) => words).join(' and ') } };
}

const knownUser = (view: View) => (user: UserRow): KnownUser => {
  const { id, name, username, userType, isActive: active, profile } = user;
  return { id, name, username, userType, active, profile, ...judged(user, view.holderOf(id)) };
};

/** A token that was never used let nobody do anything. */
const ofToken = ({ userId, appName, createdAt, lastUsedAt }: OauthTokenRow): readonly Trace[] => (lastUsedAt === undefined ? [] : [{ userId, app: appName, isPerson: false, by: 'token', firstAt: createdAt, lastAt: lastUsedAt }]);

function ofLogin(login: LoginRow): readonly Trace[] {
  const caller = callerOfLogin(login);
  return caller === undefined ? [] : [{ ...caller, userId: login.userId, by: 'login', firstAt: login.time, lastAt: login.time }];
}

/** Many logins of one app are one trace. */
function together(traces: readonly Trace[]): readonly Trace[] {
  const found = new Map<string, Trace>();
  for (const trace of traces) {
    const key = [trace.userId, trace.by, trace.isPerson, trace.app ?? ''].join('\n');
    const before = found.get(key) ?? trace;
    const [firstAt, , , lastAt] = [before.firstAt, trace.firstAt, before.lastAt, trace.lastAt].map((moment) => moment ?? '').toSorted();
    found.set(key, { ...trace, firstAt: firstAt ?? '', lastAt: lastAt ?? '' });
  }
  return [...found.values()];
}

/** Single logins were read of users in question only; of the others, sums tell that a browser was used. */
function inBrowser({ user, isInteractive: isSeen, loginSummary }: Holder): readonly Trace[] {
  const lastAt = loginSummary.filter(isInteractive).map((row) => row.lastAt).toSorted().at(-1);
  return user === undefined || !isSeen ? [] : [{ userId: user.id, isPerson: true, by: 'login', ...(lastAt === undefined ? {} : { lastAt }) }];
}

/** Everybody whom the check of an org knows, as history needs it. */
export const usersOfView = (view: View): readonly KnownUser[] => view.rows('users').map(knownUser(view));

/** What shows who acts as whom, as the check of an org read it. */
export const tracesOfView = (view: View): readonly Trace[] => [...together(view.rows('loginHistory').flatMap(ofLogin)), ...view.rows('oauthTokens').flatMap(ofToken), ...view.holders.flatMap(inBrowser)];
