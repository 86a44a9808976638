import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Loaded, Loading } from './loading-child.ts';

export const slowestMs = 60_000;

/** The files that each command loads and neither a bare command with DuckDB nor those before it did, by the command's file. */
export async function loadedBy(commands: readonly Loading[], home: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const env = { ...process.env, HOME: home, USERPROFILE: home, SF_DISABLE_TELEMETRY: 'true' };
  const child = fork(join(import.meta.dirname, 'loading-child.ts'), [JSON.stringify(commands)], { env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'], timeout: slowestMs });
  const found = new Map<string, readonly string[]>();
  let words = '';
  child.on('message', (message) => {
    const { what, files } = message as Loaded;
    found.set(what, files);
  });
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (words += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  expect(code, words).to.equal(0);
  return found;
}
