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
import { comparable } from './literal.ts';
import { clausesOf } from './order.ts';
import { fieldParameter } from './parameter.ts';
import { notPlayed, tooLong } from './refuse.ts';
import type { Statement } from './sourced.ts';

/** Rows an aggregate statement cannot tell apart but for the extremes it asks for. */
interface Fold {
  any: Row;
  count: number;
  /** For each column of MIN or MAX, the rows with the least and the greatest value. */
  ends: { least: Row; most: Row }[];
}

const MOST_FOLDS = 1_000_000;

/** Few rows that give the same groups, counts and extremes as many: each stands for those like it (`weightOf`). */
export function foldedRows(statement: Statement, rows: Iterable<Placed>): Row[] {
  const { object } = statement;
  const folding = foldingOf(statement);
  const folds = new Map<string, Fold>();
  for (const { row } of rows) {
    const key = JSON.stringify(folding.tell.map((read) => read(row)));
    const known = folds.get(key);
    if (known) add(folding, known, row, object.fields.keys());
    else folds.set(key, begun(folding, kept(row, object.fields.keys())));
    if (folds.size > MOST_FOLDS) throw tooLong();
  }
  return [...folds.values()].flatMap(({ any, count, ends }) => {
    const apart = new Set(ends.flatMap(({ least, most }) => [least, most]));
    apart.delete(any);
    return [weighed(any, count - apart.size), ...apart];
  });
}

interface Folding {
  /** What rows of one fold have in common. */
  tell: ((row: Row) => Value)[];
  /** The columns whose extremes are asked for. */
  extremes: FieldPath[];
}

function begun({ extremes }: Folding, row: Row): Fold {
  return { any: row, count: 1, ends: extremes.map(() => ({ least: row, most: row })) };
}

function add({ extremes }: Folding, fold: Fold, row: Row, columns: Iterable<string>): void {
  fold.count += 1;
  let own: Row | undefined;
  const keep = (): Row => (own ??= kept(row, columns));
  for (const [place, { least, most }] of fold.ends.entries()) {
    const path = extremes[place];
    if (!path) continue;
    const value = valueOf(path, row);
    if (value === null) continue;
    const end = fold.ends[place] as Fold['ends'][number];
    if (isBeyond(value, valueOf(path, least), -1)) end.least = keep();
    if (isBeyond(value, valueOf(path, most), 1)) end.most = keep();
  }
}

function isBeyond(value: Value, known: Value, sign: number): boolean {
  return known === null || compareValues(value, known) * sign > 0;
}

function valueOf(path: FieldPath, row: Row): Value {
  return comparable(path.field, path.read(row));
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
  MIN: ({ extremes }, path) => extremes.push(path),
  MAX: ({ extremes }, path) => extremes.push(path),
};

/** Every aggregate function of a statement: selected, compared in HAVING, or sorted by. */
function functionsOf({ fields = [], having, orderBy }: Statement['query']): Pick<FunctionExp, 'functionName' | 'parameters'>[] {
  return [
    ...fields.flatMap((field) => (field.type === 'FieldFunctionExpression' ? [field] : [])),
    ...(having ? leaves(conditionTree(having)) : []).flatMap((leaf) => ('fn' in leaf ? [leaf.fn] : [])),
    ...clausesOf(orderBy).flatMap((clause) => ('fn' in clause ? [clause.fn] : [])),
  ].filter(({ functionName }) => isAggregateFunction(functionName ?? ''));
}
