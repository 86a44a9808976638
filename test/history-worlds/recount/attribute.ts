import { parse as yaml } from 'yaml';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { to18 } from '../../practice-org/ids.ts';
import type { Change } from './changes.ts';
import { listOf, readTable, type Cells } from './read.ts';

export interface Spec {
  readonly name: string;
  readonly label: string;
  readonly aliases?: readonly { readonly app: string }[];
  readonly environments: Readonly<Record<string, { readonly username: string }>>;
  readonly access: { readonly objects: Readonly<Record<string, { readonly create?: boolean; readonly fields: Readonly<Record<string, string>> }>> };
}
interface Use {
  readonly user: string;
  readonly app: string;
  readonly at: number;
  readonly entity?: string;
}

/** What an org and a project tell of who writes. */
export interface Knowledge {
  readonly users: readonly Cells[];
  readonly specs: readonly Spec[];
  /** Log-ins that went well, and writes that did. */
  readonly logins: readonly Use[];
  readonly writes: readonly Use[];
}

export interface Attributed extends Change {
  readonly actor: string;
  readonly class: string;
  readonly confidence: 'exact' | 'inferred' | 'ambiguous';
  readonly evidence: string;
}

const isWrite = (cells: Cells): boolean => ['POST', 'PUT', 'PATCH', 'DELETE'].includes(cells['HTTP_METHOD'] ?? '') && /^2/.test(cells['STATUS_CODE'] ?? '');

const isLogin = (cells: Cells): boolean => cells['STATUS'] === 'Success';

/** What counts as evidence. */
export interface Evidence {
  readonly isLogin: (cells: Cells) => boolean;
  readonly isWrite: (cells: Cells) => boolean;
}

export async function readKnowledge(folder: string, { isLogin: counts, isWrite: wrote }: Evidence = { isLogin, isWrite }): Promise<Knowledge> {
  const users = await readTable(folder, 'org/records/User.csv');
  const specs = await Promise.all((await listOf(folder, 'project/integrations')).filter((path) => !path.endsWith('policy.yaml')).map(async (path) => yaml(await readFile(join(folder, path), 'utf8')) as Spec));
  const present = (app: string): string => specs.find(({ aliases = [] }) => aliases.some((alias) => alias.app === app))?.label ?? app;
  const idBy = new Map(users.map((user) => [user['USERNAME'], user['ID'] ?? '']));
  const logins = (await readTable(folder, 'org/records/LoginHistory.csv')).filter(counts).map((row) => ({ user: idBy.get(row['USER.USERNAME'] ?? '') ?? '', app: present(row['APPLICATION'] ?? ''), at: Date.parse(row['LOGINTIME'] ?? '') }));
  const files = await listOf(folder, 'log');
  const calls = (await Promise.all(files.map(async (path) => readTable(folder, path)))).flat();
  const writes = calls.filter(wrote).map((row) => ({ user: to18(row['USER_ID'] ?? ''), app: present(row['CONNECTED_APP_NAME'] ?? ''), at: Date.parse(row['TIMESTAMP_DERIVED'] ?? ''), entity: row['ENTITY_NAME'] ?? '' }));
  return { users, specs, logins, writes };
}

/** How near in milliseconds evidence must be: a call on either side of the change, a log-in before it. */
export interface Windows {
  readonly call: number;
  readonly login: number;
}

const classes: Readonly<Record<string, string>> = { Standard: 'person', AutomatedProcess: 'automated-process', CloudIntegrationUser: 'platform-integration-user', Guest: 'guest' };
const appsOf = (uses: readonly Use[]): readonly string[] => [...new Set(uses.map(({ app }) => app))];

interface Verdict {
  readonly app?: string | undefined;
  readonly confidence: Attributed['confidence'];
  readonly evidence: string;
}

/** By the apps that wrote near it: this object, or any; `undefined` where none did. */
function byLog(onObject: readonly string[], all: readonly string[], isSomebodyThere: boolean): Verdict | undefined {
  if (onObject.length > 1) return { confidence: 'ambiguous', evidence: 'usage' };
  if (onObject.length === 1) return { app: onObject[0], confidence: all.length > 1 || isSomebodyThere ? 'inferred' : 'exact', evidence: 'usage' };
  if (all.length === 0) return undefined;
  return all.length === 1 ? { app: all[0], confidence: 'inferred', evidence: 'usage-beside' } : { confidence: 'ambiguous', evidence: 'usage-beside' };
}

function verdict(known: Knowledge, windows: Windows, change: Change): Verdict {
  const near = known.writes.filter(({ user, at }) => user === change.user && Math.abs(at - change.at) <= windows.call);
  const loggedIn = appsOf(known.logins.filter(({ user, at }) => user === change.user && at <= change.at && at >= change.at - windows.login));
  const logged = byLog(appsOf(near.filter(({ entity }) => entity === change.object)), appsOf(near), loggedIn.includes('Browser'));
  if (logged !== undefined) return logged;
  if (loggedIn.length === 1) return { app: loggedIn[0], confidence: 'inferred', evidence: 'logins' };
  return { confidence: 'ambiguous', evidence: loggedIn.length === 0 ? 'none' : 'logins' };
}

/** A user's apps by all there is: log-ins, the log, and specs that name its username. */
function appsBy(known: Knowledge): (user: string) => readonly string[] {
  const nameOf = new Map(known.users.map((user) => [user['ID'] ?? '', user['USERNAME'] ?? '']));
  const specsOf = (user: string): readonly Spec[] => known.specs.filter(({ environments }) => Object.values(environments).some(({ username }) => username === nameOf.get(user)));
  const apps = new Map([...nameOf.keys()].map((user) => [user, [...new Set([...appsOf([...known.logins, ...known.writes].filter((one) => one.user === user)), ...specsOf(user).map(({ label }) => label)])]]));
  return (user) => apps.get(user) ?? [];
}

function classOf(user: Cells | undefined, apps: readonly string[]): string {
  if (user === undefined) return 'deleted-or-unknown';
  return apps.length > 0 && !apps.includes('Browser') ? 'integration' : (classes[user['USERTYPE'] ?? ''] ?? '');
}

/** Says of every change who it counts for, by README.md. */
export function attribute(known: Knowledge, windows: Windows, changes: readonly Change[]): readonly Attributed[] {
  const users = new Map(known.users.map((user) => [user['ID'] ?? '', user]));
  const apps = appsBy(known);
  return changes.map((change) => {
    const own = apps(change.user);
    const { app, confidence, evidence } = own.length > 1 ? verdict(known, windows, change) : ({ app: own[0], confidence: 'exact', evidence: 'account' } as const);
    if (app === undefined || app === 'Browser') return { ...change, actor: `user:${change.user}`, class: classOf(users.get(change.user), own), confidence, evidence };
    return { ...change, actor: `integration:${known.specs.find(({ label }) => label === app)?.name ?? app}`, class: 'integration', confidence, evidence };
  });
}
