/** What an org knows of its own objects: the shape behind describe, SOQL, DML and metadata deploys. */

export type FieldType =
  | 'id'
  | 'string'
  | 'textarea'
  | 'boolean'
  | 'int'
  | 'double'
  | 'currency'
  | 'percent'
  | 'date'
  | 'datetime'
  | 'time'
  | 'email'
  | 'phone'
  | 'url'
  | 'picklist'
  | 'multipicklist'
  | 'combobox'
  | 'reference'
  | 'address'
  | 'location'
  | 'base64'
  | 'encryptedstring'
  | 'complexvalue'
  | 'anyType';

export interface FieldSchema {
  name: string;
  label: string;
  type: FieldType;
  /** Characters of text types; 0 elsewhere. */
  length: number;
  precision: number;
  scale: number;
  nillable: boolean;
  createable: boolean;
  updateable: boolean;
  filterable: boolean;
  groupable: boolean;
  sortable: boolean;
  /** Takes a field permission. Required, master-detail, Name and system fields do not (facts 1.2). */
  permissionable: boolean;
  custom: boolean;
  defaultedOnCreate: boolean;
  nameField: boolean;
  idLookup: boolean;
  externalId: boolean;
  unique: boolean;
  calculated: boolean;
  autoNumber: boolean;
  restrictedPicklist: boolean;
  /** Master-detail: the parent's access rules the child. */
  masterDetail: boolean;
  trackHistory: boolean;
  /** Answered by the Tooling API alone: Profile.Metadata and its like. */
  toolingOnly: boolean;
  referenceTo: string[];
  relationshipName?: string;
  picklistValues: string[];
  defaultValue?: string | number | boolean;
}

export interface ChildRelationship {
  relationshipName: string;
  childSObject: string;
  field: string;
}

export interface ObjectSchema {
  name: string;
  label: string;
  labelPlural: string;
  keyPrefix: string;
  custom: boolean;
  queryable: boolean;
  createable: boolean;
  updateable: boolean;
  deletable: boolean;
  /** Rows go to the recycle bin (`IsDeleted`) instead of vanishing. */
  undeletable: boolean;
  /** `tooling` only, `data` only, or both. */
  api: 'data' | 'tooling' | 'both';
  /** Set up with object permissions (ObjectPermissions.SobjectType takes it). Setup objects are not. */
  permissionable: boolean;
  /** `private`: rows are seen by their owner and by View All; `public`: by everyone who reads the object. */
  sharing: 'private' | 'public' | 'controlled-by-parent';
  enableHistory: boolean;
  fields: Map<string, FieldSchema>;
  children: ChildRelationship[];
}

export interface Schema {
  objects: Map<string, ObjectSchema>;
}

/** Objects by API name, whatever the case of the letters. */
export function objectOf(schema: Schema, name: string): ObjectSchema | undefined {
  return schema.objects.get(name) ?? byLowerCase(schema.objects, name);
}

/** Fields of an object by API name, whatever the case of the letters. */
export function fieldOf(object: ObjectSchema, name: string): FieldSchema | undefined {
  return object.fields.get(name) ?? byLowerCase(object.fields, name);
}

/** Activities take field permissions though no object permissions: real files hold `Task.Type` and `Event.WhoId`, none an object Task [A]. */
export function takesFieldPermissions(object: ObjectSchema): boolean {
  return object.permissionable || [...object.fields.values()].some((field) => field.permissionable);
}

/** The object a record id belongs to, by its first three characters. */
export function objectOfId(schema: Schema, id: string): ObjectSchema | undefined {
  const prefix = id.slice(0, 3);
  return [...schema.objects.values()].find((object) => object.keyPrefix === prefix);
}

/** Add or replace an object, and make its references known to their parents. */
export function addObject(schema: Schema, object: ObjectSchema): ObjectSchema {
  schema.objects.set(object.name, object);
  return object;
}

/** Add or replace a field of an object. A reference's child relationship is added with `addChild`. */
export function addField(object: ObjectSchema, field: FieldSchema): FieldSchema {
  object.fields.set(field.name, field);
  return field;
}

/**
 * Let `parent` know that `childSObject.field` points to it, so that `(SELECT ... FROM relationshipName)` works. The parent is replaced in the
 * schema, not changed: drafts of an org share it.
 */
export function addChild(schema: Schema, parent: string, child: ChildRelationship): void {
  const object = objectOf(schema, parent);
  if (!object) return;
  const others = object.children.filter((known) => known.childSObject !== child.childSObject || known.field !== child.field);
  schema.objects.set(object.name, { ...object, children: [...others, child] });
}

function byLowerCase<T>(map: Map<string, T>, name: string): T | undefined {
  const wanted = name.toLowerCase();
  for (const [key, value] of map) if (key.toLowerCase() === wanted) return value;
  return undefined;
}
