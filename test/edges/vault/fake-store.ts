/**
 * A fake secret store for tests, and it says so. It keeps what it is given, plain, in a file of a temporary folder, records
 * how it was started, and misbehaves when told to: `node fake-store.ts BEHAVIOUR FOLDER [more]`.
 */
import { spawn } from 'node:child_process';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [behaviour = '', folder = '', ...more] = process.argv.slice(2);
const kept = join(folder, 'kept');

function record(input: string): void {
  appendFileSync(join(folder, 'record.jsonl'), `${JSON.stringify({ behaviour, more, cwd: process.cwd(), env: process.env, read: input.length })}\n`);
}

function keep(): string {
  const input = readFileSync(0, 'utf8');
  record(input);
  writeFileSync(kept, input);
  process.stdout.write('kept by a fake store, for tests only\n');
  return input;
}

/** A secret in the ways in which a careless program repeats it. */
function tell(secret: string): void {
  const hex = Buffer.from(secret).toString('hex');
  const base64 = Buffer.from(secret).toString('base64');
  const url = Buffer.from(`x${secret}`).toString('base64url');
  const forms = [secret, hex, base64, url, encodeURIComponent(secret), JSON.stringify(secret), secret.match(/.{1,9}/g)?.join(' ') ?? '', Array.from(secret.trim()).reverse().join('')];
  for (const form of forms) {
    process.stdout.write(`debug: got ${form}\n`);
    process.stderr.write(`${form.slice(0, 40)}\nerror: cannot store ${form}\n`);
  }
}

const behaviours: Readonly<Record<string, () => void>> = {
  keep,
  give: () => {
    record('');
    process.stdout.write(readFileSync(kept));
  },
  'give-without-newline': () => process.stdout.write(readFileSync(kept, 'utf8').trimEnd()),
  'give-other': () => process.stdout.write('something else entirely\n'),
  'give-nothing': () => undefined,
  'give-no-end': () => {
    for (let block = 0; block < 1_000; block += 1) process.stdout.write('x'.repeat(1_000));
  },
  refuse: () => {
    keep();
    process.stderr.write('\u001b[31mno such vault: Integrations\u001b[0m\nsecond line\n');
    process.exitCode = 1;
  },
  tell: () => {
    tell(keep());
    process.exitCode = 3;
  },
  'tell-then-explain': () => {
    tell(keep());
    process.stderr.write('the store is sealed, ask your administrator\n');
    process.exitCode = 4;
  },
  deaf: () => {
    process.stdin.destroy();
    process.exitCode = 0;
  },
  hang: () => {
    process.on('SIGTERM', () => undefined);
    tell(keep());
    setInterval(() => undefined, 1_000);
  },
  agent: () => {
    keep();
    spawn(process.execPath, ['-e', 'setTimeout(() => undefined, 20_000)'], { stdio: 'inherit', detached: true }).unref();
    process.exit(0);
  },
};
behaviours[behaviour]?.();
