import type { Query } from '@jetstreamapp/soql-parser-js';
import { weighed } from '../archive.ts';
import { kept, spannedRows } from '../row-source.ts';
import type { Placed, Span } from '../row-source.ts';
import type { ObjectSchema } from '../schema/schema.ts';
import type { Row } from '../state.ts';
import { isAggregateQuery } from './aggregate.ts';
import { windowOf } from './archived.ts';
import type { ConditionTree } from './condition-tree.ts';
import { foldedRows } from './folded.ts';
import { clausesOf } from './order.ts';
import type { Reader } from './reader.ts';
import { tooLong } from './refuse.ts';
import { isPlainCount } from './restrictions.ts';
import { sortRows } from './sort-rows.ts';
import { inSourceOrder, newestFirst } from './source-order.ts';

/** What a query asks of one object. */
export interface Statement {
  reader: Reader;
  object: ObjectSchema;
  query: Query;
  where: ConditionTree | undefined;
  /** The user sees the row, and WHERE keeps it. */
  keep: (row: Row) => boolean;
}

/** More rows than this of a source do not come into memory. */
const MOST_ROWS = 200_000;

/** Rows read in vain between two breaths. */
const BREATH = 5_000;

/**
 * The rows of an object's source that a statement asks for, from a place on, in the order of the source. Now and then `undefined`, where many were
 * read in vain: whoever must not hold the others up can wait a moment.
 */
export function* sourcedRows({ reader, object, where, keep }: Statement, at = 0): Generator<Placed | undefined, void> {
  const source = reader.state.sources.get(object.name);
  if (!source) return;
  const { from, to } = windowOf(reader, object, { time: 'CreatedDate', key: 'Id' }, where);
  const span: Span = { from: isoOf(from), to: isoOf(to) };
  let vain = 0;
  for (const placed of spannedRows(source, span, at)) {
    if (keep(placed.row)) yield placed;
    else if ((vain += 1) % BREATH === 0) yield undefined;
  }
}

function isoOf(time: number): string | undefined {
  return Number.isFinite(time) ? new Date(time).toISOString() : undefined;
}

/**
 * The same for one answer, in memory: at least the rows that decide it, some of them standing for many (`weightOf`). Throws QUERY_TIMEOUT
 * (facts 3.3 [A]) where the answer would hold too many.
 */
export function gatheredRows(statement: Statement): Row[] {
  const { reader, object, query } = statement;
  if (!reader.state.sources.has(object.name)) return [];
  const rows = withoutBreath(sourcedRows(statement));
  if (query.fields?.some((field) => field.type === 'FieldFunctionExpression' && isPlainCount(field))) return counted(rows);
  return isAggregateQuery(query) ? foldedRows(statement, rows) : firstRows(statement, rows);
}

function* withoutBreath(rows: Iterable<Placed | undefined>): Generator<Placed, void> {
  for (const placed of rows) if (placed) yield placed;
}

function counted(rows: Iterable<Placed>): Row[] {
  let count = 0;
  const walk = rows[Symbol.iterator]();
  while (walk.next().done !== true) count += 1;
  return count === 0 ? [] : [weighed({}, count)];
}

/** The rows ORDER BY and LIMIT leave; of the others, none is kept for long. */
function firstRows(statement: Statement, rows: Iterable<Placed>): Row[] {
  const { object, query } = statement;
  const clauses = clausesOf(query.orderBy);
  const wanted = wantedOf(query);
  const room = Math.min(MOST_ROWS, wanted * 2 + 1000);
  const enough = inSourceOrder(clauses) ? wanted : Number.POSITIVE_INFINITY;
  let held: Row[] = [];
  if (wanted === 0) return held;
  for (const { row } of rows) {
    held.push(kept(row, object.fields.keys()));
    if (held.length >= enough) break;
    if (held.length <= room) continue;
    held = best(statement, held, wanted);
    if (held.length > MOST_ROWS) throw tooLong();
  }
  return held;
}

function wantedOf({ limit, offset = 0 }: Query): number {
  return limit === undefined ? Number.POSITIVE_INFINITY : limit + offset;
}

/** The first so many of the rows in the order asked for; they stand as in the source. */
function best({ reader, object, query }: Statement, rows: Row[], wanted: number): Row[] {
  const clauses = clausesOf(query.orderBy);
  return newestFirst(clauses) ? rows.slice(-wanted) : sortRows(reader, object, clauses, rows, query.sObjectAlias).slice(0, wanted);
}
