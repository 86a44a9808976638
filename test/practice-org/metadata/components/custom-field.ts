import { addCustomField, fieldOf, objectOf } from '../../schema/schema.ts';
import type { FieldSchema, ObjectSchema } from '../../schema/schema.ts';
import { newId } from '../../ids.ts';
import { dropRow, rows } from '../../state.ts';
import type { OrgState, XmlElement } from '../../state.ts';
import { element, flagOf, sorted, textOf } from './content.ts';
import { unlisted } from './custom-object.ts';
import { fieldOptions, fieldType, metadataType } from './field-types.ts';
import { DeployProblem, noSuch, refuse } from './handler.ts';
import type { Component, Handler, Listed, Scope } from './handler.ts';
import { ownObject } from './own-schema.ts';
import { dropRecord, recordOf, saveRecord } from './records.ts';

const TYPE = 'CustomField';
/** Tracked fields per object (facts 1.6, 2.z [A]). */
const MAX_TRACKED = 20;

function deploy(scope: Scope, { fullName, content }: Component): string {
  const [objectName = '', name = ''] = fullName.split('.');
  const object = ownObject(scope.state.schema, objectName);
  if (!object) refuse(scope, noSuch('fullName', 'CustomObject', objectName), 'INVALID_CROSS_REFERENCE_KEY');
  else if (name.endsWith('__c')) putCustom(scope, object, name, content);
  else putStandard(scope, object, name, content);
  if (object) requireHistory(scope, object, name);
  const known = recordOf(scope.state, TYPE, fullName);
  return saveRecord(scope, TYPE, fullName, known?.id ?? newId(scope.state, '00N'), sorted({ ...known?.content, ...content })).id;
}

function putCustom(scope: Scope, object: ObjectSchema, name: string, content: XmlElement): void {
  const type = fieldType(content);
  const known = fieldOf(object, name);
  if (type === undefined) {
    if (!known) refuse(scope, 'Required field is missing: type', 'REQUIRED_FIELD_MISSING');
    if (known) object.fields.set(known.name, { ...known, trackHistory: flagOf(content, 'trackHistory') ?? known.trackHistory });
    return;
  }
  // [K]
  if (textOf(content, 'label') === undefined) refuse(scope, 'Must specify a non-empty label for the CustomField', 'REQUIRED_FIELD_MISSING');
  const options = fieldOptions(content, name);
  for (const parent of options.referenceTo ?? []) {
    if (!ownObject(scope.state.schema, parent)) refuse(scope, noSuch('referenceTo', 'CustomObject', parent), 'INVALID_CROSS_REFERENCE_KEY');
  }
  // The parent may be the object itself, and is then a fresh copy.
  addCustomField(scope.state.schema, objectOf(scope.state.schema, object.name) ?? object, name, type, options);
}

/** Of a standard field only the history switch means something here (facts 1.6 [A REAL]). */
function putStandard(scope: Scope, object: ObjectSchema, name: string, content: XmlElement): void {
  const field = fieldOf(object, name);
  if (!field) refuse(scope, noSuch('fullName', TYPE, `${object.name}.${name}`), 'INVALID_CROSS_REFERENCE_KEY');
  else object.fields.set(field.name, { ...field, trackHistory: flagOf(content, 'trackHistory') ?? field.trackHistory });
}

/** Rule facts 1.6 [A], words [D]; the limit's code [A]. Real folders hold tracked fields without the object's switch (peculiarity 11). */
function requireHistory(scope: Scope, before: ObjectSchema, name: string): void {
  const object = objectOf(scope.state.schema, before.name) ?? before;
  const field = fieldOf(object, name);
  if (field?.trackHistory !== true) return;
  // facts 1.6 [K], words not known
  if (field.calculated || field.autoNumber) refuse(scope, `Can not set trackHistory to true for ${object.name}.${name}: formula, roll-up and auto-number fields are not tracked`);
  if (!object.enableHistory) refuse(scope, `Can not set trackHistory to true for ${object.name}.${name}: enableHistory is not set on ${object.name}`);
  const tracked = [...object.fields.values()].filter((field) => field.trackHistory).length;
  if (tracked > MAX_TRACKED) refuse(scope, `NUM_HISTORY_FIELDS_BY_SOBJECT_EXCEEDED: ${object.name} tracks ${tracked} fields`, 'NUM_HISTORY_FIELDS_BY_SOBJECT_EXCEEDED');
}

function read(state: OrgState, fullName: string): XmlElement | undefined {
  const [objectName = '', name = ''] = fullName.split('.');
  const object = objectOf(state.schema, objectName);
  const field = object && fieldOf(object, name);
  const record = recordOf(state, TYPE, fullName);
  if (!field) return record?.content;
  const history = element({ trackHistory: field.trackHistory });
  if (record) return sorted({ ...record.content, ...('trackHistory' in record.content || field.trackHistory ? history : {}) });
  return shown(field) ? sorted({ ...(field.custom ? customContent(field) : {}), ...history }) : undefined;
}

function customContent(field: FieldSchema): XmlElement {
  return element({
    label: field.label,
    type: metadataType(field),
    length: field.type === 'string' && !field.autoNumber ? field.length : undefined,
    referenceTo: field.referenceTo[0],
    required: !field.masterDetail && field.type !== 'boolean' ? !field.nillable : undefined,
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
  if (object && fieldOf(object, name)?.custom === false) throw new DeployProblem(`Cannot delete standard field: ${fullName}`, { statusCode: 'DELETE_FAILED' });
  for (const row of rows(scope.state, 'FieldPermissions')) if (row['Field'] === fullName) dropRow(scope.state, 'FieldPermissions', String(row['Id']));
  object?.fields.delete(name);
  dropRecord(scope, TYPE, fullName);
}

export const customField: Handler = { type: TYPE, rank: 15, needs: ['CustomizeApplication'], list, deploy, read, remove };
