import type { FieldFunctionExpression, FieldType, FieldTypeOf, Subquery } from '@jetstreamapp/soql-parser-js';
import { ApiError } from '../http.ts';
import type { ObjectSchema } from '../schema/schema.ts';
import type { Row } from '../state.ts';
import { fieldPath } from './field-path.ts';
import type { FieldPath } from './field-path.ts';
import { requiredParameter } from './parameter.ts';
import type { Reader } from './reader.ts';
import { attributesOf, renderPath } from './render.ts';
import type { JsonRecord } from './render.ts';
import { notPlayed, refuseAt } from './refuse.ts';

/** Writes one column of a row into the record under construction. */
type Column = (row: Row, into: JsonRecord) => void;
export type ChildQuery = (subquery: Subquery) => (row: Row) => unknown;

export interface Selecting {
  reader: Reader;
  object: ObjectSchema;
  alias?: string | undefined;
  child: ChildQuery;
  limit?: number | undefined;
}

/** The SELECT list as one function from row to JSON record. All names are checked first. */
export function compileSelect(on: Selecting, fields: FieldType[]): (row: Row) => JsonRecord {
  const seen = new Set<string>();
  const columns = fields.flatMap((field) => compileField(on, field, seen));
  return (row) => {
    const record: JsonRecord = { attributes: attributesOf(on.reader, on.object, row) };
    for (const column of columns) column(row, record);
    return record;
  };
}

/** `Account.Name` of a plain or relationship field of the tree. */
export function fieldText(field: { field: string; relationships?: string[]; rawValue?: string }): string {
  return field.rawValue ?? [...(field.relationships ?? []), field.field].join('.');
}

function compileField(on: Selecting, field: FieldType, seen: Set<string>): Column[] {
  if (field.type === 'FieldSubquery') return [childColumn(on, field.subquery)];
  if (field.type === 'FieldTypeof') return [typeofColumn(on, field)];
  if (field.type === 'FieldFunctionExpression') return functionColumns(on, field);
  const { alias } = field as { alias?: string };
  if (alias !== undefined && !('objectPrefix' in field)) {
    throw refuseAt(on.reader.soql, alias, 'MALFORMED_QUERY', 'only aggregate expressions use field aliasing');
  }
  return [pathColumn(on, fieldText(field), seen)];
}

function pathColumn(on: Selecting, text: string, seen: Set<string>): Column {
  const path = fieldPath(on.reader, on.object, text, on.alias);
  const key = path.names.join('.');
  if (seen.has(key)) throw refuseAt(on.reader.soql, text, 'INVALID_FIELD', `duplicate field selected: ${key}`);
  seen.add(key);
  return nestedColumn(on, path);
}

/** `Owner.Profile.Name` becomes nested records, each with its own attributes; an absent parent is null. */
function nestedColumn({ reader, object }: Selecting, path: FieldPath): Column {
  const parents = path.names.slice(0, -1);
  const ids = parents.map((_name, index) => fieldPath(reader, object, [...parents.slice(0, index + 1), 'Id'].join('.')));
  const last = path.names.at(-1) ?? '';
  return (row, into) => {
    let target = into;
    for (const [index, name] of parents.entries()) {
      const holder = ids[index]?.holder(row);
      if (!holder) {
        target[name] = null;
        return;
      }
      const nested = (target[name] ?? { attributes: attributesOf(reader, holder.object, holder.row) }) as JsonRecord;
      target[name] = nested;
      target = nested;
    }
    target[last] = renderPath(reader, path, row);
  };
}

function childColumn(on: Selecting, subquery: Subquery): Column {
  const answer = on.child(subquery);
  return (row, into) => {
    into[subquery.relationshipName] = answer(row);
  };
}

function functionColumns(on: Selecting, field: FieldFunctionExpression): Column[] {
  const name = field.functionName.toUpperCase();
  const parameter = requiredParameter(field);
  if (name === 'FIELDS') return allFields(on, parameter.toUpperCase());
  if (!['TOLABEL', 'FORMAT', 'CONVERTCURRENCY'].includes(name)) throw notPlayed(`${field.functionName}() in SELECT`);
  const path = fieldPath(on.reader, on.object, parameter, on.alias);
  const column = nestedColumn(on, path);
  const { alias } = field;
  // Labels of picklist values are the values themselves here, and there is one currency.
  const shown = (value: unknown): unknown => (name === 'FORMAT' && typeof value === 'number' ? String(value) : value);
  return alias === undefined ? [column] : [(row, into) => void (into[alias] = shown(renderPath(on.reader, path, row)))];
}

/** facts 2.z: FIELDS(ALL) and FIELDS(CUSTOM) need a LIMIT of at most 200. [K] */
function allFields(on: Selecting, kind: string): Column[] {
  if (kind !== 'STANDARD' && (on.limit ?? Number.POSITIVE_INFINITY) > 200) {
    throw new ApiError(400, 'MALFORMED_QUERY', 'The SOQL FIELDS function must have a LIMIT of at most 200');
  }
  const names = [...on.object.fields.values()].filter((field) => kind === 'ALL' || field.custom === (kind === 'CUSTOM'));
  const readable = names.filter((field) => !field.toolingOnly && (!field.permissionable || on.reader.access.field(on.object.name, field.name).read));
  return readable.map((field) => nestedColumn(on, fieldPath(on.reader, on.object, field.name)));
}

function typeofColumn(on: Selecting, field: FieldTypeOf): Column {
  const id = fieldPath(on.reader, on.object, `${field.field}.Id`, on.alias);
  const lists = field.conditions.map((condition) => ({ type: condition.objectType?.toLowerCase(), fields: condition.fieldList }));
  return (row, into) => {
    const holder = id.holder(row);
    const list = lists.find(({ type }) => type === holder?.object.name.toLowerCase()) ?? lists.find(({ type }) => type === undefined);
    into[field.field] = holder ? typeofRecord(on.reader, holder.object, holder.row, list?.fields ?? []) : null;
  };
}

function typeofRecord(reader: Reader, object: ObjectSchema, row: Row, fields: string[]): JsonRecord {
  const record: JsonRecord = { attributes: attributesOf(reader, object, row) };
  for (const name of fields) {
    const path = fieldPath(reader, object, name);
    record[path.names.at(-1) ?? name] = renderPath(reader, path, row);
  }
  return record;
}
