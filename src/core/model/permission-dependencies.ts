import { activityNotes, activityPermissions, activityRights, isActivity } from './activities.ts';
import type { FieldKnowledge } from './component.ts';
import { permissionField } from './compound-field.ts';
import type { Direction, ObjectAccess, Spec } from './spec.ts';

/** Rights on one object, as a permission set holds them. */
export interface ObjectGrant {
  readonly object: string;
  readonly create: boolean;
  readonly read: boolean;
  readonly edit: boolean;
  readonly delete: boolean;
  readonly viewAll: boolean;
  readonly modifyAll: boolean;
}
/** Rights on one field. A field with neither right has no entry. */
export interface FieldGrant {
  readonly object: string;
  readonly field: string;
  readonly read: boolean;
  readonly edit: boolean;
}
export interface Grants {
  /** Sorted by object. */
  readonly objects: readonly ObjectGrant[];
  /** Sorted by object, then field. */
  readonly fields: readonly FieldGrant[];
  /** System permissions that come with objects: those without object permissions. By API name. */
  readonly userPermissions: readonly string[];
  /** Where what is granted differs from what the spec says word by word, in whole plain sentences. */
  readonly notes: readonly string[];
}

const nothing = { create: false, read: false, edit: false, delete: false, viewAll: false, modifyAll: false };

/** Objects whose read needs another object's read (facts 1.1 [A]: `Permission Read SerializedProduct depends on permission(s): Read Product2`). */
const readChains: Readonly<Record<string, readonly string[]>> = { SerializedProduct: ['Product2', 'Asset'] };

/** What the platform demands beside each right: create and edit need read, delete needs edit, Modify All needs everything (facts 1.1 [A]). */
export function closed(grant: ObjectGrant): ObjectGrant {
  const modifyAll = grant.modifyAll;
  const remove = grant.delete || modifyAll;
  const edit = grant.edit || remove;
  const viewAll = grant.viewAll || modifyAll;
  return { object: grant.object, create: grant.create || modifyAll, read: grant.read || grant.create || edit || viewAll, edit, delete: remove, viewAll, modifyAll };
}

/** Salesforce has no write-only field: writing needs reading (PRODUCT, spec). */
export function rightsOf(direction: Direction): { readonly read: boolean; readonly edit: boolean } {
  return { read: true, edit: direction !== 'outbound' };
}

function ownGrant(object: string, access: ObjectAccess): ObjectGrant {
  return closed({ ...nothing, object, read: true, create: access.create, edit: access.edit, delete: access.delete, viewAll: access.records === 'all' });
}

/** Other objects whose read this object's read needs, to the end of the chain, nearest first. */
function readsNeeded(object: string, fields: FieldKnowledge): readonly string[] {
  const found = new Set<string>();
  const open = [object];
  for (let next = open.shift(); next !== undefined; next = open.shift()) {
    const needed = [...fields.mastersOf(next), ...(readChains[next] ?? [])].filter((other) => other !== object && !found.has(other));
    needed.forEach((other) => found.add(other));
    open.push(...needed);
  }
  return [...found];
}

function byName<T>(name: (item: T) => string): (a: T, b: T) => number {
  return (a, b) => (name(a) < name(b) ? -1 : name(a) > name(b) ? 1 : 0);
}

function objectGrants(spec: Spec, fields: FieldKnowledge): { readonly objects: readonly ObjectGrant[]; readonly notes: readonly string[] } {
  const own = Object.entries(spec.access.objects).filter(([object]) => !isActivity(object)).map(([object, access]) => ownGrant(object, access));
  const grants = new Map(own.map((grant) => [grant.object, grant]));
  const notes: string[] = [];
  for (const { object } of own) {
    for (const needed of readsNeeded(object, fields).filter((name) => !grants.has(name))) {
      grants.set(needed, { ...nothing, object: needed, read: true });
      notes.push(`${needed} can be read too: Salesforce gives access to ${object} only together with it.`);
    }
    const asked = spec.access.objects[object];
    if (asked?.delete === true && !asked.edit) notes.push(`${object} can be edited too: Salesforce gives delete only together with edit.`);
  }
  return { objects: [...grants.values()].toSorted(byName((grant) => grant.object)), notes };
}

function fieldNote(object: string, field: string, direction: Direction, leftOut: boolean): readonly string[] {
  const holder = permissionField(object, field);
  if (leftOut) return [`${object}.${field} takes no field permission: whoever may see or edit the ${object} record may see or edit this field.`];
  return [
    ...(holder === field ? [] : [`${object}.${field} is part of ${object}.${holder}: Salesforce grants the whole address or nothing of it.`]),
    ...(direction === 'inbound' ? [`${object}.${field} is only written by the integration, but can be read by it too: Salesforce has no write-only field.`] : []),
  ];
}

function fieldGrants(spec: Spec, fields: FieldKnowledge): { readonly fields: readonly FieldGrant[]; readonly notes: readonly string[] } {
  const grants = new Map<string, FieldGrant>();
  const notes: string[] = [];
  for (const [object, access] of Object.entries(spec.access.objects)) {
    for (const [field, direction] of Object.entries(access.fields)) {
      const leftOut = fields.kindOf(object, field) === 'no-permission';
      notes.push(...fieldNote(object, field, direction, leftOut));
      if (leftOut) continue;
      const holder = permissionField(object, field);
      const rights = rightsOf(direction);
      const before = grants.get(`${object}.${holder}`);
      grants.set(`${object}.${holder}`, { object, field: holder, read: true, edit: rights.edit || before?.edit === true });
    }
  }
  return { fields: [...grants.values()].toSorted(byName((grant) => `${grant.object}.${grant.field}`)), notes };
}

/** What a spec asks of the platform's system permissions, by API name: those it names, and those its objects come with. */
export function userPermissionsOf(spec: Spec): readonly string[] {
  return [...new Set([...spec.access.userPermissions, ...activityPermissions(spec)])];
}

/** What the identity may do with records of an object of its spec, beside reading, dependencies closed. */
export function heldRights(spec: Spec, object: string, wanted: ObjectAccess): Pick<ObjectAccess, 'create' | 'edit' | 'delete'> {
  return activityRights(spec, object) ?? { create: wanted.create, edit: wanted.edit || wanted.delete, delete: wanted.delete };
}

/** What the permission set must hold for the spec's sync directions, dependencies closed, and what to tell people about it. */
export function grantsOf(spec: Spec, fields: FieldKnowledge): Grants {
  const objects = objectGrants(spec, fields);
  const own = fieldGrants(spec, fields);
  return { objects: objects.objects, fields: own.fields, userPermissions: activityPermissions(spec), notes: [...objects.notes, ...activityNotes(spec), ...own.notes] };
}
