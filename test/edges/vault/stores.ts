import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generateIdentity, identityToRecipient } from 'age-encryption';
import type { CredentialStore, StoreCommand } from '../../../src/core/model/credential-store.ts';

export const program = join(import.meta.dirname, 'fake-store.ts');

/** The fake store's command line, as a policy would have approved it. */
export function fakeCommand(behaviour: string, folder: string, approved = true): StoreCommand {
  return { written: `fake-store ${behaviour} {name}`, argv: [process.execPath, program, behaviour, folder, 'hubspot'], approved };
}

export function fakeStore(folder: string, put = 'keep', read?: string): CredentialStore {
  return { kind: 'command', put: fakeCommand(put, folder), ...(read === undefined ? {} : { read: fakeCommand(read, folder) }) };
}

interface Started {
  readonly behaviour: string;
  readonly more: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly read: number;
}
/** How often the fake store was started, and how. */
export async function recorded(folder: string): Promise<readonly Started[]> {
  const text = await readFile(join(folder, 'record.jsonl'), 'utf8').catch(() => '');
  return text.split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as Started);
}

export interface Custodian {
  readonly email: string;
  readonly identity: string;
  readonly key: string;
}
export async function custodian(email: string): Promise<Custodian> {
  const identity = await generateIdentity();
  return { email, identity, key: await identityToRecipient(identity) };
}

/** `file`, an age key, or the folder of a fake store. */
export function storeNamed(name: string): CredentialStore {
  if (name === 'file') return { kind: 'file' };
  return name.startsWith('age1') ? { kind: 'age', recipients: [{ email: 'bo@example.com', key: name }] } : fakeStore(name);
}
