import type { OrgSettings } from '../state.ts';
import { standardHistoryObjects } from './history.ts';
import { parseObjects } from './line-format.ts';
import type { ParsedObject } from './line-format.ts';
import { addChild, addObject, objectOf } from './model.ts';
import type { Schema } from './model.ts';
import { fieldHistoryArchive } from './objects/field-history-archive.ts';
import { standardObjects } from './objects/index.ts';
import { addPermissionColumns } from './permission-columns.ts';
import { permissionNames } from './permission-names.ts';

/** The objects every org has. Columns that only some orgs have follow the org's switches (facts 1.2). */
export function standardSchema(settings: OrgSettings): Schema {
  const schema: Schema = { objects: new Map() };
  const { fieldAuditTrail } = settings.switches;
  const parsed = [...standardObjects, ...(fieldAuditTrail === 'on' ? [fieldHistoryArchive] : [])].flatMap((text) => parseObjects(text));
  for (const { object } of parsed) addObject(schema, object);
  addPermissionColumns(schema, permissionNames(settings));
  if (settings.switches.entityDefinitionHistoryInTooling === 'no') {
    // facts 8.7: whether the Tooling API still has the column at v67 is open.
    objectOf(schema, 'EntityDefinition')?.fields.delete('IsFieldHistoryTracked');
  }
  for (const one of parsed) linkChildren(schema, one);
  for (const { object, parent, field } of standardHistoryObjects()) {
    addObject(schema, object);
    addChild(schema, parent, { relationshipName: 'Histories', childSObject: object.name, field });
  }
  return schema;
}

function linkChildren(schema: Schema, { object, childNames }: ParsedObject): void {
  for (const [field, relationshipName] of childNames) {
    for (const parent of object.fields.get(field)?.referenceTo ?? []) {
      addChild(schema, parent, { relationshipName, childSObject: object.name, field });
    }
  }
}
