import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { tables, type TableName } from '../../core/model/history/tables.ts';

/** Where things are in a store. */
export const manifestIn = (root: string): string => join(root, 'store.json');
export const folderOf = (root: string, table: TableName): string => join(root, table);
export const fileOf = (root: string, table: TableName): string => join(root, table, `${table}.parquet`);
export const stagingOf = (root: string, batch: string): string => join(root, 'staging', batchName(batch));
export const spillOf = (root: string): string => join(root, 'spill');

/** A batch in a file name, whatever its own name is made of. */
export const batchName = (batch: string): string => createHash('sha256').update(batch).digest('hex').slice(0, 16);

/** `object=Case` and `month=2026-10` of a file below a partitioned table. */
const partition = /(?:^|[\\/])object=([^\\/]+)[\\/]month=([^\\/]+)[\\/]/;

export interface PartFile {
  /** Absolute. */
  readonly path: string;
  readonly object: string;
  /** `__HIVE_DEFAULT_PARTITION__` where the date was none. */
  readonly month: string;
}

/** Files of a partitioned table below a folder; none where there is no folder. */
export async function partFiles(folder: string): Promise<readonly PartFile[]> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  return names
    .filter((name) => name.endsWith('.parquet'))
    .toSorted()
    .flatMap((name) => {
      const [, object, month] = partition.exec(name) ?? [];
      return object === undefined || month === undefined ? [] : [{ path: join(folder, name), object: decodeURIComponent(object), month }];
    });
}

/** All files of a table. */
export async function filesOf(root: string, table: TableName): Promise<readonly string[]> {
  const names = await readdir(folderOf(root, table), { recursive: tables[table].partitioned }).catch(() => []);
  return names.filter((name) => name.endsWith('.parquet')).toSorted().map((name) => join(folderOf(root, table), name));
}
