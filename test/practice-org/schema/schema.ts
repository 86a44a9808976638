/** The schema's door: what the other rooms use. */
export type { ChildRelationship, FieldSchema, FieldType, ObjectSchema, Schema } from './model.ts';
export { addChild, addField, addObject, fieldOf, objectOf, objectOfId, takesFieldPermissions } from './model.ts';
export { addCustomField, addCustomObject, enableHistory } from './custom.ts';
export { permissionLabel, permissionNameOnProfile, permissionNames } from './permission-names.ts';
export { standardSchema } from './standard-schema.ts';
