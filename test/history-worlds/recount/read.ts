import { parse } from 'csv-parse/sync';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { to18 } from '../../practice-org/ids.ts';

/** A second pair of eyes: reads the files of a world and counts by README.md. It shares no code with what made them but the form of ids. */

export type Cells = Readonly<Record<string, string>>;

/** Rows by upper-case column. */
export const rowsIn = (text: string): readonly Cells[] => parse(text, { columns: (names: string[]) => names.map((name) => name.toUpperCase()), record_delimiter: /^[^\n]*\r\n/.test(text) ? '\r\n' : '\n' });

export interface Row {
  readonly id: string;
  readonly object: string;
  readonly record: string;
  readonly field: string;
  readonly dataType: string;
  readonly oldValue: string | null;
  readonly newValue: string | null;
  readonly user: string;
  readonly at: number;
}

const long = (id: string): string => to18(id.slice(0, 15));
const none = (cell: string | undefined): string | null => (cell === undefined || cell === '' ? null : cell);

/** A row of a history object from its cells, whichever way ids and moments are written. */
export function historyRow(object: string, cells: Cells): Row {
  const parent = Object.keys(cells).find((name) => name === 'PARENTID' || name === `${object.toUpperCase()}ID`) ?? '';
  const cell = (name: string): string => cells[name] ?? '';
  return { id: long(cell('ID')), object, record: long(cell(parent)), field: cell('FIELD'), dataType: cell('DATATYPE'), oldValue: none(cells['OLDVALUE']), newValue: none(cells['NEWVALUE']), user: long(cell('CREATEDBYID')), at: Date.parse(cell('CREATEDDATE').replace('+0000', 'Z')) };
}

export interface HistorySource {
  readonly object: string;
  readonly path: string;
}

/** All rows of some files, each id once, in the order of moment and id. */
export async function readHistory(folder: string, sources: readonly HistorySource[]): Promise<readonly Row[]> {
  const rows = new Map<string, Row>();
  for (const { object, path } of sources) {
    const content = await readFile(join(folder, path));
    const text = (path.endsWith('.gz') ? gunzipSync(content) : content).toString('utf8');
    for (const cells of rowsIn(text)) {
      const row = historyRow(object, cells);
      rows.set(row.id, row);
    }
  }
  return [...rows.values()].toSorted((one, other) => one.at - other.at || (one.id < other.id ? -1 : 1));
}

export const readTable = async (folder: string, path: string): Promise<readonly Cells[]> => rowsIn(await readFile(join(folder, path), 'utf8'));
export const listOf = async (folder: string, below: string): Promise<readonly string[]> => (await readdir(join(folder, below))).toSorted().map((name) => join(below, name));
