import { addCustomField, fieldOf, objectOf } from '../../schema/schema.ts';
import type { FieldSchema, ObjectSchema } from '../../schema/schema.ts';
import { newId } from '../../ids.ts';
import type { OrgState, XmlElement } from '../../state.ts';
import { element, flagOf, sorted, textOf } from './content.ts';
import { unlisted } from './custom-object.ts';
import { fieldOptions, fieldType, metadataType } from './field-types.ts';
import { DeployProblem, noSuch, refuse } from './handler.ts';
import type { Component, Handler, Listed, Scope } from './handler.ts';
import { ownObject } from './own-schema.ts';
import { dropRecord, dropRows, recordOf, saveRecord } from './records.ts';
import { requireHistory } from './field-history.ts';

const TYPE = 'CustomField';
function deploy(scope: Scope, { fullName, content }: Component): string {
  const [objectName = '', name = ''] = fullName.split('.');
  const object = ownObject(scope.state.schema, objectName);
  if (!object) refuse(scope, noSuch('fullName', 'CustomObject', objectName), 'INVALID_CROSS_REFERENCE_KEY');
  else if (name.endsWith('__c')) putCustom(scope, object, name, content);
  else putStandard(scope, object, name, content);
  requireHistory(scope, objectName, name);
  const known = recordOf(scope.state, TYPE, fullName);
  return saveRecord(scope, TYPE, fullName, known?.id ?? newId(scope.state, '00N'), sorted({ ...known?.content, ...content })).id;
}

function putCustom(scope: Scope, object: ObjectSchema, name: string, content: XmlElement): void {
  const type = fieldType(content);
  if (type === undefined) {
    if (!fieldOf(object, name)) refuse(scope, 'Required field is missing: type', 'REQUIRED_FIELD_MISSING');
    else putStandard(scope, object, name, content);
    return;
  }
  // [K]
  if (textOf(content, 'label') === undefined) refuse(scope, 'Must specify a non-empty label for the CustomField', 'REQUIRED_FIELD_MISSING');
  const parent = textOf(content, 'referenceTo');
  const known = parent === undefined || ownObject(scope.state.schema, parent);
  if (!known) refuse(scope, noSuch('referenceTo', 'CustomObject', parent), 'INVALID_CROSS_REFERENCE_KEY');
  // The parent may be the object itself, and is then a fresh copy.
  addCustomField(scope.state.schema, objectOf(scope.state.schema, object.name) ?? object, name, type, fieldOptions(content, name));
}

/** Of a standard field's file only the history switch means something here (facts 1.6 [A REAL]). */
function putStandard(scope: Scope, object: ObjectSchema, name: string, content: XmlElement): void {
  const field = fieldOf(object, name);
  if (!field) refuse(scope, noSuch('fullName', TYPE, `${object.name}.${name}`), 'INVALID_CROSS_REFERENCE_KEY');
  else object.fields.set(field.name, { ...field, trackHistory: flagOf(content, 'trackHistory') ?? field.trackHistory });
}

function read(state: OrgState, fullName: string): XmlElement | undefined {
  const [objectName = '', name = ''] = fullName.split('.');
  const object = objectOf(state.schema, objectName);
  const field = object && fieldOf(object, name);
  const content = recordOf(state, TYPE, fullName)?.content;
  if (!field) return content;
  return content ? withHistory(content, field) : readyMade(field);
}

/** The schema is the one truth of the history switch; a file that never spoke of it stays silent while it is off. */
function withHistory(content: XmlElement, field: FieldSchema): XmlElement {
  const says = 'trackHistory' in content || field.trackHistory;
  return says ? sorted({ ...content, ...element({ trackHistory: field.trackHistory }) }) : content;
}

function readyMade(field: FieldSchema): XmlElement | undefined {
  return shown(field) ? sorted({ ...customContent(field), ...element({ trackHistory: field.trackHistory }) }) : undefined;
}

/** The file of a field nobody deployed. A standard one has nothing but its history switch. */
function customContent(field: FieldSchema): XmlElement {
  if (!field.custom) return {};
  const type = metadataType(field);
  return element({
    label: field.label,
    length: type === 'Text' ? field.length : undefined,
    referenceTo: field.referenceTo[0],
    required: ['MasterDetail', 'Checkbox', 'AutoNumber'].includes(type) ? undefined : !field.nillable,
    type,
  });
}

/** System fields are no components. */
function shown(field: FieldSchema): boolean {
  return field.custom || field.permissionable;
}

function list(state: OrgState): Listed[] {
  const records = state.metadata.get(TYPE);
  const objects = [...state.schema.objects.values()].filter((object) => object.permissionable);
  const names = objects.flatMap((object) => [...object.fields.values()].filter(shown).map((field) => `${object.name}.${field.name}`));
  return [...(records?.values() ?? []), ...names.filter((name) => !records?.has(name)).map(unlisted)];
}

function remove(scope: Scope, fullName: string): void {
  const [objectName = '', name = ''] = fullName.split('.');
  const object = ownObject(scope.state.schema, objectName);
  if (!name.endsWith('__c')) throw new DeployProblem(`Cannot delete standard field: ${fullName}`, { statusCode: 'DELETE_FAILED' });
  dropRows(scope, 'FieldPermissions', (row) => row['Field'] === fullName);
  object?.fields.delete(name);
  dropRecord(scope, TYPE, fullName);
}

export const customField: Handler = { type: TYPE, rank: 15, needs: ['CustomizeApplication'], list, deploy, read, remove };
