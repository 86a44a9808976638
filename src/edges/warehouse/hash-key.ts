import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Problem } from '../../problems.ts';

/** For machines that share a store, such as CI: the key instead of its file. */
export const keyEnvironment = 'SF_INTEGRATION_USER_HISTORY_KEY';

export interface KeyPlace {
  /** Owner-only folder of keys, outside every store. */
  readonly folder: string;
  readonly environment: string | undefined;
}

/** 128 bits: with them, a value of up to 23 bytes is one block of SHA-256, and hashing is what taking rows in costs most. */
const keyBytes = 16;
const wellFormed = /^(?:[0-9a-f]{32}|[0-9a-f]{64})$/;

function checked(text: string, from: string): string {
  const key = text.trim();
  if (!wellFormed.test(key)) throw new Problem('history-key-odd', [from]);
  return key;
}

/** The key of a store's hashes. It is not in the store: whoever gets only the store cannot try values out. */
export async function keyOf({ folder, environment }: KeyPlace, storeId: string): Promise<string> {
  if (environment !== undefined && environment !== '') return checked(environment, keyEnvironment);
  const path = join(folder, storeId);
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) throw new Problem('history-key-missing', [path]);
  return checked(text, path);
}

/** Makes the key of a new store; nothing where the environment has one. */
export async function makeKey({ folder, environment }: KeyPlace, storeId: string): Promise<void> {
  if (environment !== undefined && environment !== '') return void checked(environment, keyEnvironment);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const handle = await open(join(folder, storeId), 'wx', 0o600);
  try {
    await handle.writeFile(`${randomBytes(keyBytes).toString('hex')}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
