import { archiveId, archiveObject, unnamedPrefix } from '../../core/model/history/archive.ts';
import type { LandedFile } from '../../core/model/history/store.ts';
import { Problem } from '../../problems.ts';
import { keyVariable, momentOf } from './change-sql.ts';
import { named, quoted } from './quoted.ts';

/** Columns of FieldHistoryArchive as expressions over one file. */
export interface ArchiveColumns {
  readonly object: string;
  /** `undefined` where the file does not name the rows of the history object. */
  readonly id?: string;
  readonly parent: string;
  readonly field: string;
  readonly oldValue: string;
  readonly newValue: string;
  readonly user: string;
  readonly date: string;
  readonly withoutValues: boolean;
}

/** CreatedById may be null in the archive (object reference [A]): an Id that no user has. */
const nobody = '000000000000000AAA';
const nothing = 'CAST(NULL AS VARCHAR)';
const shown = { parent: 'ParentId', field: 'Field', oldValue: 'OldValue', newValue: 'NewValue', user: 'CreatedById', date: 'CreatedDate' } as const;
type Shown = keyof typeof shown;

/**
 * `Field` "contains the field ID instead" where the field is deleted; ArchiveFieldName is its name when it was archived (object
 * reference [A]). Ids of fields begin with 00N (facts 2), and no API name of 15 or 18 characters does.
 */
function fieldOf(field: string, archived: string | undefined): string {
  return archived === undefined ? field : `CASE WHEN regexp_full_match(${field}, '00N[0-9A-Za-z]{12}([A-Z0-5]{3})?') THEN coalesce(${archived}, ${field}) ELSE ${field} END`;
}

/** An Id of zeros is none (Big Objects guide, SOQL [A]). */
const idOf = (column: string): string => `CASE WHEN regexp_full_match(${column}, '0*(AAA)?') THEN NULL ELSE ${column} END`;

/** Throws `history-file-not-archive` with what is missing. */
export function archiveColumns({ path, object, withoutValues }: Pick<LandedFile, 'path' | 'object' | 'withoutValues'>, columns: readonly string[]): ArchiveColumns {
  const find = (name: string): string | undefined => {
    const found = columns.find((column) => column.toLowerCase() === name.toLowerCase());
    return found === undefined ? undefined : named(found);
  };
  const isLeftOut = (key: Shown): boolean => withoutValues === true && (key === 'oldValue' || key === 'newValue');
  const type = object === archiveObject ? find('FieldHistoryType') : quoted(object);
  const missing: string[] = (Object.keys(shown) as Shown[]).filter((key) => !isLeftOut(key) && find(shown[key]) === undefined).map((key) => shown[key]);
  if (type === undefined) missing.unshift('FieldHistoryType');
  if (missing.length > 0) throw new Problem('history-file-not-archive', [path, missing.join(', ')]);
  const known = (key: Shown): string => (isLeftOut(key) ? nothing : (find(shown[key]) ?? nothing));
  const id = find(archiveId);
  return {
    object: type ?? nothing,
    ...(id === undefined ? {} : { id: idOf(id) }),
    parent: known('parent'),
    field: fieldOf(known('field'), find('ArchiveFieldName')),
    oldValue: known('oldValue'),
    newValue: known('newValue'),
    user: `coalesce(${known('user')}, '${nobody}')`,
    date: known('date'),
    withoutValues: withoutValues === true,
  };
}

/** A date that is none becomes null, so that it is found. */
const dateOf = (date: string): string => `CASE WHEN ${momentOf(date)} IS NULL THEN NULL ELSE ${date} END`;

/**
 * Without values nothing tells the row of Ids, which a lookup writes beside the row of names (facts 2 [K]; the archive has no
 * DataType), so of equal rows only one counts: that somebody changed one field of one record twice in a second is far rarer.
 */
const dataTypeOf = ({ withoutValues }: ArchiveColumns): string =>
  withoutValues ? `CASE WHEN row_number() OVER (PARTITION BY "ParentId", "Field", "CreatedById", "CreatedDate" ORDER BY "Id") > 1 THEN 'EntityId' END` : nothing;

/** The columns of a history object, from the archive's, and `object`. */
export function historySql(columns: ArchiveColumns, from: string): string {
  const { object, id = nothing, parent, field, oldValue, newValue, user, date } = columns;
  return `SELECT object, "Id", "ParentId", "Field", ${dataTypeOf(columns)} AS "DataType", "OldValue", "NewValue", "CreatedById", "CreatedDate" FROM
    (SELECT ${object} AS object, ${id} AS "Id", ${parent} AS "ParentId", ${field} AS "Field", ${oldValue} AS "OldValue", ${newValue} AS "NewValue", ${user} AS "CreatedById", ${dateOf(date)} AS "CreatedDate" FROM ${from})`;
}

/** What a row says. Ids have 15 characters that tell, and dates many ways to be written. */
const content = ['substr("ParentId", 1, 15)', '"Field"', 'substr("CreatedById", 1, 15)', momentOf('"CreatedDate"'), '"OldValue"', '"NewValue"'];

/**
 * Rows without an Id get one that stays the same however often they are read: a keyed digest of what they say, and a running
 * number among those that say the same.
 */
export function namedSql(from: string): string {
  const texts = content.map((part) => `coalesce(CAST(${part} AS VARCHAR), chr(30))`).join(', ');
  const digest = `left(sha256(getvariable('${keyVariable}') || concat_ws(chr(31), ${texts})), 24)`;
  return `SELECT * REPLACE (coalesce("Id", '${unnamedPrefix}' || ${digest} || '-' || row_number() OVER (PARTITION BY "Id", ${content.join(', ')})) AS "Id") FROM ${from}`;
}
