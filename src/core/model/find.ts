import type { OrgReader } from './ports.ts';
import type { Soql } from './soql.ts';
import { columns, soql } from './soql.ts';

/** Which rows, but for the one value: finds of the same shape can share a query. */
export interface FindShape {
  readonly from: string;
  readonly fields: readonly string[];
  /** A column, or a path to one of a parent's, e.g. `Assignee.Username`. Comes back in every row. */
  readonly key: string;
  /** What else must hold, the same for every value. */
  readonly and?: Soql;
}

/** The rows of one object whose `key` has one value. */
export interface Find extends FindShape {
  readonly value: string;
}

/** The query for the rows of all these values. Throws `soql-*` for a name that is none, or a value that SOQL cannot hold. */
export function findQuery({ from, fields, key, and }: FindShape, values: readonly string[]): Soql {
  const selected = columns([...new Set([...fields, key])]);
  const where = soql`SELECT ${selected} FROM ${columns([from])} WHERE ${columns([key])} IN ${values}`;
  return and === undefined ? where : soql`${where} AND (${and})`;
}

/**
 * A value in the form in which two that Salesforce takes for equal are the same: ids by their first 15 characters, since
 * the last three only repeat their case; every other text without regard to case [K].
 */
export function comparable(key: string, value: string): string {
  return /(?:^|\.)[A-Za-z]*Id$/.test(key) ? value.slice(0, 15) : value.toLowerCase();
}

/** The key's value in a row, in comparable form; `undefined` where a row or its parent has none. */
export function keyIn(row: unknown, key: string): string | undefined {
  const found = key.split('.').reduce<unknown>((at, step) => (typeof at === 'object' && at !== null ? (at as Readonly<Record<string, unknown>>)[step] : undefined), row);
  return typeof found === 'string' ? comparable(key, found) : undefined;
}

/** The rows of all these values, any number of them, in as few queries as they fit into. */
export async function findAll<Row>(org: OrgReader, shape: FindShape, values: readonly string[]): Promise<readonly Row[]> {
  return (await Promise.all([...new Set(values)].map((value) => org.find<Row>({ ...shape, value })))).flat();
}
