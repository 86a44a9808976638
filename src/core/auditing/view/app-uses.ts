import type { Gap } from '../../model/audit/fact.ts';
import type { AppUse } from '../../model/audit/view.ts';
import { appFinder, type AppFinder, type KnownApp } from './app-inventory.ts';
import { idKey, nameKey } from './keys.ts';
import { runAsOf } from './run-as.ts';
import type { Trace, Traces } from './traces.ts';
import type { World } from './world.ts';

/** Who uses which app, from tokens, logins and run-as users. */
export interface AppUses {
  readonly apps: readonly KnownApp[];
  readonly finder: AppFinder;
  readonly of: (app: KnownApp) => readonly AppUse[];
  /** Tokens and logins whose app is one of several of its name: about each of those. */
  readonly gaps: readonly Gap[];
}

const use = (by: AppUse['by'], userId: string, username: string, lastAt?: string): AppUse => ({ userId, username, by, ...(lastAt === undefined ? {} : { lastAt }) });

/** An app that is in no list of the org: seen in tokens and logins only (facts 2.x ConnectedApplication [A]). */
const uninstalled = (name: string): KnownApp => ({ kind: 'connected-app', name, label: name });

function ambiguous({ by, app }: Trace, candidates: readonly KnownApp[]): Gap {
  return { kind: 'unreadable', words: `A ${by} names the app ${app}, and ${candidates.length} apps are called that: which one it means is not known.`, about: candidates.flatMap(({ id, name }) => [name, ...(id === undefined ? [] : [id])]) };
}

/** Every user with a token or login, once. */
function tracedUsers(world: World): readonly string[] {
  const ids = [...world.rows('oauthTokens'), ...world.rows('loginSummary'), ...world.rows('loginHistory')].map(({ userId }) => idKey(userId));
  return [...new Set(ids)];
}

function record(uses: Map<KnownApp, AppUse[]>, app: KnownApp, one: AppUse): void {
  const list = uses.get(app);
  if (list === undefined) uses.set(app, [one]);
  else list.push(one);
}

/** Whom an app's client credentials run as; policy and metadata may both say so. */
function runAsUses(world: World, app: KnownApp): readonly AppUse[] {
  const usernames = new Map(runAsOf(app).map((username) => [nameKey(username), username]));
  return [...usernames.values()].map((username) => {
    const user = world.userNamed(username);
    return use('run-as', user?.id ?? '', user?.username ?? username);
  });
}

export function appUses(world: World, installed: readonly KnownApp[], traces: (userId: string) => Traces): AppUses {
  const finder = appFinder(installed);
  const strangers = new Map<string, KnownApp>();
  const uses = new Map<KnownApp, AppUse[]>();
  const gaps = new Map<string, Gap>();
  const strange = (name: string): KnownApp => {
    const app = strangers.get(nameKey(name)) ?? uninstalled(name);
    strangers.set(nameKey(name), app);
    return app;
  };
  for (const id of tracedUsers(world)) {
    const user = world.user(id);
    for (const trace of traces(id).apps) {
      if (trace.isNameless === true) continue;
      const candidates = finder.meant(trace.app, trace.appId);
      if (candidates.length > 1) gaps.set(`${trace.by} ${nameKey(trace.app)}`, ambiguous(trace, candidates));
      else record(uses, candidates[0] ?? strange(trace.app), use(trace.by, user?.id ?? id, user?.username ?? id, trace.lastAt));
    }
  }
  for (const app of installed) for (const one of runAsUses(world, app)) record(uses, app, one);
  return { apps: [...installed, ...strangers.values()], finder, of: (app) => uses.get(app) ?? [], gaps: [...gaps.values()] };
}
