import { firstBy } from '../../core/model/audit/grouped.ts';
import { nameKey } from '../../core/model/audit/record-key.ts';
import { archiveObject } from '../../core/model/history/archive.ts';
import { objectOfFile } from '../../core/model/history/history-object.ts';
import type { LandedFile } from '../../core/model/history/store.ts';
import { exitCodes, Problem } from '../../problems.ts';

/** A file as a person names it: `Case=export.csv`, or `CaseHistory.csv`; the path is not looked at. */
export interface GivenFile {
  readonly object?: string;
  readonly path: string;
}

/** `=` in a path is no object's: an object is an API name. */
export function givenFile(text: string): GivenFile {
  const [, object, path] = /^([A-Za-z]\w*)=(.+)$/s.exec(text) ?? [];
  return object === undefined || path === undefined ? { path: text } : { object, path };
}

const nameIn = (path: string): string => path.split(/[\\/]/).at(-1) ?? path;

const archiveName = new RegExp(`(?<![A-Za-z])${archiveObject}(?![A-Za-z])`, 'i');

/** An export of the archive, whose rows say of which object each is; named as one, or by its name. */
const isArchive = ({ object, path }: GivenFile): boolean => (object === undefined ? archiveName.test(nameIn(path)) : object.toLowerCase() === archiveObject.toLowerCase());

/** Throws `history-object-unknown` and `history-look-alike` (exit 2) with the file. */
export function landedFile(given: GivenFile): LandedFile {
  const { object, path } = given;
  const kind = /\.parquet$/i.test(path) ? 'parquet' : 'csv';
  if (isArchive(given)) return { path, object: archiveObject, archive: true, kind };
  if (object !== undefined) return { path, object, kind };
  const named = objectOfFile(nameIn(path));
  if (named.kind === 'history') return { path, object: named.object, kind };
  throw new Problem(named.kind === 'look-alike' ? 'history-look-alike' : 'history-object-unknown', [path], exitCodes.wrongUse);
}

/** The same files with each object spelled as it was first, of what is there and then of these: Salesforce's names are the same in any letter case. */
export function inOneSpelling(files: readonly LandedFile[], there: Iterable<string>): readonly LandedFile[] {
  const first = firstBy([...there, ...files.map(({ object }) => object)], nameKey);
  return files.map((file) => ({ ...file, object: first.get(nameKey(file.object)) ?? file.object }));
}
