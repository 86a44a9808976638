import type { Target } from './component.ts';
import { effectiveAccess, type EffectiveAccess, type Grant, type ObjectRight } from './effective-access.ts';
import { grantsOf, userPermissionsOf, type ObjectGrant } from './permission-dependencies.ts';

/** What the profile gives; everything else comes from the permission set. */
export const profilePermissions = ['ApiEnabled', 'ApiUserOnly'] as const;
/** Every integration identity holds these, through its permission set (PRODUCT, two decisions). */
export const ownPermissions = [...profilePermissions, 'PasswordNeverExpires'] as const;
/**
 * What the licence forces into every profile on it: real profiles on `Salesforce Integration` hold it beside the two API
 * permissions (facts 1.1 [A, 11 files]). Nobody can take it away, so it is no excess.
 */
export const forcedPermissions = ['ChatterInternalUser'] as const;

const rights: readonly (readonly [keyof ObjectGrant, ObjectRight])[] = [
  ['read', 'read'],
  ['create', 'create'],
  ['edit', 'edit'],
  ['delete', 'delete'],
  ['viewAll', 'viewAllRecords'],
  ['modifyAll', 'modifyAllRecords'],
];

/** What the identity should be able to do, dependencies closed. `entities` are the app, Apex classes and custom permissions, by name. */
export function wantedAccess(target: Target): EffectiveAccess {
  const { objects, fields } = grantsOf(target.spec, target.fields);
  const { access } = target.spec;
  const grant: Grant = {
    name: target.names.permissionSet,
    kind: 'permission-set',
    userPermissions: [...ownPermissions, ...userPermissionsOf(target.spec)],
    objects: Object.fromEntries(objects.map((object) => [object.object, rights.flatMap(([held, right]) => (object[held] === true ? [right] : []))])),
    fields: Object.fromEntries(fields.map((field) => [`${field.object}.${field.field}`, field.edit ? ['read', 'edit'] : ['read']])),
    entities: [target.names.app, ...access.apexClasses, ...access.customPermissions],
  };
  return effectiveAccess([grant]);
}
