import type { Integration } from './integration.ts';
import { metadataFile, type Xml } from './xml.ts';

/** A profile or permission set as metadata, from what an integration holds. */

export const allowed = (permissions: Readonly<Record<string, boolean>>): readonly Xml[] => Object.entries(permissions).map(([name, enabled]) => ({ enabled, name }));

const rightElements = { Create: 'allowCreate', Delete: 'allowDelete', Edit: 'allowEdit', Read: 'allowRead', ModifyAll: 'modifyAllRecords', ViewAllFields: 'viewAllFields', ViewAll: 'viewAllRecords' } as const;

function objectPermissions(granted: Integration['granted']): readonly Xml[] {
  return Object.entries(granted).map(([object, { rights }]) => {
    const flags = Object.fromEntries(Object.entries(rightElements).map(([right, element]) => [element, rights.includes(right)]));
    return { ...flags, object };
  });
}

const fieldPermissions = (granted: Integration['granted']): readonly Xml[] =>
  Object.values(granted).flatMap(({ fields }) => Object.entries(fields).map(([field, right]) => ({ editable: right === 'edit', field, readable: right !== 'none' })));

const descriptionOf = ({ spec }: Integration): string => `Integration ${spec.name}, owner ${spec.owner.email}: ${spec.purpose}`;

export function profileFile(one: Integration): string {
  return metadataFile('Profile', {
    custom: true,
    description: descriptionOf(one),
    // endAddress before startAddress, as real files have it.
    loginIpRanges: one.ranges.map(({ start, end, description }) => ({ description, endAddress: end, startAddress: start })),
    userLicense: one.licence,
    userPermissions: allowed(one.profilePermissions),
  });
}

export function permissionSetFile(one: Integration): string {
  return metadataFile('PermissionSet', {
    description: descriptionOf(one),
    fieldPermissions: fieldPermissions(one.granted),
    hasActivationRequired: false,
    label: one.set.replaceAll('_', ' '),
    objectPermissions: objectPermissions(one.granted),
    userPermissions: allowed(one.setPermissions),
  });
}

/** A permission set of somebody else's. */
export const looseSet = (name: string, permissions: Readonly<Record<string, boolean>>): string => metadataFile('PermissionSet', { hasActivationRequired: false, label: name.replaceAll('_', ' '), userPermissions: allowed(permissions) });
