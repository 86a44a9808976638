import { renameSync, writeFileSync } from 'node:fs';
import { openSession } from './access/session.ts';
import { userFor } from './callers.ts';
import type { Asker } from './callers.ts';
import { routes as dataRoutes } from './data/routes.ts';
import { createDispatcher } from './dispatch.ts';
import type { Delivered } from './deliver.ts';
import { dumpOrg } from './dump.ts';
import { control } from './faults/control.ts';
import type { FaultInput } from './faults/fault.ts';
import { createFaultScript } from './faults/script.ts';
import type { FaultScript, FiredFault } from './faults/script.ts';
import { listen, stop, urlOf } from './listen.ts';
import { loadOrg } from './load.ts';
import { routes as metadataRoutes } from './metadata/routes.ts';
import { routes as oauthRoutes } from './oauth/routes.ts';
import type { Call } from './http.ts';
import { createRequestLog } from './request-log.ts';
import type { RequestLogEntry } from './request-log.ts';
import { routes as retiredRoutes } from './retired.ts';
import { createRouter } from './router.ts';
import { seedOrg } from './seeds/seeds.ts';
import type { SeedName } from './seeds/seeds.ts';
import type { SettingsPatch } from './settings.ts';
import type { RowSource } from './row-source.ts';
import type { OrgState } from './state.ts';

export type { Asker } from './callers.ts';
export type { FaultInput } from './faults/fault.ts';
export type { FaultScript, FaultState, FiredFault } from './faults/script.ts';
export type { RequestLogEntry } from './request-log.ts';

export interface PracticeOrgOptions {
  /** Default `empty`. Not together with `load`. */
  seed?: SeedName;
  /** A folder in the load format (load.ts). */
  load?: string;
  /** Port of the My Domain address; the login host takes a free one. Default: a free one. */
  port?: number;
  /** Milliseconds every request waits. */
  latencyMs?: number;
  /** Written, whole, once the org listens. */
  readyFile?: string;
  /** JSON lines, one a request. */
  requestLog?: string;
  /** Folder the org is written to when it closes. */
  dump?: string;
  settings?: SettingsPatch;
  /** Rows of objects that come from elsewhere when they are asked for (row-source.ts), by API name. */
  sources?: Record<string, RowSource>;
  /** What goes wrong, on order (README.md). */
  faults?: FaultInput[];
}

/** What a client needs to use the org: the content of the ready file. */
export interface Welcome {
  /** My Domain. */
  instanceUrl: string;
  /** The login host, which client credentials are refused on. */
  loginUrl: string;
  /** Of a System Administrator, unless somebody else was asked for. */
  accessToken: string;
  username: string;
  orgId: string;
  pid: number;
}

export interface PracticeOrg extends Welcome {
  state: OrgState;
  requests: RequestLogEntry[];
  /** The script of faults, to be changed while the org runs. */
  faults: FaultScript;
  faultsFired: FiredFault[];
  /** Another session, of the administrator or of whom `asker` names: what a new log-in from a browser gives. */
  newSession(asker?: Asker): Welcome;
  close(): Promise<void>;
}

/** Start an org on loopback. Rejects where the port is taken, the load folder cannot be read, or a setting, switch or fault does not exist. */
export async function startPracticeOrg(options: PracticeOrgOptions = {}): Promise<PracticeOrg> {
  const state = await stateFor(options);
  const log = createRequestLog(options.requestLog);
  const faults = createFaultScript(() => state.now());
  faults.add(...(options.faults ?? []));
  const newSession = (asker: Asker = {}): Welcome => welcome(state, asker);
  const dispatch = createDispatcher({
    state,
    router: createRouter([...dataRoutes, ...metadataRoutes, ...oauthRoutes, ...retiredRoutes]),
    log,
    faults,
    latencyMs: options.latencyMs ?? 0,
    complain: (stack) => process.stderr.write(`practice org: ${stack}\n`),
  });
  const answer = async (call: Call): Promise<Delivered> => control({ faults, newSession }, call) ?? dispatch(call);
  const myDomain = await listen('my-domain', options.port ?? 0, answer);
  const login = await listen('login', 0, answer);
  state.urls = { instance: urlOf(myDomain), login: urlOf(login) };
  const ready = newSession();
  if (options.readyFile !== undefined) writeWhole(options.readyFile, ready);
  return {
    ...ready,
    state,
    requests: log.entries,
    faults,
    faultsFired: faults.fired,
    newSession,
    async close() {
      await Promise.all([stop(myDomain), stop(login)]);
      for (const source of state.sources.values()) source.close();
      if (options.dump !== undefined) await dumpOrg(state, options.dump);
    },
  };
}

async function stateFor({ seed, load, settings = {}, sources = {} }: PracticeOrgOptions): Promise<OrgState> {
  if (seed !== undefined && load !== undefined) throw new Error('An org is seeded or loaded, not both.');
  const state = await (load === undefined ? seedOrg(seed ?? 'empty', settings) : loadOrg(load, settings));
  for (const [object, source] of Object.entries(sources)) state.sources.set(object, source);
  return state;
}

/** A session as if it came from a browser, and all a client needs to use it. */
function welcome(state: OrgState, asker: Asker): Welcome {
  const user = userFor(state, asker);
  const from = { sourceIp: '127.0.0.1', loginUrl: state.urls.instance, loginType: 'Application', loginSubType: null, application: 'Browser' };
  const session = openSession(state, { ...from, userId: user.id, scopes: [] });
  return {
    instanceUrl: state.urls.instance,
    accessToken: session.token,
    username: user.username,
    orgId: state.settings.orgId,
    pid: process.pid,
    loginUrl: state.urls.login,
  };
}

/** A reader never sees half a file. */
function writeWhole(file: string, content: object): void {
  writeFileSync(`${file}.part`, `${JSON.stringify(content)}\n`, { mode: 0o600 });
  renameSync(`${file}.part`, file);
}
