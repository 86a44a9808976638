import { accessOf } from '../access/effective.ts';
import type { Access } from '../access/effective.ts';
import { ApiError } from '../http.ts';
import { fieldOf, objectOf } from '../schema/schema.ts';
import type { FieldSchema, ObjectSchema } from '../schema/schema.ts';
import { rows } from '../state.ts';
import type { OrgState, Row, Session } from '../state.ts';
import { readValue } from './values.ts';

export type Given = Record<string, unknown>;

/**
 * The fields of a request body as columns of a row. Unknown fields, fields the user may not see or write and values a field does not
 * take are refused (facts 3.3); `Account: {"External__c": "x"}` finds a parent by external id.
 */
export function givenColumns(state: OrgState, actor: Session, object: ObjectSchema, given: Given, doing: 'create' | 'update'): Row {
  const access = accessOf(state, actor.userId);
  const columns: Row = {};
  const forbidden: string[] = [];
  for (const [name, value] of Object.entries(given)) {
    if (name === 'attributes' || (name.toLowerCase() === 'id' && doing === 'update')) continue;
    const field = fieldOf(object, name) ?? parentField(object, name);
    if (!field || !readable(access, object, field)) throw noSuchField(object, name);
    if (!writeable(access, object, field, doing)) forbidden.push(field.name);
    columns[field.name] = fieldOf(object, name) ? readValue(field, value) : parentByExternalId(state, field, object, value);
  }
  if (forbidden.length > 0) {
    const message = `Unable to create/update fields: ${forbidden.join(', ')}. Please check the security settings of this field and verify that it is read/write for your profile or permission set.`;
    throw new ApiError(400, 'INVALID_FIELD_FOR_INSERT_UPDATE', message, forbidden);
  }
  checkReferences(state, object, columns);
  return columns;
}

/** facts 3.3, bad column, in the words of a write. */
export function noSuchField(object: ObjectSchema, name: string): ApiError {
  return new ApiError(400, 'INVALID_FIELD', `No such column '${name}' on sobject of type ${object.name}`);
}

function readable(access: Access, object: ObjectSchema, field: FieldSchema): boolean {
  if (field.toolingOnly) return false;
  return !field.permissionable || access.field(object.name, field.name).read;
}

function writeable(access: Access, object: ObjectSchema, field: FieldSchema, doing: 'create' | 'update'): boolean {
  const able = doing === 'create' ? field.createable : field.updateable;
  return able && (!field.permissionable || access.field(object.name, field.name).edit);
}

function parentField(object: ObjectSchema, name: string): FieldSchema | undefined {
  return [...object.fields.values()].find((field) => field.relationshipName?.toLowerCase() === name.toLowerCase());
}

function parentByExternalId(state: OrgState, field: FieldSchema, object: ObjectSchema, value: unknown): string | null {
  if (value === null) return null;
  const [name = '', wanted] = Object.entries(value as Given).find(([key]) => key !== 'attributes') ?? [];
  for (const target of field.referenceTo) {
    const parent = objectOf(state.schema, target);
    const key = parent && fieldOf(parent, name);
    if (!parent || !key?.idLookup) continue;
    const found = rows(state, parent.name).find((row) => String(row[key.name]).toLowerCase() === String(wanted).toLowerCase());
    if (found) return String(found['Id']);
  }
  throw new ApiError(400, 'INVALID_FIELD', `Foreign key external ID: ${String(wanted)} not found for field ${name} in entity ${field.referenceTo[0] ?? object.name}`);
}

/** An id must be of the right object, and of a row that is there (facts 3.3 [A codes]). */
function checkReferences(state: OrgState, object: ObjectSchema, columns: Row): void {
  for (const [name, value] of Object.entries(columns)) {
    const field = fieldOf(object, name);
    if (field?.type !== 'reference' || typeof value !== 'string' || field.referenceTo.length === 0) continue;
    const targets = field.referenceTo.flatMap((target) => objectOf(state.schema, target) ?? []);
    if (targets.length < field.referenceTo.length) continue;
    const target = targets.find((one) => one.keyPrefix === value.slice(0, 3));
    if (!target && field.referenceTo.length > 1) continue;
    if (!target) throw new ApiError(400, 'MALFORMED_ID', `${field.label}: id value of incorrect type: ${value}`, [field.name]);
    if (!state.tables.get(target.name)?.has(value)) throw new ApiError(400, 'INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', [field.name]);
  }
}
