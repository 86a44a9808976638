import type { Query } from '@jetstreamapp/soql-parser-js';
import { stringify } from 'csv-stringify/sync';
import { ApiError } from '../http.ts';
import { isAggregateQuery } from '../soql/aggregate.ts';
import { runQuery } from '../soql/query.ts';
import { fieldText } from '../soql/select.ts';
import type { OrgState, Session } from '../state.ts';

export interface BulkAnswer {
  object: string;
  header: string[];
  /** One record a line, in the order of `header`. */
  lines: string[][];
}

/**
 * Run a statement for a bulk job: rows as text in the order of the SELECT list. What Bulk API 2.0 does not take (facts 2.z) and what is
 * no statement at all is refused with API_ERROR.
 */
export function bulkAnswer(state: OrgState, session: Session, soql: string, options: { all: boolean; version: string }): BulkAnswer {
  const answer = run(state, session, soql, options);
  refuseUnsupported(answer.query);
  const header = (answer.query.fields ?? []).flatMap((field) => {
    if (field.type === 'Field' || field.type === 'FieldRelationship') return [columnName(answer.query, fieldText(field))];
    return field.type === 'FieldFunctionExpression' && field.functionName.toUpperCase() === 'FIELDS' ? Object.keys(answer.records[0] ?? {}).slice(1) : [];
  });
  return { object: answer.object, header, lines: answer.records.map((record) => header.map((name) => cell(record, name))) };
}

function run(state: OrgState, session: Session, soql: string, options: { all: boolean; version: string }): ReturnType<typeof runQuery> {
  try {
    return runQuery(state, session, soql, options);
  } catch (error) {
    if (error instanceof ApiError) throw new ApiError(400, 'API_ERROR', `${error.code}: ${error.message}`);
    throw error;
  }
}

/** facts 2.z [A endpoints]: no GROUP BY, OFFSET, TYPEOF, nested queries. */
function refuseUnsupported(query: Query): void {
  const kinds = new Set((query.fields ?? []).map((field) => field.type));
  const named: [boolean, string][] = [
    [isAggregateQuery(query), 'Aggregate Relationships and GROUP BY are'],
    [query.offset !== undefined, 'OFFSET is'],
    [kinds.has('FieldTypeof'), 'TYPEOF is'],
    [kinds.has('FieldSubquery'), 'Nested queries are'],
  ];
  const found = named.find(([says]) => says);
  if (found) throw new ApiError(400, 'API_ERROR', `${found[1]} not supported in Bulk Query`);
}

function columnName({ sObjectAlias, sObject }: Query, text: string): string {
  for (const prefix of [sObjectAlias, sObject]) if (prefix !== undefined && text.toLowerCase().startsWith(`${prefix.toLowerCase()}.`)) return text.slice(prefix.length + 1);
  return text;
}

/** The value of a column such as `Account.Owner.Name`; names match in any case. */
function cell(record: unknown, name: string): string {
  let value = record;
  for (const step of name.split('.')) {
    const entries = Object.entries((value ?? {}) as Record<string, unknown>);
    value = entries.find(([key]) => key.toLowerCase() === step.toLowerCase())?.[1];
  }
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** The CSV dialect of bulk results: every cell quoted. */
export function toCsv(header: string[], lines: string[][], { delimiter, lineEnding }: { delimiter: string; lineEnding: string }): string {
  return stringify([header, ...lines], { quoted: true, quoted_empty: true, delimiter, record_delimiter: lineEnding });
}
