import { addCustomObject, enableHistory, objectOf } from '../../schema/schema.ts';
import type { ObjectSchema } from '../../schema/schema.ts';
import { newId } from '../../ids.ts';
import type { OrgState, XmlElement } from '../../state.ts';
import { element, flagOf, sorted, textOf, textOr, within } from './content.ts';
import { hasHistorySwitch } from './field-history.ts';
import { DeployProblem, noSuch, refuse } from './handler.ts';
import type { Component, Handler, Listed, Scope } from './handler.ts';
import { ownObject } from './own-schema.ts';
import { dropRecord, dropRows, recordOf, recordsOf, saveRecord } from './records.ts';

const TYPE = 'CustomObject';
/** Without these a new custom object is refused [K]. */
const REQUIRED = ['deploymentStatus', 'label', 'nameField', 'pluralLabel', 'sharingModel'];
const CUSTOM_NAME = /__(c|mdt|e)$/;
/** Organization-wide defaults; whether others may also write is not played. */
const SHARING: Record<string, ObjectSchema['sharing']> = {
  Private: 'private',
  ControlledByParent: 'controlled-by-parent',
  Read: 'public',
  ReadWrite: 'public',
  ReadWriteTransfer: 'public',
  FullAccess: 'public',
};

/** A standard object's file lies over the object (facts 1.6 [B]); a custom object's makes it. Fields and the like are components of their own. */
function deploy(scope: Scope, { fullName, content }: Component): string {
  const { state } = scope;
  const known = objectOf(state.schema, fullName);
  if (!known && !CUSTOM_NAME.test(fullName)) refuse(scope, noSuch('fullName', TYPE, fullName), 'INVALID_CROSS_REFERENCE_KEY');
  if (!known || fullName.endsWith('__c')) makeCustom(scope, fullName, content, known);
  else shareOtherwise(scope, fullName, content);
  const before = recordOf(state, TYPE, fullName);
  const merged = sorted({ ...before?.content, ...content });
  switchHistory(scope, fullName, merged);
  return saveRecord(scope, TYPE, fullName, before?.id ?? newId(state, '01I'), merged).id;
}

function makeCustom(scope: Scope, fullName: string, content: XmlElement, known: ObjectSchema | undefined): void {
  if (!known && fullName.endsWith('__c')) requireComplete(scope, content);
  const before = known ?? { label: fullName, labelPlural: `${fullName}s`, sharing: 'public', enableHistory: false };
  addCustomObject(scope.state.schema, fullName, {
    label: textOr(content, 'label', before.label),
    labelPlural: textOr(content, 'pluralLabel', before.labelPlural),
    sharing: SHARING[textOr(content, 'sharingModel', '')] ?? before.sharing,
    enableHistory: before.enableHistory,
    autoNumberName: textOf(within(content, 'nameField'), 'type') === 'AutoNumber',
  });
}

/** The organization-wide default of a standard object. */
function shareOtherwise({ state }: Scope, fullName: string, content: XmlElement): void {
  const sharing = SHARING[textOr(content, 'sharingModel', '')];
  const own = sharing && ownObject(state.schema, fullName);
  if (own) own.sharing = sharing;
}

function requireComplete(scope: Scope, content: XmlElement): void {
  const absent = REQUIRED.find((name) => !(name in content));
  if (absent !== undefined) refuse(scope, `Required field is missing: ${absent}`, 'REQUIRED_FIELD_MISSING');
}

/** The schema is the one truth of field history; the file only switches it (facts 1.6 [A]). */
function switchHistory(scope: Scope, fullName: string, content: XmlElement): void {
  const wanted = flagOf(content, 'enableHistory');
  const object = objectOf(scope.state.schema, fullName);
  if (!object || wanted === undefined || wanted === object.enableHistory) return;
  const own = ownObject(scope.state.schema, fullName);
  if (!own) return;
  if (wanted) enableHistory(scope.state.schema, own);
  else own.enableHistory = false;
}

function read(state: OrgState, fullName: string): XmlElement | undefined {
  const object = objectOf(state.schema, fullName);
  const record = recordOf(state, TYPE, object?.name ?? fullName);
  if (!object) return record?.content;
  const content = record?.content ?? readyMade(object);
  if (!content) return undefined;
  return sorted({ ...content, ...historySwitch(object) });
}

function historySwitch({ name, enableHistory: on }: ObjectSchema): XmlElement {
  return hasHistorySwitch(name) ? element({ enableHistory: on }) : {};
}

/** Objects nobody deployed: the standard ones, and an org's ready-made custom ones. Setup objects are no components. */
function readyMade(object: ObjectSchema): XmlElement | undefined {
  if (!object.permissionable) return undefined;
  return object.custom ? customContent(object) : {};
}

function customContent(object: ObjectSchema): XmlElement {
  const sharing = { private: 'Private', public: 'ReadWrite', 'controlled-by-parent': 'ControlledByParent' }[object.sharing];
  const name = object.fields.get('Name');
  return {
    ...element({ deploymentStatus: 'Deployed', label: object.label, pluralLabel: object.labelPlural, sharingModel: sharing }),
    nameField: [element({ label: name?.label ?? 'Name', type: name?.autoNumber ? 'AutoNumber' : 'Text' })],
  };
}

function list(state: OrgState): Listed[] {
  const records = state.metadata.get(TYPE);
  const objects = [...state.schema.objects.values()].filter((object) => object.permissionable && !records?.has(object.name));
  return [...(records?.values() ?? []), ...objects.map((object) => unlisted(object.name))];
}

/** Standard components have no id and no author of their own in lists. */
export function unlisted(fullName: string): Listed {
  return { fullName, id: '', createdById: '', createdDate: '', lastModifiedById: '', lastModifiedDate: '' };
}

function remove(scope: Scope, fullName: string): void {
  const object = objectOf(scope.state.schema, fullName);
  if (object && !object.custom) throw new DeployProblem(`Cannot delete standard object: ${fullName}`, { statusCode: 'DELETE_FAILED' });
  for (const table of ['ObjectPermissions', 'FieldPermissions']) dropRows(scope, table, (row) => row['SobjectType'] === fullName);
  for (const name of [fullName, fullName.replace(/__c$/, '__History')]) {
    scope.state.schema.objects.delete(name);
    if (scope.state.tables.delete(name)) scope.state.changes += 1;
  }
  const fields = recordsOf(scope.state, 'CustomField').filter((record) => record.fullName.startsWith(`${fullName}.`));
  for (const field of fields) dropRecord(scope, 'CustomField', field.fullName);
  dropRecord(scope, TYPE, fullName);
}

export const customObject: Handler = { type: TYPE, rank: 10, needs: ['CustomizeApplication'], list, deploy, read, remove };
