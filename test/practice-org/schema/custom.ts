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
 * its `__History` object comes along. Where the object exists, it keeps its key prefix, custom fields and children.
 */
export function addCustomObject(schema: Schema, name: string, options: CustomObjectOptions = {}): ObjectSchema {
  const known = schema.objects.get(name);
  const made = newObject(name, known?.keyPrefix ?? nextCustomPrefix(schema), options);
  addObject(schema, known ? keeping(known, made) : made);
  if (options.enableHistory) enableHistory(schema, made);
  return schema.objects.get(name) ?? made;
}

function keeping(known: ObjectSchema, made: ObjectSchema): ObjectSchema {
  for (const field of known.fields.values()) if (field.custom) addField(made, field);
  return { ...made, children: known.children };
}

function newObject(name: string, keyPrefix: string, options: CustomObjectOptions): ObjectSchema {
  const label = options.label ?? labelFromName(name);
  const { labelPlural = `${label}s`, sharing = 'public', autoNumberName = false } = options;
  const [parsed] = parseObjects(`
    object ${name} ${keyPrefix} "${label}" "${labelPlural}" create,update,delete,query,recycle sharing=${sharing} permissions
    ${sharing === 'controlled-by-parent' ? '' : 'OwnerId:reference cu default -> User,Group (Owner)'}
    @deleted
    ${autoNumberName ? 'Name:string(80) name lookup auto default' : 'Name:string(80)? cu name lookup default'}
    @audit
    LastActivityDate:date?
    LastViewedDate:datetime?
    LastReferencedDate:datetime?`);
  if (!parsed) throw new Error(`no object made for ${name}`);
  return parsed.object;
}

/** Switch field history on for an object: a custom one gets its `__History` object (facts 1.6, 2.x [A]). */
export function enableHistory(schema: Schema, object: ObjectSchema): void {
  object.enableHistory = true;
  addObject(schema, { ...(schema.objects.get(object.name) ?? object), enableHistory: true });
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
  const field: FieldSchema = {
    ...plainField(name, type, given.length),
    ...rightsOf(type, given, required || given.masterDetail === true),
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
  if (childRelationshipName !== undefined) addChildren(schema, object, field, `${childRelationshipName}__r`);
  return field;
}

function rightsOf(type: FieldType, given: Partial<FieldSchema>, needed: boolean): Partial<FieldSchema> {
  const computed = [given.calculated, given.autoNumber].includes(true);
  return {
    createable: !computed,
    updateable: !computed,
    nillable: !needed && type !== 'boolean',
    defaultedOnCreate: type === 'boolean' || given.autoNumber === true || given.defaultValue !== undefined,
    permissionable: !needed,
  };
}

function addChildren(schema: Schema, object: ObjectSchema, field: FieldSchema, relationshipName: string): void {
  for (const parent of field.referenceTo) addChild(schema, parent, { relationshipName, childSObject: object.name, field: field.name });
}

function nextCustomPrefix(schema: Schema): string {
  const used = [...schema.objects.values()].filter((object) => object.keyPrefix.startsWith('a')).length;
  return `a${used.toString(36).padStart(2, '0')}`;
}
