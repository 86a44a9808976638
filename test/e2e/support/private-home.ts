import { mkdtemp, mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Closable } from './close-after.ts';

/** A home directory of one test file: the developer's own logins, keys and caches are out of reach. */
export interface PrivateHome extends Closable {
  dir: string;
  /** An empty folder to work in, with no Salesforce project around it. */
  work: string;
  /** The whole environment of a child process: nothing of the developer's Salesforce, proxy or Node settings gets in. */
  env: Record<string, string>;
}

const foreign = /^(SF_|SFDX_|XDG_|NODE_OPTIONS$|NODE_V8_COVERAGE$|FORCE_COLOR$|(HTTP|HTTPS|ALL|NO)_PROXY$)/i;

const quiet = {
  NO_COLOR: '1',
  SF_DISABLE_TELEMETRY: 'true',
  SF_AUTOUPDATE_DISABLE: 'true',
  SF_DISABLE_AUTOUPDATE: 'true',
  SF_SKIP_NEW_VERSION_CHECK: 'true',
  SF_DISABLE_LOG_FILE: 'true',
  SF_USE_PROGRESS_BAR: 'false',
  // Logins are kept in a file of this home, never in the developer's keychain.
  SF_USE_GENERIC_UNIX_KEYCHAIN: 'true',
};

export async function openPrivateHome(): Promise<PrivateHome> {
  const dir = await mkdtemp(join(tmpdir(), 'iu-e2e-home-'));
  const work = join(dir, 'work');
  await mkdir(work);
  const env: Record<string, string> = {};
  for (const [name, value] of Object.entries(process.env)) {
    if (value !== undefined && !foreign.test(name)) env[name] = value;
  }
  Object.assign(env, quiet, {
    HOME: dir,
    USERPROFILE: dir,
    LOCALAPPDATA: join(dir, 'AppData'),
    XDG_CACHE_HOME: join(dir, '.cache'),
    XDG_CONFIG_HOME: join(dir, '.config'),
    XDG_DATA_HOME: join(dir, '.local', 'share'),
    XDG_STATE_HOME: join(dir, '.local', 'state'),
  });
  return { dir, work, env, close: () => rm(dir, { recursive: true, force: true }) };
}

/** This process itself moves into the home, for libraries that run in it; closing moves it back. */
export function enterPrivateHome(home: PrivateHome): Closable {
  const before = { ...process.env };
  replaceEnvironment(home.env);
  return {
    close: async () => {
      replaceEnvironment(before);
    },
  };
}

function replaceEnvironment(next: NodeJS.ProcessEnv): void {
  for (const name of Object.keys(process.env)) Reflect.deleteProperty(process.env, name);
  Object.assign(process.env, next);
}
