import type { FunctionExp, LiteralType, Query } from '@jetstreamapp/soql-parser-js';
import { endsIn, rowsIn } from '../archive.ts';
import type { Archive, Window } from '../archive.ts';
import { fieldOf } from '../schema/schema.ts';
import type { FieldSchema, ObjectSchema } from '../schema/schema.ts';
import type { Row } from '../state.ts';
import { isAggregateQuery } from './aggregate.ts';
import { conjuncts, leaves } from './condition-tree.ts';
import type { ConditionTree, Leaf } from './condition-tree.ts';
import { readLiteral } from './literal.ts';
import type { Literal } from './literal.ts';
import { clausesOf } from './order.ts';
import type { Reader } from './reader.ts';
import { keptSince } from './retained.ts';

/**
 * What an object's archive adds to the rows of its table, for one statement: at least every row its WHERE keeps. Where the statement only counts, or
 * asks for the first or last moment, a few rows stand for many (`weightOf`).
 */
export function archivedRows(reader: Reader, object: ObjectSchema, query: Query, where: ConditionTree | undefined): Row[] {
  const archive = reader.state.archives.get(object.name);
  if (!archive) return [];
  const window = windowOf(reader, object, archive, where);
  return countsOnly(archive, query, where) ? endsIn(archive, window) : rowsIn(archive, window);
}

function windowOf(reader: Reader, object: ObjectSchema, archive: Archive, where: ConditionTree | undefined): Window {
  const window: Window = { from: Date.parse(keptSince(reader.state, object.name) ?? '1970-01-01'), to: Number.POSITIVE_INFINITY };
  for (const leaf of where ? conjuncts(where) : []) {
    if (!('field' in leaf) || !('value' in leaf)) continue;
    const field = fieldOf(object, columnOf(leaf));
    if (field?.name === archive.time) narrow(window, leaf.operator, literalsOf(reader, field, leaf)[0]);
    if (field?.name === archive.key && ['=', 'IN'].includes(leaf.operator)) {
      const ids = literalsOf(reader, field, leaf).map((literal) => (literal.kind === 'value' ? literal.value : null));
      window.keys = new Set(window.keys ? ids.filter((id) => window.keys?.has(id)) : ids);
    }
  }
  return window;
}

/** The bounds each comparison sets, of a moment (which lasts a millisecond) or of a span such as LAST_MONTH. */
const bounds: Record<string, (span: { from: number; to: number }) => Partial<Window>> = {
  '=': ({ from, to }) => ({ from, to }),
  '>': ({ to }) => ({ from: to }),
  '>=': ({ from }) => ({ from }),
  '<': ({ from }) => ({ to: from }),
  '<=': ({ to }) => ({ to }),
};

function narrow(window: Window, operator: string, literal: Literal | undefined): void {
  const span = literal?.kind === 'span' ? literal.span : momentOf(literal);
  const bound = span && bounds[operator]?.(span);
  if (bound?.from !== undefined) window.from = Math.max(window.from, bound.from);
  if (bound?.to !== undefined) window.to = Math.min(window.to, bound.to);
}

function momentOf(literal: Literal | undefined): { from: number; to: number } | undefined {
  return literal?.kind === 'value' && typeof literal.value === 'number' ? { from: literal.value, to: literal.value + 1 } : undefined;
}

/** Do counts and extremes decide the answer, and does WHERE judge all rows of a stream in the window alike? */
function countsOnly(archive: Archive, query: Query, where: ConditionTree | undefined): boolean {
  const functions = (query.fields ?? []).flatMap((field) => (field.type === 'FieldFunctionExpression' ? [field] : []));
  const aggregates = isAggregateQuery(query) || functions.some(({ functionName, parameters }) => functionName.toUpperCase() === 'COUNT' && parameters.length === 0);
  if (!aggregates || query.having) return false;
  const single = new Set(['id', archive.time.toLowerCase()]);
  const grouped = clausesOf(query.groupBy).some((clause) => ('fn' in clause ? true : single.has(lastStep(clause.field))));
  const distinct = functions.some((fn) => countsDistinct(fn, single)) || clausesOf(query.orderBy).some((clause) => 'fn' in clause && countsDistinct(clause.fn, single));
  return !grouped && !distinct && judgedAlike(archive, where);
}

function countsDistinct({ functionName, parameters }: FunctionExp, single: ReadonlySet<string>): boolean {
  const [first] = (parameters ?? []) as unknown[];
  return functionName?.toUpperCase() === 'COUNT_DISTINCT' && single.has(lastStep(String(first)));
}

/** Conditions on the moment only set bounds, and none looks at the id. */
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
