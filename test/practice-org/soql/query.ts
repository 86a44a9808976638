import type { FieldType, Query, Subquery } from '@jetstreamapp/soql-parser-js';
import { weightOf } from '../archive.ts';
import type { ObjectSchema } from '../schema/schema.ts';
import type { OrgState, Row, Session, Value } from '../state.ts';
import { aggregateRecords, isAggregateQuery } from './aggregate.ts';
import { archivedRows } from './archived.ts';
import { childQuery } from './child-query.ts';
import { conditionTree } from './condition-tree.ts';
import { compileConditions } from './condition.ts';
import { fieldPath } from './field-path.ts';
import { clausesOf } from './order.ts';
import { parseSoql } from './parse.ts';
import { readableObject, readerFor } from './reader.ts';
import type { Reader, ReaderOptions } from './reader.ts';
import { notPlayed } from './refuse.ts';
import type { JsonRecord } from './render.ts';
import { checkRestrictions, checkSingleMetadata, isPlainCount } from './restrictions.ts';
import { compileSelect, fieldText } from './select.ts';
import { sortRows } from './sort-rows.ts';
import { gatheredRows } from './sourced.ts';
import type { Statement } from './sourced.ts';
import { visibleRows } from './visible.ts';

export interface QueryAnswer {
  /** Records in the REST API's form. Empty for `SELECT COUNT()`. */
  readonly records: JsonRecord[];
  /** How many `records` there are. */
  length: number;
  /** Some of `records`, put into form only now: half a million of them at once would fill the memory. */
  slice(start: number, end: number): JsonRecord[];
  totalSize: number;
  /** API name of the object asked. */
  object: string;
  query: Query;
}

/** facts 2.x [A]: never more tokens than this, whichever part of them is asked for. */
const MOST_TOKENS = 2500;

/**
 * Run a SOQL statement as a session's user. Rows, columns and objects the user may not see are missing, or the statement is refused
 * (INVALID_TYPE, INVALID_FIELD, MALFORMED_QUERY ..., facts 3.3): an ApiError.
 */
export function runQuery(state: OrgState, session: Session, soql: string, options: ReaderOptions = {}): QueryAnswer {
  const reader = readerFor(state, session, soql, options);
  const query = parseSoql(soql);
  const object = readableObject(reader, query.sObject ?? '');
  const rows = matchingRows(reader, object, query);
  const answer = { object: object.name, query };
  if (isCountOnly(query.fields)) {
    const counted = rows.reduce((sum, row) => sum + weightOf(row), 0) - (query.offset ?? 0);
    return { ...answer, ...rendered([]), totalSize: Math.max(0, Math.min(counted, query.limit ?? counted)) };
  }
  if (isAggregateQuery(query)) return { ...answer, ...rendered(aggregateRecords(reader, object, query, rows)) };
  return Object.assign(plainRecords(reader, object, query, rows), answer);
}

type Rendered = Pick<QueryAnswer, 'length' | 'records' | 'slice' | 'totalSize'>;

function rendered(records: JsonRecord[]): Rendered {
  return { records, length: records.length, totalSize: records.length, slice: (start, end) => records.slice(start, end) };
}

/** `SELECT COUNT() FROM ...` */
export function isCountOnly(fields: FieldType[] | undefined): boolean {
  const [only] = fields ?? [];
  return fields?.length === 1 && only?.type === 'FieldFunctionExpression' && isPlainCount(only);
}

function plainRecords(reader: Reader, object: ObjectSchema, query: Query, rows: Row[]): Rendered {
  const alias = query.sObjectAlias;
  const child = (subquery: Subquery): ((row: Row) => unknown) => childQuery(reader, object, subquery, (inner) => idsOf(reader, inner));
  const select = compileSelect({ reader, object, alias, child, limit: query.limit }, query.fields ?? []);
  const ordered = sortRows(reader, object, clausesOf(query.orderBy), rows, alias).slice(0, object.name === 'OauthToken' ? MOST_TOKENS : undefined);
  const start = query.offset ?? 0;
  const wanted = ordered.slice(start, query.limit === undefined ? undefined : start + query.limit);
  checkSingleMetadata(query, wanted.length);
  const slice = (start: number, end: number): JsonRecord[] => wanted.slice(start, end).map((row) => select(row));
  return {
    length: wanted.length,
    totalSize: wanted.length,
    slice,
    get records() {
      return slice(0, wanted.length);
    },
  };
}

/** The rows of an object that the user sees and WHERE keeps, unsorted. */
function matchingRows(reader: Reader, object: ObjectSchema, query: Query): Row[] {
  const statement = statementOf(reader, object, query);
  return [...tabledRows(statement), ...gatheredRows(statement)];
}

/** The same of what the org holds in memory. */
export function tabledRows({ reader, object, query, where, keep }: Statement): Row[] {
  return [...reader.tableOf(object.name).values(), ...archivedRows(reader, object, { query, where, keep })].filter((row) => keep(row));
}

/** What a query asks of one object, checked; `keep` is what the user sees and WHERE keeps. */
export function statementOf(reader: Reader, object: ObjectSchema, query: Query): Statement {
  checkRestrictions(object, query);
  const inner = (nested: Query): Set<Value> => idsOf(reader, nested);
  const where = query.where && conditionTree(query.where);
  const matches = where && compileConditions({ reader, object, alias: query.sObjectAlias, inner }, where);
  const visible = visibleRows(reader, object);
  const scope = scopeOf(reader, query.usingScope);
  const keep = (row: Row): boolean => (reader.all || row['IsDeleted'] !== true) && (matches?.(row) ?? true) && scope(row) && visible(row);
  return { reader, object, query, where, keep };
}

function scopeOf(reader: Reader, scope: string | undefined): (row: Row) => boolean {
  const name = scope?.toLowerCase() ?? 'everything';
  if (name === 'mine') return (row) => row['OwnerId'] === reader.userId;
  if (name !== 'everything') throw notPlayed(`USING SCOPE ${name}`);
  return () => true;
}

/** What a semi-join's inner statement selects: the values of its one column. */
function idsOf(reader: Reader, query: Query): Set<Value> {
  const object = readableObject(reader, query.sObject ?? '');
  const [field] = query.fields ?? [];
  const text = field?.type === 'Field' || field?.type === 'FieldRelationship' ? fieldText(field) : 'Id';
  const path = fieldPath(reader, object, text, query.sObjectAlias);
  return new Set(matchingRows(reader, object, query).map((row) => path.read(row)));
}
