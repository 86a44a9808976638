import type { Gap } from '../../model/audit/fact.ts';
import type { AppUse } from '../../model/audit/view.ts';
import { push } from '../../model/audit/grouped.ts';
import { nameKey, recordKey } from '../../model/audit/record-key.ts';
import { appFinder, type KnownApp } from './app-inventory.ts';
import { given } from './given.ts';
import { runAsOf } from './run-as.ts';
import type { Trace, Traces } from './traces.ts';
import type { World } from './world.ts';

/** Who uses which app, from tokens, logins and run-as users. */
export interface AppUses {
  /** Those that are installed, then those that were only seen. */
  readonly apps: readonly KnownApp[];
  readonly of: (app: KnownApp) => readonly AppUse[];
  /** Tokens and logins whose app is one of several of its name: about each of those. */
  readonly gaps: readonly Gap[];
}

/** A trace with the apps it may mean. */
interface Meant {
  readonly trace: Trace;
  readonly use: AppUse;
  readonly apps: readonly KnownApp[];
}

/** An app that is in no list of the org: seen in tokens and logins only (facts 2.x ConnectedApplication [A]). */
const uninstalled = (name: string): KnownApp => ({ kind: 'connected-app', name, label: name });

function ambiguous({ trace: { by, app }, apps }: Meant): Gap {
  return { kind: 'unreadable', words: `A ${by} names the app ${app}, and ${apps.length} apps are called that: which one it means is not known.`, about: apps.flatMap(({ id, name }) => (id === undefined ? [name] : [name, id])) };
}

/** Every user with a token or login, once. */
function tracedUsers(world: World): readonly string[] {
  const rows = [world.rows('oauthTokens'), world.rows('loginSummary'), world.rows('loginHistory')].flat();
  return [...new Set(rows.map(({ userId }) => recordKey(userId)))];
}

function meantBy(world: World, installed: readonly KnownApp[], traces: (userId: string) => Traces): readonly Meant[] {
  const find = appFinder(installed);
  return tracedUsers(world).flatMap((id) => {
    const user = world.user(id) ?? { id, username: id };
    const named = traces(id).apps.filter(({ isNameless }) => isNameless !== true);
    return named.map((trace) => ({ trace, use: { userId: user.id, username: user.username, by: trace.by, ...given({ lastAt: trace.lastAt }) }, apps: find(trace.app, trace.appId) }));
  });
}

/** Whom an app's client credentials run as; policy and metadata may both say so. */
function runAsUses(world: World, app: KnownApp): readonly AppUse[] {
  const usernames = new Map(runAsOf(app).map((username) => [nameKey(username), username]));
  return [...usernames.values()].map((username) => {
    const { id: userId, username: known } = world.userNamed(username) ?? { id: '', username };
    return { userId, username: known, by: 'run-as' };
  });
}

export function appUses(world: World, installed: readonly KnownApp[], traces: (userId: string) => Traces): AppUses {
  const meant = meantBy(world, installed, traces);
  const ofApp = new Map<KnownApp, AppUse[]>(installed.map((app) => [app, [...runAsUses(world, app)]]));
  const strange = new Map<string, AppUse[]>();
  const names = new Map<string, string>();
  for (const { trace, use, apps: [app, ...more] } of meant) {
    if (app !== undefined && more.length === 0) ofApp.get(app)?.push(use);
    if (app !== undefined) continue;
    names.set(nameKey(trace.app), names.get(nameKey(trace.app)) ?? trace.app);
    push(strange, nameKey(trace.app), use);
  }
  const seenOnly = [...strange].map(([key, uses]) => [uninstalled(names.get(key) ?? key), uses] as const);
  const all = new Map<KnownApp, readonly AppUse[]>([...ofApp, ...seenOnly]);
  const doubts = meant.filter(({ apps }) => apps.length > 1);
  return { apps: [...all.keys()], of: (app) => all.get(app) ?? [], gaps: [...new Map(doubts.map((each) => [`${each.trace.by} ${nameKey(each.trace.app)}`, ambiguous(each)])).values()] };
}
