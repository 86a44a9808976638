import type { FieldKnowledge } from '../../../core/model/component.ts';
import { description, label } from '../../../core/model/component-text.ts';
import type { MetadataFile } from '../../../core/model/metadata-file.ts';
import type { ComponentNames } from '../../../core/model/names.ts';
import type { FieldGrant, ObjectGrant } from '../../../core/model/permission-dependencies.ts';
import { grantsOf, userPermissionsOf } from '../../../core/model/permission-dependencies.ts';
import type { Spec } from '../../../core/model/spec.ts';
import { ownPermissions } from '../../../core/model/wanted-access.ts';
import { writeXml } from '../../../core/metadata/write-xml.ts';
import type { XmlContent } from '../../../core/metadata/write-xml.ts';

const unique = (names: readonly string[]): readonly string[] => [...new Set(names)].toSorted();

function objectPermission(grant: ObjectGrant): XmlContent {
  return {
    allowCreate: grant.create,
    allowDelete: grant.delete,
    allowEdit: grant.edit,
    allowRead: grant.read,
    modifyAllRecords: grant.modifyAll,
    object: grant.object,
    viewAllFields: false,
    viewAllRecords: grant.viewAll,
  };
}

function fieldPermission(grant: FieldGrant): XmlContent {
  return { editable: grant.edit, field: `${grant.object}.${grant.field}`, readable: grant.read };
}

/** No `license`: the permission set licence is assigned to the user first, and the set fits any licence (facts 1.2 [B]). */
export function permissionSetFile(spec: Spec, names: ComponentNames, fields: FieldKnowledge): MetadataFile {
  const grants = grantsOf(spec, fields);
  const content: XmlContent = {
    classAccesses: unique(spec.access.apexClasses).map((apexClass) => ({ apexClass, enabled: true })),
    customPermissions: unique(spec.access.customPermissions).map((name) => ({ enabled: true, name })),
    description: description(spec),
    fieldPermissions: grants.fields.map(fieldPermission),
    hasActivationRequired: false,
    label: label(names.permissionSetLabel),
    objectPermissions: grants.objects.map(objectPermission),
    userPermissions: unique([...ownPermissions, ...userPermissionsOf(spec)]).map((name) => ({ enabled: true, name })),
  };
  return { type: 'PermissionSet', fullName: names.permissionSet, folder: 'permissionsets', suffix: 'permissionset', xml: writeXml('PermissionSet', content) };
}
