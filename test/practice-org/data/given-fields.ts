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
  for (const [name, value] of Object.entries(given).filter(([key]) => !isAddress(key, doing))) {
    const own = fieldOf(object, name);
    const field = own ?? parentField(object, name);
    if (!field || !readable(access, object, field)) throw noSuchField(object, name);
    if (!writeable(access, object, field, doing)) forbidden.push(field.name);
    columns[field.name] = own ? readValue(own, value) : parentByExternalId(state, field, value);
  }
  refuseForbidden(forbidden);
  checkReferences(state, object, columns);
  return columns;
}

/** What says which record is meant, not what is in it. */
function isAddress(key: string, doing: 'create' | 'update'): boolean {
  return key === 'attributes' || (doing === 'update' && key.toLowerCase() === 'id');
}

function refuseForbidden(forbidden: string[]): void {
  if (forbidden.length > 0) {
    const message = `Unable to create/update fields: ${forbidden.join(', ')}. Please check the security settings of this field and verify that it is read/write for your profile or permission set.`;
    throw new ApiError(400, 'INVALID_FIELD_FOR_INSERT_UPDATE', message, forbidden);
  }
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

function parentByExternalId(state: OrgState, field: FieldSchema, value: unknown): string | null {
  if (value === null) return null;
  const [name = '', wanted] = Object.entries(value as Given).find(([key]) => key !== 'attributes') ?? [];
  const found = field.referenceTo.map((target) => idByKey(state, target, name, String(wanted))).find((id) => id !== undefined);
  if (found !== undefined) return found;
  throw new ApiError(400, 'INVALID_FIELD', `Foreign key external ID: ${String(wanted)} not found for field ${name} in entity ${field.referenceTo.join(', ')}`);
}

function idByKey(state: OrgState, target: string, name: string, wanted: string): string | undefined {
  const parent = objectOf(state.schema, target);
  const key = parent && fieldOf(parent, name);
  if (!parent || !key?.idLookup) return undefined;
  const found = rows(state, parent.name).find((row) => String(row[key.name]).toLowerCase() === wanted.toLowerCase());
  return found && String(found['Id']);
}

/** An id must be of the right object, and of a row that is there (facts 3.3 [A codes]). */
function checkReferences(state: OrgState, object: ObjectSchema, columns: Row): void {
  for (const [name, value] of Object.entries(columns)) {
    const field = fieldOf(object, name);
    if (field?.type === 'reference' && typeof value === 'string') checkReference(state, field, value);
  }
}

/** A reference to objects this schema does not know is taken as it is. */
function checkReference(state: OrgState, field: FieldSchema, id: string): void {
  const targets = field.referenceTo.map((target) => objectOf(state.schema, target)).filter((target) => target !== undefined);
  const target = targets.find((one) => one.keyPrefix === id.slice(0, 3));
  if (!target && field.referenceTo.length === 1 && targets.length === 1) {
    throw new ApiError(400, 'MALFORMED_ID', `${field.label}: id value of incorrect type: ${id}`, [field.name]);
  }
  if (target && !state.tables.get(target.name)?.has(id)) throw new ApiError(400, 'INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', [field.name]);
}
