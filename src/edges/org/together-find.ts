import DataLoader from 'dataloader';
import { comparable, findQuery, keyIn } from '../../core/model/find.ts';
import type { Find, FindShape } from '../../core/model/find.ts';
import type { OrgReader } from '../../core/model/ports.ts';
import type { Soql } from '../../core/model/soql.ts';
import { soql } from '../../core/model/soql.ts';
import type { Moment } from './moment.ts';
import { orError } from './or-error.ts';
import { inAddress, longestQuery } from './query.ts';

type Rows = readonly unknown[];
type Query = (query: Soql) => Promise<Rows>;

/** Values in one query; 200 to 500 is what a list of ids takes (facts 2.z [K]). */
const mostValues = 200;

/** In lists whose queries fit into an address. */
function lists(shape: FindShape, values: readonly string[]): readonly (readonly string[])[] {
  const room = longestQuery - inAddress(findQuery(shape, [])).length;
  const made: string[][] = [];
  let left = 0;
  for (const value of values) {
    const length = inAddress(soql`${[value]}, `).length;
    const list = made.at(-1);
    if (list === undefined || list.length === mostValues || length > left) {
      made.push([value]);
      left = room - length;
    } else {
      list.push(value);
      left -= length;
    }
  }
  return made;
}

/** Rows by comparable value; `undefined` where a row is of none of them, so that Salesforce compares otherwise than we do. */
function split(shape: FindShape, values: readonly string[], rows: Rows): ReadonlyMap<string, Rows> | undefined {
  const found = new Map<string, unknown[]>(values.map((value) => [comparable(shape.key, value), []]));
  for (const row of rows) {
    const own = found.get(keyIn(row, shape.key) ?? '');
    if (own === undefined) return undefined;
    own.push(row);
  }
  return found;
}

/** Rows or error for each of the values, by comparable value. What cannot be told apart is asked for one value at a time. */
async function rowsOf(query: Query, shape: FindShape, values: readonly string[]): Promise<readonly (readonly [string, Rows | Error])[]> {
  const rows = await orError(query(findQuery(shape, values)));
  const [only] = values;
  if (values.length === 1 && only !== undefined) return [[comparable(shape.key, only), rows]];
  if (rows instanceof Error) return values.map((value) => [comparable(shape.key, value), rows]);
  const found = split(shape, values, rows);
  if (found !== undefined) return [...found];
  return (await Promise.all(values.map((value) => rowsOf(query, shape, [value])))).flat();
}

async function ofAll(query: Query, shape: FindShape, values: readonly string[]): Promise<readonly (Rows | Error)[]> {
  const distinct = new Map(values.map((value) => [comparable(shape.key, value), value]));
  const found = await Promise.all(lists(shape, [...distinct.values()]).map((list) => rowsOf(query, shape, list)));
  const rows = new Map(found.flat());
  return values.map((value) => rows.get(comparable(shape.key, value)) ?? []);
}

/**
 * `find`: what is asked for in the same moment and shape costs one query for every 200 values. Nothing is remembered, so
 * that what was written can be read back.
 */
export function openFind(query: Query, moment: Moment): OrgReader['find'] {
  const loaders = new Map<string, DataLoader<string, Rows>>();
  const loaderOf = (shape: FindShape): DataLoader<string, Rows> => {
    const id = JSON.stringify([shape.from, shape.fields, shape.key, shape.and?.text]);
    const loader = loaders.get(id) ?? new DataLoader((values: readonly string[]) => ofAll(query, shape, values), { cache: false, batchScheduleFn: moment.over });
    loaders.set(id, loader);
    return loader;
  };
  return async <Row>({ value, ...shape }: Find) => {
    // A value that no query can hold is refused for itself, not for those beside it.
    findQuery(shape, [value]);
    moment.asked();
    return (await loaderOf(shape).load(value)) as readonly Row[];
  };
}
