import { readFileSync, readSync, writeSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { systemClock } from '../../src/edges/clock/clock.ts';
import { systemRandom } from '../../src/edges/clock/random.ts';
import { openFiles } from '../../src/edges/files/files.ts';
import { openJournals } from '../../src/edges/journal/journals.ts';
import { openDoor } from '../../src/edges/org/door.ts';
import { openOrg } from '../../src/edges/org/org.ts';
import { openVault } from '../../src/edges/vault/vault.ts';
import { applySpecs } from '../../src/workflows/apply-specs.ts';
import { create } from '../../src/workflows/create.ts';
import type { Deps } from '../../src/workflows/deps.ts';
import { loadSpec } from '../../src/workflows/load-spec.ts';
import { keysFolder } from './keys-folder.ts';

/*
 * A create or an apply as a process of its own, for kills: the real edges, the workflows as the commands call them, and
 * neither the CLI nor anything it does before a command begins.
 *
 *   node entry.ts --verb create --ready FILE --home FOLDER --project FOLDER --name billing [--wait]
 *
 * With --wait it says on stdout that it is about to begin, and begins when something comes on stdin: until then whoever
 * wants to watch or to kill it can take its threads in hand. With UV_THREADPOOL_SIZE=1 all of its work on files is done by
 * two: the main thread, and one of libuv's.
 */

interface Ready {
  readonly instanceUrl: string;
  readonly username: string;
  readonly accessToken: string;
}

const { values } = parseArgs({
  options: { verb: { type: 'string', default: 'create' }, ready: { type: 'string', default: '' }, home: { type: 'string', default: '' }, project: { type: 'string', default: '' }, name: { type: 'string' }, wait: { type: 'boolean', default: false } },
});
const { ready, home, project, verb, name } = values;
const { instanceUrl, username, accessToken } = JSON.parse(readFileSync(ready, 'utf8')) as Ready;

const session = { instanceUrl, username, accessToken: () => accessToken, refresh: () => Promise.reject(new Error('The session of the test is over.')) };
const deps: Deps = {
  org: openOrg({ session, clock: systemClock, allowLoopback: true }),
  door: openDoor({ clock: systemClock, allowLoopback: true }),
  vault: openVault({ root: keysFolder(home), home, clock: systemClock, random: systemRandom }),
  files: openFiles(project),
  journals: openJournals({ projectRoot: project, home, clock: systemClock, random: systemRandom }),
  clock: systemClock,
  random: systemRandom,
  progress: { stage: () => undefined, note: () => undefined },
};

const verbs: Readonly<Record<string, () => Promise<unknown>>> = {
  create: async () => create(deps, { loaded: await loadSpec(deps.files, { name }), environment: 'practice', dryRun: false, ask: { confirm: () => Promise.resolve(true) } }),
  apply: async () => {
    const { applied, failed } = await applySpecs(deps, { environment: 'practice', confirm: () => Promise.resolve(true) });
    const [problem] = [...applied, ...failed].flatMap((each) => each.problem ?? []);
    if (problem !== undefined) throw problem;
  },
};
const run = verbs[verb];
if (run === undefined) throw new Error(`No verb ${verb}`);
if (values.wait) {
  // The pool's thread exists from its first work on.
  await stat(project);
  writeSync(1, 'ready\n');
  readSync(0, Buffer.alloc(1));
}
await run();
