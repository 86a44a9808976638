import { objectOf } from '../../schema/schema.ts';
import type { ObjectSchema, Schema } from '../../schema/schema.ts';

/** An object of a draft's schema that may be changed: the org's own copy stays as it is until the draft is committed. */
export function ownObject(schema: Schema, name: string): ObjectSchema | undefined {
  const known = objectOf(schema, name);
  if (!known) return undefined;
  const own: ObjectSchema = { ...known, fields: new Map(known.fields), children: [...known.children] };
  schema.objects.set(known.name, own);
  return own;
}
