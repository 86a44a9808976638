import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { StoreManifest } from '../../core/model/history/store.ts';
import { Problem } from '../../problems.ts';
import { manifestIn } from './layout.ts';
import { writeWhole } from './whole-file.ts';

const shape = z.object({
  format: z.literal('integration-user-history/1'),
  id: z.string().regex(/^[0-9a-f-]{36}$/),
  orgId: z.string().optional(),
  of: z.string(),
  values: z.enum(['hashed', 'text']),
  createdAt: z.string(),
  publishing: z.string().regex(/^[0-9a-f]{16}$/).optional(),
});

/** `undefined` where there is none. Throws `history-store-broken` with the file. */
export async function readManifest(root: string): Promise<StoreManifest | undefined> {
  const text = await readFile(manifestIn(root), 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  try {
    const { orgId, publishing, ...whole } = shape.parse(JSON.parse(text));
    return { ...whole, ...(orgId === undefined ? {} : { orgId }), ...(publishing === undefined ? {} : { publishing }) };
  } catch {
    throw new Problem('history-store-broken', [manifestIn(root)]);
  }
}

/** The old one or the new one, whatever happens in between. */
export const writeManifest = async (root: string, manifest: StoreManifest): Promise<void> => writeWhole(manifestIn(root), `${JSON.stringify(manifest, null, 2)}\n`);
