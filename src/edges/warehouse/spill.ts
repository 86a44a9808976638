import { createHash, randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { codeOf } from '../../core/model/error-code.ts';

/** A folder for what does not fit into memory, of one engine alone. */
export interface Spill {
  readonly folder: string;
  close(): void;
}

/** Process ids mean something on one machine only, and a store may lie on a disk of several. */
const machine = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
const named = /^([0-9a-f]{8})-(\d+)-/;

function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/** What a killed process spilled holds values in clear. Not to be able to take it away is no failure. */
async function sweep(below: string): Promise<void> {
  for (const name of await readdir(below)) {
    const [, where, pid] = named.exec(name) ?? [];
    if (where === machine && !runs(Number(pid))) await rm(join(below, name), { recursive: true, force: true }).catch(() => undefined);
  }
}

/**
 * DuckDB gives its spill files the same names in every process, and whoever closes takes all of them away: in one folder, two
 * processes read each other's bytes, and sums are wrong without a word. So each engine has one of its own below `below`.
 */
export async function openSpill(below: string): Promise<Spill> {
  const folder = join(below, `${machine}-${process.pid}-${randomUUID()}`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await sweep(below);
  return { folder, close: () => rmSync(folder, { recursive: true, force: true }) };
}
