/** Objects that keep field history, as metadata (facts 1.6 [A]). */
import type { PracticeOrg } from './caller.ts';
import { idOf } from './caller.ts';
import { deployed } from './deploying.ts';
import type { Component } from './deploying.ts';
import { assign, objectGrant, permissionSet } from './identity.ts';
import { ordered, xml } from './xml.ts';
import type { XmlFields } from './xml.ts';

/** A tracked text field unless `more` says otherwise. */
export const trackedField = (fullName: string, more: XmlFields = {}): XmlFields =>
  ({ fullName, ...ordered({ label: fullName.replace(/__c$/, ''), length: more['type'] === undefined ? 80 : undefined, trackHistory: true, type: 'Text', ...more }) });

export const lookup = (fullName: string, referenceTo: string): XmlFields =>
  trackedField(fullName, { type: 'Lookup', referenceTo, relationshipLabel: `${fullName} list`, relationshipName: `${fullName.replace(/__c$/, '')}_list` });

/** A custom object with history on; `more` overrides elements of the object. */
export function trackedObject(name: string, fields: readonly XmlFields[], more: XmlFields = {}): Component {
  const label = name.replace(/__c$/, '');
  const own = { deploymentStatus: 'Deployed', enableHistory: true, fields, label, nameField: { label: 'Name', type: 'Text' }, pluralLabel: `${label}s`, sharingModel: 'ReadWrite' };
  return { type: 'CustomObject', name, xml: xml(ordered({ ...own, ...more })) };
}

/** Part of a standard object's file: an overlay on what the org has (facts 1.6 [B]). */
export const standardObject = (name: string, elements: XmlFields): Component => ({ type: 'CustomObject', name, xml: xml(ordered(elements)) });

/**
 * Deploys an object and opens its optional fields to the administrator, by a permission set: a field that comes by a deploy is nobody's
 * before somebody grants it. `more` are rights on other objects that these need.
 */
export async function deployTracked(org: PracticeOrg, component: Component, fields: readonly string[], more: readonly XmlFields[] = []): Promise<void> {
  const set = `Fields_of_${component.name.replace('__c', '')}`;
  const fieldPermissions = fields.map((field) => ({ editable: true, field: `${component.name}.${field}`, readable: true }));
  await deployed(org, [component]);
  await deployed(org, [permissionSet(set, { fieldPermissions, objectPermissions: [objectGrant(component.name, 'Read', 'Create', 'Edit'), ...more] })]);
  await assign(org, await idOf(org, `SELECT Id FROM User WHERE Username = '${org.username}'`), set);
}
