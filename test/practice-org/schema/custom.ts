import { labelFromName, plainField } from './field-defaults.ts';
import { customHistoryObject } from './history.ts';
import { parseObjects } from './line-format.ts';
import { addChild, addField, addObject } from './model.ts';
import type { FieldSchema, FieldType, ObjectSchema, Schema } from './model.ts';

export interface CustomObjectOptions {
  label?: string;
  labelPlural?: string;
  sharing?: ObjectSchema['sharing'];
  enableHistory?: boolean;
  /** Auto-number names are not createable. */
  autoNumberName?: boolean;
}

/**
 * A new custom object with the system fields, a Name and an owner (a master-detail child has no owner). With `enableHistory`
 * its `__History` object comes along.
 */
export function addCustomObject(schema: Schema, name: string, options: CustomObjectOptions = {}): ObjectSchema {
  const label = options.label ?? labelFromName(name);
  const known = schema.objects.get(name);
  const owner = options.sharing === 'controlled-by-parent' ? '' : 'OwnerId:reference cu default -> User,Group (Owner)';
  const [parsed] = parseObjects(`
    object ${name} ${known?.keyPrefix ?? nextCustomPrefix(schema)} "${label}" "${options.labelPlural ?? `${label}s`}" create,update,delete,query,recycle sharing=${options.sharing ?? 'public'} permissions
    ${owner}
    @deleted
    ${options.autoNumberName ? 'Name:string(80) name lookup auto default' : 'Name:string(80)? cu name lookup default'}
    @audit
    LastActivityDate:date?
    LastViewedDate:datetime?
    LastReferencedDate:datetime?`);
  if (!parsed) throw new Error(`no object made for ${name}`);
  const object = addObject(schema, parsed.object);
  for (const field of known?.fields.values() ?? []) if (field.custom) addField(object, field);
  object.children = known?.children ?? [];
  if (options.enableHistory) enableHistory(schema, object);
  return object;
}

/** Switch field history on for an object: a custom one gets its `__History` object (facts 1.6, 2.x [A]). */
export function enableHistory(schema: Schema, object: ObjectSchema): void {
  object.enableHistory = true;
  if (!object.custom) return;
  const history = customHistoryObject(object.name);
  addObject(schema, history.object);
  addChild(schema, object.name, { relationshipName: 'Histories', childSObject: history.object.name, field: history.field });
}

export interface CustomFieldOptions extends Partial<Omit<FieldSchema, 'name' | 'type' | 'custom'>> {
  required?: boolean;
  /** For references: what the parent calls the list of children, without `__r`. */
  childRelationshipName?: string;
}

/**
 * A custom field on an object, with the rights its kind has: required and master-detail fields take no field permission, formulas
 * and auto-numbers are read-only (facts 1.2).
 */
export function addCustomField(schema: Schema, object: ObjectSchema, name: string, type: FieldType, options: CustomFieldOptions = {}): FieldSchema {
  const { required = false, childRelationshipName, ...given } = options;
  const readOnly = given.calculated === true || given.autoNumber === true;
  const field: FieldSchema = {
    ...plainField(name, type, given.length),
    createable: !readOnly,
    updateable: !readOnly,
    nillable: !required && given.masterDetail !== true && type !== 'boolean',
    defaultedOnCreate: type === 'boolean' || given.autoNumber === true || given.defaultValue !== undefined,
    permissionable: !required && given.masterDetail !== true,
    ...(type === 'reference' ? { relationshipName: name.replace(/__c$/, '__r') } : {}),
    ...given,
    custom: true,
  };
  field.idLookup = field.externalId;
  addField(object, field);
  if (field.masterDetail) {
    object.sharing = 'controlled-by-parent';
    object.fields.delete('OwnerId');
  }
  if (childRelationshipName !== undefined) {
    for (const parent of field.referenceTo) {
      addChild(schema, parent, { relationshipName: `${childRelationshipName}__r`, childSObject: object.name, field: name });
    }
  }
  return field;
}

function nextCustomPrefix(schema: Schema): string {
  const used = [...schema.objects.values()].filter((object) => object.keyPrefix.startsWith('a')).length;
  return `a${used.toString(36).padStart(2, '0')}`;
}
