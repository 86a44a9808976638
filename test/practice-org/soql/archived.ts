import type { FunctionExp, LiteralType, Query } from '@jetstreamapp/soql-parser-js';
import { endsIn, rowsIn, streamsIn } from '../archive.ts';
import type { Archive, Window } from '../archive.ts';
import { fieldOf } from '../schema/schema.ts';
import type { FieldSchema, ObjectSchema } from '../schema/schema.ts';
import type { Row } from '../state.ts';
import { isAggregateQuery } from './aggregate.ts';
import { conjuncts, leaves } from './condition-tree.ts';
import type { ConditionTree, Leaf } from './condition-tree.ts';
import { endRows, endingOf } from './first-archived.ts';
import { readLiteral } from './literal.ts';
import type { Literal } from './literal.ts';
import { clausesOf } from './order.ts';
import type { Reader } from './reader.ts';
import { keptSince } from './retained.ts';

/**
 * What an object's archive adds to the rows of its table, for one statement: at least every row that counts and passes `keep`. Where the statement
 * only counts, or asks for the first or last moment, a few rows stand for many (`weightOf`).
 */
export function archivedRows(reader: Reader, object: ObjectSchema, { query, where, keep }: Asked): Row[] {
  const archive = reader.state.archives.get(object.name);
  if (!archive) return [];
  const window = windowOf(reader, object, archive, where);
  if (!judgedAlike(archive, where)) return rowsIn(archive, window);
  if (countsOnly(archive, query)) return endsIn(archive, window);
  const ending = endingOf(archive, query);
  return ending ? endRows(streamsIn(archive, window, keep), window, ending) : rowsIn(archive, window);
}

export interface Asked {
  query: Query;
  where: ConditionTree | undefined;
  keep: (row: Row) => boolean;
}

/** The part of an archive or a source that WHERE and the org's memory leave: the bounds every row that passes lies in. */
export function windowOf(reader: Reader, object: ObjectSchema, archive: Pick<Archive, 'key' | 'time'>, where: ConditionTree | undefined): Window {
  const window: Window = { from: Date.parse(keptSince(reader.state, object) ?? '1970-01-01'), to: Number.POSITIVE_INFINITY };
  const narrowers = new Map([
    [archive.time, narrowTime],
    [archive.key, narrowKeys],
  ]);
  for (const leaf of where ? conjuncts(where) : []) {
    const field = fieldOf(object, columnOf(leaf));
    const narrow = field && narrowers.get(field.name);
    if (narrow && 'field' in leaf && 'value' in leaf) narrow(window, leaf.operator, literalsOf(reader, field, leaf));
  }
  return window;
}

function narrowKeys(window: Window, operator: string, literals: Literal[]): void {
  if (operator !== '=' && operator !== 'IN') return;
  const ids = literals.map((literal) => (literal.kind === 'value' ? literal.value : null));
  window.keys = new Set(window.keys ? ids.filter((id) => window.keys?.has(id)) : ids);
}

/** The bounds each comparison sets, of a moment (which lasts a millisecond) or of a span such as LAST_MONTH. */
const bounds: Record<string, (span: { from: number; to: number }) => Partial<Window>> = {
  '=': ({ from, to }) => ({ from, to }),
  '>': ({ to }) => ({ from: to }),
  '>=': ({ from }) => ({ from }),
  '<': ({ from }) => ({ to: from }),
  '<=': ({ to }) => ({ to }),
};

function narrowTime(window: Window, operator: string, [literal]: Literal[]): void {
  const span = literal && spanOf(literal);
  const { from = window.from, to = window.to } = (span && bounds[operator]?.(span)) ?? {};
  window.from = Math.max(window.from, from);
  window.to = Math.min(window.to, to);
}

function spanOf(literal: Literal): { from: number; to: number } | undefined {
  if (literal.kind === 'span') return literal.span;
  return typeof literal.value === 'number' ? { from: literal.value, to: literal.value + 1 } : undefined;
}

/** Do counts and extremes decide the answer? */
function countsOnly(archive: Archive, query: Query): boolean {
  const functions = (query.fields ?? []).flatMap((field) => (field.type === 'FieldFunctionExpression' ? [field] : []));
  const aggregates = isAggregateQuery(query) || functions.some(({ functionName, parameters }) => functionName.toUpperCase() === 'COUNT' && parameters.length === 0);
  if (!aggregates || query.having) return false;
  const single = new Set(['id', archive.time.toLowerCase()]);
  const grouped = clausesOf(query.groupBy).some((clause) => ('fn' in clause ? true : single.has(lastStep(clause.field))));
  const distinct = functions.some((fn) => countsDistinct(fn, single)) || clausesOf(query.orderBy).some((clause) => 'fn' in clause && countsDistinct(clause.fn, single));
  return !grouped && !distinct;
}

function countsDistinct({ functionName, parameters }: FunctionExp, single: ReadonlySet<string>): boolean {
  const [first] = (parameters ?? []) as unknown[];
  return functionName?.toUpperCase() === 'COUNT_DISTINCT' && single.has(lastStep(String(first)));
}

/** Does WHERE judge all rows of a stream in the window alike? Conditions on the moment only set bounds, and none looks at the id. */
function judgedAlike({ time }: Archive, where: ConditionTree | undefined): boolean {
  if (!where) return true;
  const bounding = new Set(conjuncts(where).filter((leaf) => leaf.operator in bounds));
  return leaves(where).every((leaf) => {
    if ('fn' in leaf) return false;
    const column = lastStep(columnOf(leaf));
    return column !== 'id' && (column !== time.toLowerCase() || bounding.has(leaf));
  });
}

function literalsOf(reader: Reader, field: FieldSchema, leaf: Leaf & { value: string | string[]; literalType?: LiteralType | LiteralType[] }): Literal[] {
  return [leaf.value].flat().map((value, place) => readLiteral(reader, field, value, Array.isArray(leaf.literalType) ? leaf.literalType[place] : leaf.literalType));
}

function columnOf(leaf: Leaf): string {
  return 'field' in leaf ? (leaf.field.split('.').at(-1) ?? '') : '';
}

function lastStep(text: string): string {
  return (text.split('.').at(-1) ?? '').toLowerCase();
}
