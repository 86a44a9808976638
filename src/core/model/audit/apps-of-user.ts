import { grouped } from './grouped.ts';
import { isApi, isSuccess, loginApp } from './login-kinds.ts';
import { ownAppNames } from './own-apps.ts';
import { peoplesApps } from './people-apps.ts';
import { nameKey } from './record-key.ts';
import type { App, Holder, View } from './view.ts';

/** An app that a user's tokens and logins show. */
export interface UsedApp {
  readonly name: string;
  /** `token`, `login` or `token and login` */
  readonly by: string;
  readonly lastAt?: string;
}

/** From this many days on, use of an app may be a leftover of a move. */
const recentDays = 30;
export const isRecent = (view: View, { lastAt }: UsedApp): boolean => lastAt === undefined || view.daysSince(lastAt) <= recentDays;

interface Use {
  readonly name: string;
  readonly by: 'token' | 'login';
  readonly lastAt: string;
}

function usesOf(view: View, { tokens, logins }: Holder): readonly Use[] {
  const all = [
    ...tokens.map(({ appName, createdAt, lastUsedAt }): Use => ({ name: appName, by: 'token', lastAt: lastUsedAt ?? createdAt })),
    ...logins.flatMap((login): readonly Use[] => {
      const name = loginApp(login.application);
      return name !== undefined && isApi(login) && isSuccess(login) ? [{ name, by: 'login', lastAt: login.time }] : [];
    }),
  ];
  return all.filter(({ lastAt }) => view.daysSince(lastAt) <= view.policy.window.loginDays);
}

const latest = (uses: readonly Use[]): string | undefined => uses.map(({ lastAt }) => lastAt).toSorted().at(-1);

/** One app has a name and a label, and tokens and logins show either. */
function keyOf(apps: readonly App[], own: ReadonlySet<string>): (use: Use) => string {
  const known = new Map(apps.flatMap((app) => [app.name, app.label].map((name) => [nameKey(name), app] as const)));
  return ({ name }) => {
    const app = known.get(nameKey(name));
    const names = app === undefined ? [nameKey(name)] : [nameKey(app.name), nameKey(app.label)];
    return names.some((each) => own.has(each)) ? '' : (names[0] ?? '');
  };
}

/** Whether any token or login, of whatever success, is one of an app that is neither a people's tool nor Salesforce's own. */
export function usesAnyApp(view: View, { tokens, logins, loginSummary }: Holder): boolean {
  const { isForPeople } = peoplesApps(view.policy);
  const names = [...tokens.map(({ appName }) => appName), ...[...logins, ...loginSummary].filter(isApi).map(({ application }) => loginApp(application))];
  return names.some((name) => name !== undefined && !isForPeople(name));
}

/**
 * Apps, in the policy's window, that a user holds tokens of or logs in through by an API: without people's tools and
 * Salesforce's own, and with those that its spec names as one.
 */
export function appsOf(view: View, holder: Holder): readonly UsedApp[] {
  const { isForPeople } = peoplesApps(view.policy);
  const uses = usesOf(view, holder).filter(({ name }) => !isForPeople(name));
  const own = holder.registered === undefined ? new Set<string>() : ownAppNames(view, holder.registered.spec);
  const byApp = grouped(uses, keyOf(view.apps, own));
  return [...byApp.values()].map((same) => {
    const lastAt = latest(same);
    const by = [...new Set(same.map((use) => use.by))].toSorted().reverse().join(' and ');
    return { name: same[0]?.name ?? '', by, ...(lastAt === undefined ? {} : { lastAt }) };
  });
}
