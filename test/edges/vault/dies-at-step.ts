/**
 * Makes a credential and kills itself at the n-th touch of the file system: `node dies-at-step.ts ROOT N FLOW`.
 * Ends with exit code 0 and the certificate's fingerprint or the consumer key when N is past the last touch.
 */
import fs from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';

const [root = '', step = '0', flow = 'jwt-bearer'] = process.argv.slice(2);
let touches = 0;

/** Even touches die before they happen, odd ones after: both sides of every step are met. */
function dying<Arguments extends unknown[], Value>(work: (...given: Arguments) => Promise<Value>): (...given: Arguments) => Promise<Value> {
  return async (...given) => {
    const due = (): boolean => touches++ === Number(step);
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
Object.assign(fs, { mkdir: dying(fs.mkdir), open: dying(fs.open), rename: dying(fs.rename) });
syncBuiltinESMExports();

const { openVault } = await import('../../../src/edges/vault/vault.ts');
const { systemClock } = await import('../../../src/edges/clock/clock.ts');
const { systemRandom } = await import('../../../src/edges/clock/random.ts');
const vault = openVault({ root, home: root, clock: systemClock, random: systemRandom });
const made = await vault.make('00D000000000001AAA', 'hubspot', flow === 'jwt-bearer' ? 'jwt-bearer' : 'client-credentials');
process.stdout.write(made.fingerprint ?? made.consumerKey);
