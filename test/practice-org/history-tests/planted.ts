/** Orgs from a folder in the load format, as anybody may write one by hand. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { StartOptions } from '../refusals/caller.ts';
import { startPracticeOrg } from '../server.ts';
import type { PracticeOrg } from '../server.ts';

/** Path in the folder to content. */
export type Files = Record<string, string | Uint8Array>;

/** An org loaded from these files, that lives as long as the surrounding describe. */
export function plantedOrg(files: Files, options: StartOptions = {}): () => PracticeOrg {
  let org: PracticeOrg | undefined;
  let folder = '';
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'planted-'));
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
    org = await startPracticeOrg({ ...options, load: folder });
  });
  after(async () => {
    await org?.close();
    rmSync(folder, { recursive: true });
  });
  return () => {
    if (!org) throw new Error('the org is only there while tests run');
    return org;
  };
}

const cell = (value: string): string => `"${value.replaceAll('"', '""')}"`;

/** Rows as a CSV file of the load format; the columns are those of the first row. */
export function csv(rows: readonly Record<string, string>[]): string {
  const columns = Object.keys(rows[0] ?? {});
  const lines = rows.map((row) => columns.map((column) => cell(row[column] ?? '')).join(','));
  return `${[columns.join(','), ...lines].join('\n')}\n`;
}
