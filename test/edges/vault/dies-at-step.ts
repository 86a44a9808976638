/**
 * Makes a credential and kills itself at the n-th touch of the file system: `node dies-at-step.ts ROOT N FLOW STORE [move]`.
 * STORE is `file`, an age key, or the folder of the fake store. With `move` the credential is made in a file first, and
 * moved then. Ends with exit code 0 and the certificate's fingerprint or the consumer key when N is past the last touch.
 */
import fs from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';

const [root = '', step = '0', flow = '', to = 'file', move] = process.argv.slice(2);
let touches = 0;
let counting = move === undefined;

/** Even touches die before they happen, odd ones after: both sides of every step are met. */
function dying<Arguments extends unknown[], Value>(work: (...given: Arguments) => Promise<Value>): (...given: Arguments) => Promise<Value> {
  return async (...given) => {
    const due = (): boolean => counting && touches++ === Number(step);
    if (due()) process.kill(process.pid, 'SIGKILL');
    const value = await work(...given);
    if (due()) process.kill(process.pid, 'SIGKILL');
    return value;
  };
}

const probe = await fs.open(process.execPath, 'r');
const handles = Object.getPrototypeOf(probe) as Pick<FileHandle, 'sync' | 'writeFile'>;
await probe.close();
const { sync, writeFile } = handles;
handles.sync = function (this: FileHandle) {
  return dying(() => sync.call(this))();
};
handles.writeFile = function (this: FileHandle, ...given: Parameters<FileHandle['writeFile']>) {
  return dying(() => writeFile.apply(this, given))();
};
Object.assign(fs, { mkdir: dying(fs.mkdir), open: dying(fs.open), rename: dying(fs.rename), rm: dying(fs.rm) });
syncBuiltinESMExports();

const { openVault } = await import('../../../src/edges/vault/vault.ts');
const { systemClock } = await import('../../../src/edges/clock/clock.ts');
const { systemRandom } = await import('../../../src/edges/clock/random.ts');
const { storeNamed } = await import('./stores.ts');
const vault = openVault({ root, home: root, clock: systemClock, random: systemRandom });
const kind = flow === 'jwt-bearer' ? 'jwt-bearer' : 'client-credentials';
const org = '00D000000000001AAA';
if (move !== undefined) {
  await vault.make(org, 'hubspot', kind);
  counting = true;
  await vault.move(org, 'hubspot', storeNamed(to));
}
const made = await vault.make(org, 'hubspot', kind, storeNamed(to));
process.stdout.write(made.fingerprint ?? made.consumerKey);
