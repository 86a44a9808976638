import type { FieldFunctionExpression, FieldType, Query } from '@jetstreamapp/soql-parser-js';
import { ApiError } from '../http.ts';
import type { ObjectSchema } from '../schema/schema.ts';
import type { Row } from '../state.ts';
import { isAggregateFunction } from './aggregate-function.ts';
import { grouped } from './grouped.ts';
import { groupKey, groupValue } from './group-value.ts';
import type { Group, Grouping, GroupKey, GroupValue } from './group-value.ts';
import { compileHaving } from './having.ts';
import { clausesOf, criterion, sorted } from './order.ts';
import type { Reader } from './reader.ts';
import type { JsonRecord } from './render.ts';
import { fieldText } from './select.ts';

/** facts 2.z [A]: more groups than this do not fit one batch, and there is no second. */
const MOST_GROUPS = 2000;

export function isAggregateQuery(query: Query): boolean {
  const counted = query.fields?.some((field) => field.type === 'FieldFunctionExpression' && isAggregateFunction(field.functionName));
  return query.groupBy !== undefined || counted === true;
}

/** The AggregateResult records of a statement over rows already filtered. */
export function aggregateRecords(reader: Reader, object: ObjectSchema, query: Query, rows: Row[]): JsonRecord[] {
  const grouping: Grouping = { reader, object, alias: query.sObjectAlias, keys: [] };
  for (const clause of clausesOf(query.groupBy)) grouping.keys.push(groupKey(grouping, clause));
  const columns = outputColumns(grouping, query.fields ?? []);
  const having = query.having ? compileHaving(grouping, query.having) : undefined;
  const criteria = clausesOf(query.orderBy).map((clause) => {
    const value = groupValue(grouping, 'fn' in clause ? clause.fn : clause.field);
    return criterion(clause, (group: Group) => value.read(group));
  });
  const kept = groupsOf(grouping, rows).filter((group) => having?.(group) ?? true);
  const start = query.offset ?? 0;
  const groups = sorted(kept, criteria).slice(start, query.limit === undefined ? undefined : start + query.limit);
  if (groups.length > MOST_GROUPS) {
    throw new ApiError(400, 'EXCEEDED_ID_LIMIT', 'Aggregate query does not support queryMore(), use LIMIT to restrict the results to a single batch');
  }
  return groups.map((group) => ({
    attributes: { type: 'AggregateResult' },
    ...Object.fromEntries(columns.map(({ name, value }) => [name, value.show(group)])),
  }));
}

function groupsOf(grouping: Grouping, rows: Row[]): Group[] {
  if (grouping.keys.length === 0) return [{ rows }];
  const groups = grouped(rows, (row) => JSON.stringify(grouping.keys.map((key) => key.key(row))));
  return [...groups.values()].map((members) => ({ rows: members }));
}

function outputColumns(grouping: Grouping, fields: FieldType[]): { name: string; value: GroupValue }[] {
  let unnamed = 0;
  const nameOf = (field: FieldFunctionExpression): string => field.alias ?? `expr${(unnamed += 1) - 1}`;
  return fields.map((field) => {
    if (field.type === 'FieldFunctionExpression') return { name: nameOf(field), value: groupValue(grouping, field) };
    if (field.type !== 'Field' && field.type !== 'FieldRelationship') throw new ApiError(400, 'MALFORMED_QUERY', 'Sub-selects are not supported with GROUP BY');
    const value = groupValue(grouping, fieldText(field));
    const alias = 'alias' in field ? field.alias : undefined;
    return { name: alias ?? (value as GroupKey).name, value };
  });
}
