import type { Placed } from '../row-source.ts';
import { clausesOf } from '../soql/order.ts';
import { sourcedRows } from '../soql/sourced.ts';
import type { Statement } from '../soql/sourced.ts';
import type { Row } from '../state.ts';

/** Where in both of them reading goes on: the place in the source, `undefined` behind its end, and the row of the table. */
export interface Mark {
  source: number | undefined;
  table: number;
}

interface Step {
  row: Row;
  /** Reading from here begins with this row. */
  mark: Mark;
}

/**
 * The rows of an object's source and of its table as one sequence: in order of `CreatedDate`, `Id` where the statement wants them sorted, else the
 * table's behind the source's. `undefined` now and then, as `sourcedRows`. `tabled` is sorted.
 */
export function* mergedRows(statement: Statement, tabled: Row[], from: Mark = { source: 0, table: 0 }): Generator<Step | undefined, void> {
  const sorts = clausesOf(statement.query.orderBy).length > 0;
  let { table } = from;
  for (const placed of from.source === undefined ? [] : sourcedRows(statement, from.source)) {
    if (!placed) {
      yield undefined;
      continue;
    }
    const led = sorts ? leading(tabled, table, placed) : [];
    yield* steps(led, placed.at, table);
    table += led.length;
    yield { row: placed.row, mark: { source: placed.at, table } };
  }
  yield* steps(tabled.slice(table), undefined, table);
}

function* steps(rows: Row[], source: number | undefined, first: number): Generator<Step, void> {
  for (const [place, row] of rows.entries()) yield { row, mark: { source, table: first + place } };
}

/** The rows of the table that come before a row of the source. */
function leading(tabled: Row[], from: number, { row }: Placed): Row[] {
  let end = from;
  while (end < tabled.length && isBefore(tabled[end] ?? {}, row)) end += 1;
  return tabled.slice(from, end);
}

function isBefore(one: Row, other: Row): boolean {
  const [left, right] = [String(one['CreatedDate']), String(other['CreatedDate'])];
  return left === right ? String(one['Id']) < String(other['Id']) : left < right;
}
