import type { FieldType, Query } from '@jetstreamapp/soql-parser-js';
import { ApiError } from '../http.ts';
import { isAggregateQuery } from '../soql/aggregate.ts';
import { fieldPath } from '../soql/field-path.ts';
import type { FieldPath } from '../soql/field-path.ts';
import { parseSoql } from '../soql/parse.ts';
import { statementOf } from '../soql/query.ts';
import { readableObject, readerFor } from '../soql/reader.ts';
import type { Reader } from '../soql/reader.ts';
import { renderPath } from '../soql/render.ts';
import { compileSelect, fieldText } from '../soql/select.ts';
import type { Statement } from '../soql/sourced.ts';
import type { OrgState, Row, Session } from '../state.ts';

export interface BulkQuery {
  statement: Statement;
  header: string[];
  /** A row as text, in the order of `header`. */
  cells: (row: Row) => string[];
}

/**
 * A statement for a bulk job, read and checked as the user who asks. What Bulk API 2.0 does not take (facts 2.z) and what is no statement at all
 * is refused with API_ERROR.
 */
export function bulkQuery(state: OrgState, session: Session, soql: string, options: { all: boolean; version: string }): BulkQuery {
  try {
    return compiled(readerFor(state, session, soql, options), parseSoql(soql));
  } catch (error) {
    if (error instanceof ApiError && error.code !== 'API_ERROR') throw new ApiError(400, 'API_ERROR', `${error.code}: ${error.message}`);
    throw error;
  }
}

function compiled(reader: Reader, query: Query): BulkQuery {
  refuseClauses(query);
  const object = readableObject(reader, query.sObject ?? '');
  const statement = statementOf(reader, object, query);
  const fields = query.fields ?? [];
  compileSelect({ reader, object, alias: query.sObjectAlias, child: () => () => null }, fields);
  const columns = fields.map((field) => fieldPath(reader, object, plainText(field), query.sObjectAlias));
  for (const { field } of columns) refuseType(field.type);
  const plus = reader.state.settings.switches.bulkDateTimes === '+0000';
  const readers = columns.map((path) => cellReader(reader, path, plus));
  return { statement, header: fields.map((field) => columnName(query, plainText(field))), cells: (row) => readers.map((read) => read(row)) };
}

/** facts 2.z [A endpoints]; the words of nested queries and aggregates as two public issues quote them [B]. */
function refuseClauses(query: Query): void {
  const kinds = new Set((query.fields ?? []).map((field) => field.type));
  const named: [boolean, string][] = [
    [kinds.has('FieldSubquery') || isAggregateQuery(query), 'Aggregate Relationships not supported in Bulk V2 Query with CSV content type'],
    [query.offset !== undefined, 'OFFSET not supported in Bulk V2 Query'],
    [kinds.has('FieldTypeof'), 'TYPEOF not supported in Bulk V2 Query with CSV content type'],
  ];
  const found = named.find(([says]) => says);
  if (found) throw new ApiError(400, 'API_ERROR', found[1]);
}

/** Values that are no text; the words as public issues quote them [B]. */
const refusedTypes: Partial<Record<FieldPath['field']['type'], string>> = {
  address: 'Selecting compound data not supported in Bulk Query',
  location: 'Selecting compound data not supported in Bulk Query',
  base64: 'Blob field not supported in Bulk V2 Query with CSV content type',
};

function refuseType(type: FieldPath['field']['type']): void {
  const words = refusedTypes[type];
  if (words !== undefined) throw new ApiError(400, 'API_ERROR', words);
}

function plainText(field: FieldType): string {
  if (field.type === 'Field' || field.type === 'FieldRelationship') return fieldText(field);
  throw new ApiError(400, 'API_ERROR', `${'functionName' in field ? field.functionName : field.type}() not supported in Bulk V2 Query`);
}

function columnName({ sObjectAlias, sObject }: Query, text: string): string {
  for (const prefix of [sObjectAlias, sObject]) if (prefix !== undefined && text.toLowerCase().startsWith(`${prefix.toLowerCase()}.`)) return text.slice(prefix.length + 1);
  return text;
}

/** Date-times end in `Z`, as real exports by bulk show them, or by switch as REST writes them. */
function cellReader(reader: Reader, path: FieldPath, plus: boolean): (row: Row) => string {
  const text = (value: unknown): string => (value === null || value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value));
  if (path.field.type !== 'datetime') return (row) => text(renderPath(reader, path, row));
  return (row) => {
    const moment = text(path.read(row));
    return plus ? moment.replace(/Z$/, '+0000') : moment;
  };
}
