import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { objectOfFile } from '../../src/core/model/history/history-object.ts';
import type { LandedFile } from '../../src/core/model/history/store.ts';

/** The history pages of a folder that scripts/history-rows.ts made, by object. */
export async function pagesIn(folder: string): Promise<ReadonlyMap<string, readonly LandedFile[]>> {
  const pages = new Map<string, LandedFile[]>();
  for (const name of (await readdir(folder)).toSorted()) {
    const named = objectOfFile(basename(name));
    if (named.kind !== 'history') continue;
    pages.set(named.object, [...(pages.get(named.object) ?? []), { path: join(folder, name), object: named.object, kind: 'csv' }]);
  }
  return pages;
}
