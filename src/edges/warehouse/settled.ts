import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeWhole } from './whole-file.ts';

const settledIn = (root: string): string => join(root, 'settled.json');

/** What the last settling was made from, as it said; `undefined` where nothing was settled, or the file cannot be read: then all is settled again. */
export async function readSettled(root: string): Promise<string | undefined> {
  return readFile(settledIn(root), 'utf8').catch(() => undefined);
}

export const writeSettled = async (root: string, text: string): Promise<void> => writeWhole(settledIn(root), text);
