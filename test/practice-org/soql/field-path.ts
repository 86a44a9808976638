import { fieldOf, objectOf } from '../schema/schema.ts';
import type { FieldSchema, ObjectSchema } from '../schema/schema.ts';
import type { Row, Value } from '../state.ts';
import type { Reader } from './reader.ts';
import { noSuchColumn, noSuchRelationship, refuseAt } from './refuse.ts';

/** A column of a statement: `Industry`, or `Account.Owner.Name`. */
export interface FieldPath {
  /** API names as the schema spells them, relationships first. */
  names: string[];
  field: FieldSchema;
  /** The object the field itself is on. */
  object: ObjectSchema;
  /** Absent parents give null. */
  read(row: Row): Value;
  /** The row the field is read from, and its object; `undefined` where a parent on the way is absent. */
  holder(row: Row): Holder | undefined;
}

export interface Holder {
  object: ObjectSchema;
  row: Row;
}

/** facts 2.z [K]: at most five steps up. */
const DEEPEST = 5;

/** What can be asked of a parent that may be of several kinds, since SOQL sees it as the `Name` object. */
const nameObjectFields = ['Id', 'Name', 'Type', 'FirstName', 'LastName', 'Alias', 'Username', 'Email', 'IsActive', 'Phone', 'Title', 'ProfileId', 'UserRoleId'];

/** Throws INVALID_FIELD for what is not there, or is not to be seen by this user (facts 3.3 [A]). */
export function fieldPath(reader: Reader, object: ObjectSchema, text: string, alias?: string): FieldPath {
  const steps = text.split('.');
  if (steps.length > 1 && namesItself(object, alias, steps[0] ?? '')) steps.shift();
  const name = steps.pop() ?? '';
  if (steps.length > DEEPEST) throw refuseAt(reader.soql, text, 'INVALID_FIELD', 'Relationship path is deeper than five levels.');
  return climb(reader, object, steps, name, text);
}

/** `Contact.Name` and `c.Name` in a query on Contact c, where `Contact` is no relationship. */
function namesItself(object: ObjectSchema, alias: string | undefined, step: string): boolean {
  const own = [object.name, alias].some((name) => name?.toLowerCase() === step.toLowerCase());
  return own && !relationshipOf(object, step);
}

function climb(reader: Reader, object: ObjectSchema, steps: string[], name: string, text: string): FieldPath {
  const [step, ...rest] = steps;
  if (step === undefined) return ownField(reader, object, name, text);
  const link = relationshipOf(object, step);
  if (!link?.relationshipName || !seen(reader, object, link)) throw noSuchRelationship(reader.soql, text, step);
  const [only] = link.referenceTo;
  const above = link.referenceTo.length > 1 || only === undefined ? namePath(reader, link, rest, name, text) : parentPath(reader, only, rest, name, text);
  const up = (row: Row): Holder | undefined => parentOf(reader, row[link.name]);
  return {
    names: [link.relationshipName, ...above.names],
    field: above.field,
    object: above.object,
    read: (row) => {
      const parent = up(row);
      return parent ? above.read(parent.row) : null;
    },
    holder: (row) => {
      const parent = up(row);
      return parent && above.holder(parent.row);
    },
  };
}

function parentPath(reader: Reader, parent: string, rest: string[], name: string, text: string): FieldPath {
  const object = objectOf(reader.state.schema, parent);
  if (!object || !reader.access.object(object.name).read) throw noSuchRelationship(reader.soql, text, text.split('.')[0] ?? '');
  return climb(reader, object, rest, name, text);
}

function ownField(reader: Reader, object: ObjectSchema, name: string, text: string): FieldPath {
  const field = fieldOf(object, name);
  if (!field || !seen(reader, object, field)) throw noSuchColumn(reader.soql, text, name, object.name);
  return { names: [field.name], field, object, read: (row) => valueOf(object, field, row), holder: (row) => ({ object, row }) };
}

function namePath(reader: Reader, link: FieldSchema, rest: string[], name: string, text: string): FieldPath {
  const known = nameObjectFields.find((one) => one.toLowerCase() === name.toLowerCase());
  if (rest.length > 0 || known === undefined) throw noSuchColumn(reader.soql, text, name, 'Name');
  const targets = link.referenceTo.flatMap((target) => objectOf(reader.state.schema, target) ?? []);
  const sample = targets.map((target) => fieldOf(target, known)).find((field) => field !== undefined);
  const object = targets[0];
  if (!object) throw noSuchColumn(reader.soql, text, name, 'Name');
  const field: FieldSchema = { ...(sample ?? [...object.fields.values()][0]), name: known } as FieldSchema;
  return { names: [known], field, object, read: (row) => nameValue(reader, row, known), holder: (row) => reader.recordOf(String(row['Id'])) };
}

function nameValue(reader: Reader, row: Row, name: string): Value {
  const object = reader.recordOf(String(row['Id']))?.object;
  if (!object) return null;
  if (name === 'Type') return object.name;
  const field = name === 'Name' ? nameFieldOf(object) : fieldOf(object, name);
  return field ? valueOf(object, field, row) : null;
}

function nameFieldOf(object: ObjectSchema): FieldSchema | undefined {
  return fieldOf(object, 'Name') ?? [...object.fields.values()].find((field) => field.nameField) ?? fieldOf(object, 'MasterLabel');
}

function relationshipOf(object: ObjectSchema, step: string): FieldSchema | undefined {
  const wanted = step.toLowerCase();
  return [...object.fields.values()].find((field) => field.relationshipName?.toLowerCase() === wanted);
}

function parentOf(reader: Reader, id: Value | undefined): Holder | undefined {
  if (typeof id !== 'string' || id === '') return undefined;
  return reader.recordOf(id) ?? definitionRow(reader, id);
}

/** FieldDefinition points to EntityDefinition by durable id, not by a record id. */
function definitionRow(reader: Reader, id: string): Holder | undefined {
  const object = objectOf(reader.state.schema, 'EntityDefinition');
  const row = reader.rowOf('EntityDefinition', id);
  return object && row ? { object, row } : undefined;
}

function seen(reader: Reader, object: ObjectSchema, field: FieldSchema): boolean {
  if (field.toolingOnly && !reader.tooling) return false;
  return !field.permissionable || reader.access.field(object.name, field.name).read;
}

/** What a row holds in a column: a boolean is never empty, a compound name is put together. */
function valueOf(object: ObjectSchema, field: FieldSchema, row: Row): Value {
  const value = row[field.name];
  if (value !== undefined && value !== null) return value;
  if (field.type === 'boolean') return false;
  if (field.name === 'Name' && object.fields.has('LastName')) {
    const name = [row['FirstName'], row['LastName']].filter((part) => typeof part === 'string' && part !== '').join(' ');
    return name === '' ? null : name;
  }
  return null;
}
