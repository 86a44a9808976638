import * as z from 'zod';
import type { Path } from './place.ts';

function bare(schema: z.core.$ZodType): z.core.$ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault) return bare(schema.unwrap());
  return schema;
}

function step(schema: z.core.$ZodType, key: string | number): z.core.$ZodType | undefined {
  const whole = bare(schema);
  if (whole instanceof z.ZodArray) return whole.element;
  if (whole instanceof z.ZodRecord) return whole.valueType;
  return whole instanceof z.ZodObject ? (whole.shape as Readonly<Record<string, z.core.$ZodType>>)[key] : undefined;
}

/** The keys that the group at `path` of a schema may have; empty where it is no group of fixed keys. */
export function allowedKeys(schema: z.core.$ZodType, path: Path): readonly string[] {
  const found = path.reduce<z.core.$ZodType | undefined>((inner, key) => (inner === undefined ? undefined : step(inner, key)), schema);
  const group = found === undefined ? undefined : bare(found);
  return group instanceof z.ZodObject ? Object.keys(group.shape) : [];
}
