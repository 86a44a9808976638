import { ApiError } from '../http.ts';
import { newId } from '../ids.ts';
import type { FieldSchema, ObjectSchema } from '../schema/schema.ts';
import { dropRow, putRow, rows } from '../state.ts';
import type { OrgState, Row, Session, Value } from '../state.ts';
import { requireRowLock } from './contention.ts';
import { dropHistory, writeHistory } from './field-history.ts';
import { givenColumns } from './given-fields.ts';
import type { Given } from './given-fields.ts';
import { notFound, readableRow, writeableObject } from './row-access.ts';
import { rules } from './rules/index.ts';
import { noteWrite } from './setup-changes.ts';
import { duplicateValue } from './rules/refusals.ts';

/**
 * Insert a row as a user: schema, object and field access and the object's own rules apply; what they refuse is thrown as ApiError and
 * changes nothing. Returns the stored row with its new `Id`.
 */
export function insertRow(state: OrgState, actor: Session, sobject: string, fields: Given): Row {
  const object = writeableObject(state, actor, sobject, 'create');
  const given = givenColumns(state, actor, object, fields, 'create');
  const row: Row = { ...defaults(object, actor), ...given };
  checkRequired(object, row);
  const rule = rules[object.name];
  Object.assign(row, rule?.fill?.({ state, actor, object, row }));
  checkUnique(state, object, row);
  rule?.checkInsert?.({ state, actor, object, row });
  requireRowLock(state, object, row);
  const stored = putRow(state, object.name, stamped(state, actor, object, { Id: newId(state, object.keyPrefix), ...row }));
  rule?.afterInsert?.({ state, actor, object, row: stored });
  noteWrite('inserted', { state, actor, object, row: stored });
  writeHistory(state, actor, object, stored, undefined);
  return stored;
}

/** Update some columns of a row; the rest stays. Same refusals as `insertRow`, and 404 for a row that is not there. */
export function updateRow(state: OrgState, actor: Session, sobject: string, id: string, fields: Given): Row {
  const object = writeableObject(state, actor, sobject, 'edit');
  const before = storedRow(state, actor, object, id);
  const given = givenColumns(state, actor, object, fields, 'update');
  const row: Row = { ...before, ...given };
  checkRequired(object, row, Object.keys(given));
  const rule = rules[object.name];
  Object.assign(row, rule?.fill?.({ state, actor, object, row, before }));
  checkUnique(state, object, row);
  rule?.checkUpdate?.({ state, actor, object, row, before });
  requireRowLock(state, object, row);
  const stored = putRow(state, object.name, stamped(state, actor, object, row, before));
  rule?.afterUpdate?.({ state, actor, object, row: stored, before });
  noteWrite('updated', { state, actor, object, row: stored, before });
  writeHistory(state, actor, object, stored, before);
  return stored;
}

/** Delete a row: to the recycle bin where its object has one. */
export function removeRow(state: OrgState, actor: Session, sobject: string, id: string): void {
  const object = writeableObject(state, actor, sobject, 'delete');
  const row = storedRow(state, actor, object, id);
  const rule = rules[object.name];
  rule?.checkDelete?.({ state, actor, object, row });
  requireRowLock(state, object, row);
  if (object.undeletable) putRow(state, object.name, stamped(state, actor, object, { ...row, IsDeleted: true }, row));
  else dropRow(state, object.name, String(row['Id']));
  dropHistory(state, object, row);
  rule?.afterDelete?.({ state, actor, object, row });
  noteWrite('deleted', { state, actor, object, row });
}

/** The row as the tables hold it, without columns worked out for queries. */
function storedRow(state: OrgState, actor: Session, object: ObjectSchema, id: string): Row {
  const seen = readableRow(state, actor, object, id);
  const row = state.tables.get(object.name)?.get(String(seen['Id']));
  if (!row) throw notFound();
  return row;
}

function defaults(object: ObjectSchema, actor: Session): Row {
  const row: Row = {};
  for (const field of object.fields.values()) {
    const value = defaultOf(field);
    // Permission columns are false by absence; 386 of them per row would only weigh.
    if (value !== undefined && !(value === false && /Permissions/.test(field.name))) row[field.name] = value;
  }
  if (object.fields.get('OwnerId')?.createable) row['OwnerId'] = actor.userId;
  return row;
}

function defaultOf(field: FieldSchema): Value | undefined {
  if (field.defaultValue !== undefined) return field.defaultValue;
  if (field.name === 'IsActive' || field.name === 'Id') return undefined;
  if (field.type === 'boolean') return false;
  return field.type === 'picklist' && field.defaultedOnCreate ? field.picklistValues[0] : undefined;
}

/** facts 3.3 [A]: every missing field in one refusal. On update only the fields given count. */
function checkRequired(object: ObjectSchema, row: Row, given?: string[]): void {
  const required = [...object.fields.values()].filter((field) => !field.nillable && field.createable && !field.defaultedOnCreate);
  const missing = required.filter(({ name }) => (row[name] ?? null) === null && (given?.includes(name) ?? true)).map((field) => field.name);
  if (missing.length > 0) throw new ApiError(400, 'REQUIRED_FIELD_MISSING', `Required fields are missing: [${missing.join(', ')}]`, missing);
}

/** Unique custom fields. Usernames have words of their own, in the rules of User. */
function checkUnique(state: OrgState, object: ObjectSchema, row: Row): void {
  for (const field of object.fields.values()) {
    const value = row[field.name];
    if (!field.unique || !field.custom || value === undefined || value === null) continue;
    const wanted = String(value).toLowerCase();
    const known = rows(state, object.name).find((one) => one['Id'] !== row['Id'] && String(one[field.name] ?? '').toLowerCase() === wanted);
    if (known) throw duplicateValue(field.name, known);
  }
}

function stamped(state: OrgState, actor: Session, object: ObjectSchema, row: Row, before?: Row): Row {
  const now = state.now().toISOString();
  const audit: Row = {
    CreatedDate: before?.['CreatedDate'] ?? now,
    CreatedById: before?.['CreatedById'] ?? actor.userId,
    LastModifiedDate: now,
    LastModifiedById: actor.userId,
    SystemModstamp: now,
  };
  const own = Object.fromEntries(Object.entries(audit).filter(([name]) => object.fields.has(name)));
  const name = before === undefined && object.fields.get('Name')?.autoNumber ? { Name: autoNumber(state, object) } : {};
  return { ...row, ...own, ...name };
}

function autoNumber(state: OrgState, object: ObjectSchema): string {
  return `${object.label.slice(0, 1).toUpperCase()}-${String((state.tables.get(object.name)?.size ?? 0) + 1).padStart(5, '0')}`;
}
