import type { LandedFile } from '../../core/model/history/store.ts';
import { Problem } from '../../problems.ts';
import { named } from './quoted.ts';

/** Columns of a history object (facts 2) as one file names them. */
export interface HistoryColumns {
  readonly id: string;
  readonly parent: string;
  readonly field: string;
  readonly oldValue: string;
  readonly newValue: string;
  readonly user: string;
  readonly date: string;
  readonly dataType?: string;
}

const wanted = { id: 'id', field: 'field', oldValue: 'oldvalue', newValue: 'newvalue', user: 'createdbyid', date: 'createddate' } as const;
const shown: Readonly<Record<keyof typeof wanted, string>> = { id: 'Id', field: 'Field', oldValue: 'OldValue', newValue: 'NewValue', user: 'CreatedById', date: 'CreatedDate' };

/** The one column that can be the record's: `ParentId`, or `<Object>Id`, or the only other that ends with Id. */
function parentAmong(columns: readonly string[], object: string): string | undefined {
  const others = columns.filter((name) => /id$/i.test(name) && !['id', 'createdbyid'].includes(name.toLowerCase()));
  const expected = ['parentid', `${object.replace(/__c$/i, '')}id`.toLowerCase()];
  return others.find((name) => expected.includes(name.toLowerCase())) ?? (others.length === 1 ? others[0] : undefined);
}

/** Stands for a column that a file does not have on purpose. */
const nothing = 'CAST(NULL AS VARCHAR)';

/** Throws `history-file-not-history` with what is missing: row versions, stage history and login history have other columns. */
export function historyColumns({ path: file, object, withoutValues }: Pick<LandedFile, 'path' | 'object' | 'withoutValues'>, columns: readonly string[]): HistoryColumns {
  const find = (name: string): string | undefined => columns.find((column) => column.toLowerCase() === name);
  const isLeftOut = (key: keyof typeof wanted): boolean => withoutValues === true && (key === 'oldValue' || key === 'newValue');
  const missing = (Object.keys(wanted) as (keyof typeof wanted)[]).filter((key) => !isLeftOut(key) && find(wanted[key]) === undefined).map((key) => shown[key]);
  const parent = parentAmong(columns, object);
  if (parent === undefined) missing.push(`the record's Id (ParentId or ${object}Id)`);
  if (missing.length > 0) throw new Problem('history-file-not-history', [file, missing.join(', ')]);
  const known = (key: keyof typeof wanted): string => (isLeftOut(key) ? nothing : named(find(wanted[key]) ?? ''));
  const dataType = find('datatype');
  return {
    id: known('id'),
    parent: named(parent ?? ''),
    field: known('field'),
    oldValue: known('oldValue'),
    newValue: known('newValue'),
    user: known('user'),
    date: known('date'),
    ...(dataType === undefined ? {} : { dataType: named(dataType) }),
  };
}
