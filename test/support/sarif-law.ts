import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import { default as addFormats } from 'ajv-formats';
import * as z from 'zod';

/** The part of SARIF 2.1.0 that check writes, by its specification (section numbers beside), every other property being a mistake. */

const text = z.string().min(1);
/** 3.11: a message; 3.11.5 and 3.11.6: without placeholders and embedded links, since there are no arguments and no ids. */
const message = z.strictObject({ text: text.refine((value) => !/\{\d+\}|\]\(/.test(value), 'no placeholder and no embedded link') });
/** RFC 3986 relative reference without scheme, query, fragment or leading slash (3.4.3, 3.10.1). */
const relativeUri = z.string().regex(/^(?:[A-Za-z0-9._~-]|%[0-9A-F]{2})+(?:\/(?:[A-Za-z0-9._~-]|%[0-9A-F]{2})+)*$/);
const level = z.enum(['none', 'note', 'warning', 'error']);
const physicalLocation = z.strictObject({
  artifactLocation: z.strictObject({ uri: relativeUri, uriBaseId: text }),
  region: z.strictObject({ startLine: z.int().min(1), startColumn: z.int().min(1) }),
});
const location = z.strictObject({ physicalLocation: physicalLocation.optional(), logicalLocations: z.array(z.strictObject({ name: z.string(), fullyQualifiedName: text, kind: text })).min(1) });
const result = z.strictObject({
  ruleId: text,
  ruleIndex: z.int().min(0),
  level,
  kind: z.literal('fail'),
  message,
  locations: z.array(location).max(1),
  relatedLocations: z.array(z.strictObject({ id: z.int().min(0), physicalLocation, message })).optional(),
  partialFingerprints: z.record(z.string(), text),
  suppressions: z.array(z.strictObject({ kind: z.enum(['inSource', 'external']), status: z.enum(['accepted', 'underReview', 'rejected']), justification: text, properties: z.record(z.string(), z.unknown()) })),
  baselineState: z.enum(['new', 'unchanged', 'updated', 'absent']).optional(),
  properties: z.record(z.string(), z.unknown()),
});
const descriptor = z.strictObject({
  id: text,
  name: text,
  shortDescription: message,
  fullDescription: message,
  help: message,
  defaultConfiguration: z.strictObject({ level }),
  properties: z.strictObject({ tags: z.array(text), 'security-severity': z.string().regex(/^\d+\.\d$/), 'problem.severity': z.enum(['error', 'warning', 'recommendation']) }),
});
const run = z
  .strictObject({
    tool: z.strictObject({ driver: z.strictObject({ name: text, version: text, semanticVersion: z.string().regex(/^\d+\.\d+\.\d+/), rules: z.array(descriptor) }) }),
    automationDetails: z.strictObject({ id: z.string().regex(/^[^/]+(?:\/[^/]+)*\/$/), description: message }),
    originalUriBaseIds: z.record(z.string(), z.strictObject({ description: message })),
    invocations: z.array(z.strictObject({ executionSuccessful: z.boolean(), exitCode: z.int(), exitCodeDescription: text, endTimeUtc: z.iso.datetime(), toolExecutionNotifications: z.array(z.strictObject({ level, message })) })).length(1),
    columnKind: z.enum(['utf16CodeUnits', 'unicodeCodePoints']),
    results: z.array(result),
  })
  // 3.52.4: the index leads to the rule of that id; 3.14.23: ids are there once.
  .refine(({ results, tool }) => results.every(({ ruleId, ruleIndex }) => tool.driver.rules[ruleIndex]?.id === ruleId), 'ruleIndex leads to ruleId')
  .refine(({ tool }) => new Set(tool.driver.rules.map(({ id }) => id)).size === tool.driver.rules.length, 'each rule once')
  .refine(({ results, originalUriBaseIds }) => results.every(({ locations }) => locations.every(({ physicalLocation: place }) => place === undefined || place.artifactLocation.uriBaseId in originalUriBaseIds)), 'uriBaseId is defined')
  // 3.27.24: on all results or on none.
  .refine(({ results }) => new Set(results.map(({ baselineState }) => baselineState === undefined)).size < 2, 'baselineState on all or none');

/** 3.17.3: runs of one log are told apart. */
const log = z.strictObject({ $schema: z.url(), version: z.literal('2.1.0'), runs: z.array(run) }).refine(({ runs }) => new Set(runs.map(({ automationDetails }) => automationDetails.id)).size === runs.length, 'each run once');

/** What is wrong with a log by these rules; empty where nothing is. */
export function sarifMistakes(sarif: string): readonly string[] {
  const parsed = log.safeParse(JSON.parse(sarif));
  return parsed.success ? [] : parsed.error.issues.map(({ path, message: why }) => `${path.join('.')}: ${why}`);
}

/** The schema itself comes with this package, where it is installed. */
export const schemaPackage = '@microsoft/jest-sarif';

/** The published JSON schema of SARIF 2.1.0 as a check; `undefined` where the package that has it is not installed. */
export function sarifSchema(): ((value: unknown) => readonly string[]) | undefined {
  let path: string;
  try {
    path = createRequire(import.meta.url).resolve(`${schemaPackage}/lib/schemas/sarif-2.1.0-rtm.5.json`);
  } catch {
    return undefined;
  }
  return schemaAt(path);
}

/** The same of a schema file. */
export function schemaAt(path: string): (value: unknown) => readonly string[] {
  // A pattern of the published schema holds a lone bracket, which only the older syntax takes.
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats.default(ajv);
  // Releases of it name draft 4 or 7 as their dialect; nothing they use differs between the two.
  const schema = Object.entries(JSON.parse(readFileSync(path, 'utf8')) as object).filter(([key]) => key !== '$schema' && key !== 'id');
  const validate = ajv.compile(Object.fromEntries(schema));
  return (value) => (validate(value) ? [] : (validate.errors ?? []).map(({ instancePath, message: why = '' }) => `${instancePath} ${why}`));
}
