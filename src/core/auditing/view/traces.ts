import { isApi, isInteractive, isServerSide, isSuccess, loginApp, loginWords, type LoginKind } from '../../model/audit/login-kinds.ts';
import type { OauthTokenRow } from '../../model/audit/rows-apps.ts';
import type { LoginRow, LoginSummaryRow } from '../../model/audit/rows-use.ts';
import { grouped } from '../../model/audit/grouped.ts';
import { nameKey, recordKey } from '../../model/audit/record-key.ts';
import { namesOf } from './gaps.ts';
import { once, perKey } from './once.ts';
import type { World } from './world.ts';

/** An app that a user came through, or holds a token of. */
export interface Trace {
  readonly by: 'token' | 'login';
  /** As the row names it; of a SOAP login without one, what it was. */
  readonly app: string;
  /** The row names no app. */
  readonly isNameless?: boolean;
  /** Only tokens have it. */
  readonly appId?: string;
  readonly lastAt?: string;
  /** A machine logged in with a credential of its own. */
  readonly isServerSide: boolean;
  /** `logged in by JWT bearer through HubSpot` */
  readonly words: string;
}

/** What a user left behind in logins and tokens. */
export interface Traces {
  readonly logins: readonly LoginRow[];
  readonly summary: readonly LoginSummaryRow[];
  readonly tokens: readonly OauthTokenRow[];
  /** Interactive logins in the window. */
  readonly isInteractive: boolean;
  /** API logins in the window and tokens. */
  readonly apps: readonly Trace[];
}

const newestFirst = (one: LoginRow, other: LoginRow): number => Date.parse(other.time) - Date.parse(one.time);

/** A login that failed is none; a summary does not tell failures apart, so single rows that are all failures take its word away. */
function wasInteractive(logins: readonly LoginRow[], isWhole: boolean, summary: readonly LoginSummaryRow[]): boolean {
  const single = logins.filter(isInteractive);
  if (single.some(isSuccess)) return true;
  const onlyFailed = isWhole && single.length > 0;
  return !onlyFailed && summary.some(isInteractive);
}

function loginTrace(login: LoginKind & { readonly application?: string }, lastAt: string): readonly Trace[] {
  if (!isApi(login)) return [];
  const app = loginApp(login.application);
  const serverSide = isServerSide(login);
  if (app === undefined && !serverSide) return [];
  const how = `logged in by ${loginWords(login)}`;
  return [{ by: 'login', app: app ?? loginWords(login), ...(app === undefined ? { isNameless: true } : {}), lastAt, isServerSide: serverSide, words: app === undefined ? how : `${how} through ${app}` }];
}

const tokenTrace = ({ appName, appId, createdAt, lastUsedAt }: OauthTokenRow): Trace => ({ by: 'token', app: appName, ...(appId === undefined ? {} : { appId }), lastAt: lastUsedAt ?? createdAt, isServerSide: false, words: `holds a token of ${appName}` });

/** One trace of each app, way and credential; the newest. */
function newest(traces: readonly Trace[]): readonly Trace[] {
  const found = new Map<string, Trace>();
  for (const trace of traces) {
    const key = `${trace.by} ${nameKey(trace.app)} ${trace.appId ?? ''} ${String(trace.isServerSide)}`;
    const before = found.get(key);
    if (before === undefined || (trace.lastAt ?? '') > (before.lastAt ?? '')) found.set(key, trace);
  }
  return [...found.values()];
}

const none: readonly never[] = [];

/** Of the many who left nothing. */
const noTraces: Traces = { logins: [], summary: [], tokens: [], isInteractive: false, apps: [] };

/** Looks a user's traces up, by id; the rows are gone through once for all users. */
export function tracesOf(world: World): (userId: string) => Traces {
  const { loginDays } = world.policy.window;
  const inWindow = (moment: string): boolean => world.daysSince(moment) <= loginDays;
  const byUser = <Row extends { readonly userId: string }>(rows: () => readonly Row[]): ((id: string) => readonly Row[]) => {
    const index = once(() => grouped(rows(), ({ userId }) => recordKey(userId)));
    return (id) => index().get(id) ?? none;
  };
  const logins = byUser(() => world.rows('loginHistory').filter(({ time }) => inWindow(time)));
  const summary = byUser(() => world.rows('loginSummary').filter(({ lastAt }) => inWindow(lastAt)));
  const tokens = byUser(() => world.rows('oauthTokens'));
  const find = perKey((id): Traces => {
    const [own, sums, held] = [logins(id).toSorted(newestFirst), summary(id), tokens(id)];
    const singles = newestOfKinds(own.filter(isSuccess)).flatMap((login) => loginTrace(login, login.time));
    const isWhole = world.gaps('loginHistory', namesOf(id)).length === 0;
    return { logins: own, summary: sums, tokens: held, isInteractive: wasInteractive(own, isWhole, sums), apps: newest([...singles, ...summed(sums, own, isWhole), ...held.map(tokenTrace)]) };
  });
  const isTraced = (id: string): boolean => [logins, summary, tokens].some((rows) => rows(id).length > 0);
  return (userId) => {
    const id = recordKey(userId);
    return isTraced(id) ? find(id) : noTraces;
  };
}

/** The first of each kind: of many thousand logins of one machine, all but the newest leave the same trace. */
function newestOfKinds(logins: readonly LoginRow[]): readonly LoginRow[] {
  const seen = new Set<string>();
  return logins.filter(({ type, subType = '', apiType = '', application = '' }) => {
    const before = seen.size;
    return seen.add(`${type}\n${subType}\n${apiType}\n${application}`).size > before;
  });
}

/** Summary rows tell failures and successes as one: where single logins were read whole and hold the app, they are believed instead. */
function summed(sums: readonly LoginSummaryRow[], logins: readonly LoginRow[], isWhole: boolean): readonly Trace[] {
  const kindOf = ({ type, subType, application }: LoginSummaryRow | LoginRow): string => nameKey(`${type} ${subType ?? ''} ${application ?? ''}`);
  const seen = new Set(isWhole ? logins.map(kindOf) : []);
  return sums.filter((row) => !seen.has(kindOf(row))).flatMap((row) => loginTrace(row, row.lastAt));
}
