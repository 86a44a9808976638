import { readFile } from 'node:fs/promises';
import { codeOf } from '../../core/model/error-code.ts';
import type { StoreManifest } from '../../core/model/history/store.ts';
import { Problem } from '../../problems.ts';
import { manifestIn } from './layout.ts';
import { writeWhole } from './whole-file.ts';

type Law = (value: unknown) => boolean;

const isText: Law = (value) => typeof value === 'string';
const like = (pattern: RegExp): Law => (value) => typeof value === 'string' && pattern.test(value);
const among = (...words: readonly string[]): Law => (value) => words.includes(value as string);
const perhaps = (law: Law): Law => (value) => value === undefined || law(value);

/** By hand: zod is ninety modules more to load before a report over a store can begin. */
const laws: Readonly<Record<keyof StoreManifest, Law>> = {
  format: among('integration-user-history/1'),
  id: like(/^[0-9a-f-]{36}$/),
  orgId: perhaps(isText),
  of: isText,
  values: among('hashed', 'text'),
  createdAt: isText,
  publishing: perhaps(like(/^[0-9a-f]{16}$/)),
};

const isManifest = (value: unknown): value is StoreManifest => typeof value === 'object' && value !== null && Object.entries(laws).every(([name, holds]) => holds((value as Readonly<Record<string, unknown>>)[name]));

function manifestOf(text: string): StoreManifest | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isManifest(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** `undefined` where there is none. Throws `history-store-broken` with the file. */
export async function readManifest(root: string): Promise<StoreManifest | undefined> {
  const text = await readFile(manifestIn(root), 'utf8').catch((error: unknown) => {
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(error))) return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  const manifest = manifestOf(text);
  if (manifest === undefined) throw new Problem('history-store-broken', [manifestIn(root)]);
  return manifest;
}

/** The old one or the new one, whatever happens in between. */
export const writeManifest = async (root: string, manifest: StoreManifest): Promise<void> => writeWhole(manifestIn(root), `${JSON.stringify(manifest, null, 2)}\n`);
