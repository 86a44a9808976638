import { execFile } from 'node:child_process';
import { chmod, readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);
const patienceMs = 10_000;

/** Why Debian's age cannot be a witness here; `undefined` where it can. */
export async function noAge(): Promise<string | undefined> {
  const found = await Promise.all(['age', 'age-keygen'].map((tool) => run(tool, ['--version'], { timeout: patienceMs }).then(() => true, () => false)));
  return found.every(Boolean) ? undefined : 'age is not installed here (Debian: apt-get install age)';
}

/** A new identity, as a custodian makes one. Returns its public key, as age-keygen prints it. */
export async function ageKeygen(file: string): Promise<string> {
  await run('age-keygen', ['-o', file], { timeout: patienceMs });
  await chmod(file, 0o600);
  return /^# public key: (age1\w+)$/m.exec(await readFile(file, 'utf8'))?.[1] ?? '';
}

/** What `age -d -i IDENTITY FILE` prints. Rejects with what it says where it cannot. */
export async function ageDecrypt(identity: string, file: string): Promise<string> {
  return (await run('age', ['-d', '-i', identity, file], { timeout: patienceMs })).stdout;
}
