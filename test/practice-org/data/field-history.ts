import { newId } from '../ids.ts';
import { objectOf } from '../schema/schema.ts';
import type { FieldSchema, ObjectSchema } from '../schema/schema.ts';
import { dropRow, putRow, rows } from '../state.ts';
import type { OrgState, Row, Session, Value } from '../state.ts';

/**
 * Write the field history of a change: one row per tracked field, two for a look-up (names, then ids), none of the values of long
 * texts; a new record has one row `created` (facts 1.6, 2.x history objects).
 */
export function writeHistory(state: OrgState, actor: Session, object: ObjectSchema, row: Row, before: Row | undefined): void {
  const link = object.children.find((child) => child.relationshipName === 'Histories');
  if (!object.enableHistory || !link) return;
  const put = (field: string, dataType: string | null, oldValue: Value, newValue: Value): void => {
    putRow(state, link.childSObject, {
      Id: newId(state, '017'),
      IsDeleted: false,
      [link.field]: row['Id'] ?? null,
      CreatedById: actor.userId,
      CreatedDate: state.now().toISOString(),
      Field: field,
      DataType: dataType,
      OldValue: oldValue,
      NewValue: newValue,
    });
  };
  if (before) writeFields(state, object, row, before, put);
  else put('created', null, null, null);
}

/** History goes with its record: into the recycle bin, or altogether. */
export function dropHistory(state: OrgState, object: ObjectSchema, row: Row): void {
  const link = object.children.find((child) => child.relationshipName === 'Histories');
  for (const history of link ? rows(state, link.childSObject) : []) {
    if (!link || history[link.field] !== row['Id']) continue;
    if (object.undeletable) putRow(state, link.childSObject, { ...history, IsDeleted: true });
    else dropRow(state, link.childSObject, String(history['Id']));
  }
}

function writeFields(state: OrgState, object: ObjectSchema, row: Row, before: Row, put: Put): void {
  for (const field of object.fields.values()) {
    const [old = null, now = null] = [before[field.name], row[field.name]];
    if (field.trackHistory && old !== now) writeField(state, field, old, now, put);
  }
}

type Put = (field: string, dataType: string | null, oldValue: Value, newValue: Value) => void;

function writeField(state: OrgState, field: FieldSchema, old: Value, now: Value, put: Put): void {
  // facts 2.x [K]: the owner shows as Owner.
  const name = field.name === 'OwnerId' ? 'Owner' : field.name;
  if (field.type === 'reference') {
    put(name, 'Text', nameOf(state, field, old), nameOf(state, field, now));
    put(name, 'EntityId', old, now);
    return;
  }
  const silent = field.type === 'multipicklist' || (field.type === 'textarea' && field.length > 255);
  put(name, dataTypes[field.type] ?? 'Text', silent ? null : old, silent ? null : now);
}

const dataTypes: Partial<Record<FieldSchema['type'], string>> = {
  boolean: 'Boolean',
  currency: 'Currency',
  date: 'DateOnly',
  datetime: 'DateTime',
  double: 'Double',
  email: 'Email',
  int: 'Double',
  multipicklist: 'MultiEnum',
  percent: 'Percent',
  phone: 'PhoneNumber',
  picklist: 'DynamicEnum',
  textarea: 'TextArea',
  url: 'Url',
};

function nameOf(state: OrgState, field: FieldSchema, id: Value): Value {
  for (const target of field.referenceTo) {
    const row = state.tables.get(objectOf(state.schema, target)?.name ?? target)?.get(String(id));
    if (row) return row['Name'] ?? [row['FirstName'], row['LastName']].filter(Boolean).join(' ');
  }
  return id;
}
