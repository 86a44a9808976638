import type { FunctionExp, GroupByClause } from '@jetstreamapp/soql-parser-js';
import { weighed } from '../archive.ts';
import { kept } from '../row-source.ts';
import type { Placed } from '../row-source.ts';
import type { Row, Value } from '../state.ts';
import { isAggregateFunction } from './aggregate-function.ts';
import { compareValues } from './compare.ts';
import { conditionTree, leaves } from './condition-tree.ts';
import { fieldPath } from './field-path.ts';
import type { FieldPath } from './field-path.ts';
import { groupKey } from './group-value.ts';
import type { Grouping } from './group-value.ts';
import { clausesOf } from './order.ts';
import { fieldParameter } from './parameter.ts';
import { notPlayed, tooLong } from './refuse.ts';
import type { Statement } from './sourced.ts';

/** Rows an aggregate statement cannot tell apart but for the extremes it asks for. */
interface Fold {
  any: Row;
  count: number;
  /** For each column of MIN or MAX, its least and greatest value. */
  ends: { least: Value; most: Value }[];
}

const MOST_FOLDS = 1_000_000;

/**
 * Few rows that give the same groups, counts and extremes as many: one of each kind stands for all of it (`weightOf`), but for two that carry the
 * extremes of a column.
 */
export function foldedRows(statement: Statement, rows: Iterable<Placed>): Row[] {
  const { object } = statement;
  const folding = foldingOf(statement);
  const folds = new Map<string, Fold>();
  for (const { row } of rows) {
    const key = JSON.stringify(folding.tell.map((read) => read(row)));
    const fold = folds.get(key) ?? { any: kept(row, object.fields.keys()), count: 0, ends: folding.extremes.map(() => ({ least: null, most: null })) };
    folds.set(key, fold);
    add(folding, fold, row);
    if (folds.size > MOST_FOLDS) throw tooLong();
  }
  return [...folds.values()].flatMap((fold) => unfolded(folding, fold));
}

/** The least and the greatest row may be one where a fold has a single row. */
function unfolded({ extremes }: Folding, { any, count, ends }: Fold): Row[] {
  const end = (side: 'least' | 'most'): Row => ({ ...any, ...Object.fromEntries(extremes.map(({ field }, place) => [field.name, ends[place]?.[side] ?? null])) });
  return count === 1 || extremes.length === 0 ? [weighed(any, count)] : [weighed(end('least'), count - 1), end('most')];
}

interface Folding {
  /** What rows of one fold have in common. */
  tell: ((row: Row) => Value)[];
  /** The columns whose extremes are asked for. */
  extremes: FieldPath[];
}

function add({ extremes }: Folding, fold: Fold, row: Row): void {
  fold.count += 1;
  for (const [place, end] of fold.ends.entries()) {
    const value = extremes[place]?.read(row) ?? null;
    end.least = beyond(value, end.least, -1);
    end.most = beyond(value, end.most, 1);
  }
}

/** Whichever of two values lies further that way; null lies nowhere. */
function beyond(value: Value, known: Value, way: number): Value {
  if (value === null || known === null) return value ?? known;
  return compareValues(value, known) * way > 0 ? value : known;
}

function keyReader(grouping: Grouping, clause: GroupByClause): (row: Row) => Value {
  const key = groupKey(grouping, clause);
  return (row) => key.key(row);
}

function foldingOf({ reader, object, query }: Statement): Folding {
  const grouping: Grouping = { reader, object, alias: query.sObjectAlias, keys: [] };
  const folding: Folding = { tell: clausesOf(query.groupBy).map((clause) => keyReader(grouping, clause)), extremes: [] };
  for (const fn of functionsOf(query)) {
    const column = fieldParameter(fn);
    if (column === undefined) continue;
    const path = fieldPath(reader, object, column, query.sObjectAlias);
    const join = joins[(fn.functionName ?? '').toUpperCase()];
    if (!join) throw notPlayed(`${fn.functionName ?? ''}() over so many rows`);
    join(folding, path);
  }
  return folding;
}

const joins: Record<string, (folding: Folding, path: FieldPath) => void> = {
  COUNT: ({ tell }, path) => path.field.nillable && tell.push((row) => path.read(row) === null),
  COUNT_DISTINCT: ({ tell }, path) => tell.push((row) => path.read(row)),
  MIN: addExtreme,
  MAX: addExtreme,
};

function addExtreme({ extremes }: Folding, path: FieldPath): void {
  if (path.names.length > 1) throw notPlayed(`MIN or MAX of ${path.names.join('.')} over so many rows`);
  extremes.push(path);
}

/** Every aggregate function of a statement: selected, compared in HAVING, or sorted by. */
function functionsOf({ fields = [], having, orderBy }: Statement['query']): Pick<FunctionExp, 'functionName' | 'parameters'>[] {
  return [
    ...fields.flatMap((field) => (field.type === 'FieldFunctionExpression' ? [field] : [])),
    ...(having ? leaves(conditionTree(having)) : []).flatMap((leaf) => ('fn' in leaf ? [leaf.fn] : [])),
    ...clausesOf(orderBy).flatMap((clause) => ('fn' in clause ? [clause.fn] : [])),
  ].filter(({ functionName }) => isAggregateFunction(functionName ?? ''));
}
