import * as z from 'zod';
import type { DatasetId } from './datasets.ts';
import { sights, type PreflightReport } from './preflight-report.ts';

/** The published shape of `check --preflight --json`. It is held against PreflightReport by the compiler. */

const dataset = z.string().describe('Name of a dataset, e.g. permissionSetAssignments.') as unknown as z.ZodType<DatasetId>;
const unanswered = z.array(z.string()).describe('Ids of the rules that will say unknown without it.');
const weakened = z.array(z.string()).describe('Ids of the rules that will see less without it.');

const datasetSeen = z.strictObject({
  dataset,
  what: z.string(),
  sees: z.enum(sights).describe('part: the caller\'s own rows, which tell nothing about others; not-told: the org does not say what the caller may.'),
  missing: z.array(z.string()).describe('Labels of the permissions that would show it whole, as Setup has them.'),
  rules: unanswered,
  weakened,
});

const target = z.strictObject({
  id: z.string(),
  name: z.string(),
  caller: z.string().exactOptional(),
  problem: z.strictObject({ message: z.string(), actions: z.array(z.string()) }).exactOptional().describe('It could not be read at all: why, and what to do.'),
  datasets: z.array(datasetSeen),
  gains: z.array(z.strictObject({ permission: z.string(), datasets: z.array(dataset), rules: unanswered, weakened })).describe('What one more permission would show, the one that costs most rules first.'),
  rules: z.int().min(0).describe('How many of the selected rules an org can answer.'),
  blind: z.array(z.string()).describe('Ids of those that will say unknown for want of a permission.'),
});

export const preflightSchema: z.ZodType<PreflightReport> = z.strictObject({
  format: z.literal('integration-user/preflight/v1'),
  at: z.iso.datetime({ offset: true }),
  targets: z.array(target),
  exitCode: z.int(),
});
