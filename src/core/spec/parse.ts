import * as z from 'zod';
import type { Problem } from '../../problems.ts';
import type { Policy } from '../model/policy.ts';
import { policySchema } from '../model/policy.ts';
import type { Spec } from '../model/spec.ts';
import { specSchema } from '../model/spec.ts';
import type { Template } from '../model/template.ts';
import { templateSchema } from '../model/template.ts';
import { templateSense } from './against-template.ts';
import { mistakesIn } from './mistake.ts';
import type { PlaceOf } from './place.ts';
import { schemaMistakes } from './schema-mistake.ts';
import { senseMistakes } from './spec-sense.ts';
import { readYaml } from './yaml-text.ts';

export interface Parsed<Value> {
  readonly value: Value;
  readonly placeOf: PlaceOf;
}

type Sense<Value> = (parts: Partial<Value>, placeOf: PlaceOf) => readonly Problem[];

/** Mistakes in the order of their lines, so that a person reads the file once. */
function inFileOrder(mistakes: readonly Problem[]): readonly Problem[] {
  const place = (mistake: Problem): number[] => (mistake.tokens[0] ?? '').split(':').slice(-2).map(Number);
  return mistakes.toSorted((one, other) => {
    const [line = 0, column = 0] = place(one);
    const [otherLine = 0, otherColumn = 0] = place(other);
    return line - otherLine || column - otherColumn;
  });
}

/** The parts of a file that are right by themselves, so that what is odd among them is said at once, too. */
function readableParts<Value>(schema: z.ZodObject, value: unknown): Partial<Value> {
  if (typeof value !== 'object' || value === null) return {};
  const parts = Object.entries(schema.shape).flatMap(([key, part]) => {
    const result = z.safeParse(part, Object.hasOwn(value, key) ? (value as Readonly<Record<string, unknown>>)[key] : undefined);
    return result.success ? [[key, result.data]] : [];
  });
  return Object.fromEntries(parts) as Partial<Value>;
}

function parseAs<Schema extends z.ZodObject>(schema: Schema, text: string, file: string, sense: Sense<z.output<Schema>>): Parsed<z.output<Schema>> {
  const { value, placeOf, mistakes } = readYaml(text, file);
  if (value === undefined) throw mistakesIn(file, mistakes);
  const result = schema.safeParse(value);
  const issues = result.error?.issues ?? [];
  const parts = readableParts<z.output<Schema>>(schema, value);
  const found = [...mistakes, ...issues.flatMap((issue) => schemaMistakes(issue, { schema, value, placeOf })), ...sense(parts, placeOf)];
  if (!result.success || found.length > 0) throw mistakesIn(file, inFileOrder(found));
  return { value: result.data, placeOf };
}

/** A spec with the place of everything in it. Throws Problems ('file-has-mistakes', exit 2) with every mistake at once. */
export function parseSpec(text: string, file: string): Parsed<Spec> {
  return parseAs(specSchema, text, file, senseMistakes);
}

/** A spec, defaults filled in. `file` is only used to say where mistakes are. Throws as `parseSpec` does. */
export function parse(text: string, file: string): Spec {
  return parseSpec(text, file).value;
}

/** The policy with the place of everything in it. Throws as `parseSpec` does. */
export function parsePolicyWithPlaces(text: string, file: string): Parsed<Policy> {
  return parseAs(policySchema, text, file, () => []);
}

/** The policy, defaults filled in. Throws as `parseSpec` does. */
export function parsePolicy(text: string, file: string): Policy {
  return parsePolicyWithPlaces(text, file).value;
}

/** A template of the project's own (integrations/templates/<id>.yaml). Throws as `parseSpec` does. */
export function parseTemplate(text: string, file: string): Template {
  return parseAs(templateSchema, text, file, templateSense).value;
}
