import * as z from 'zod';
import { severities } from '../policy.ts';
import { subjectKinds } from './rule.ts';

export const baselineFormat = 'integration-user/baseline/v1';

const hex = (digits: number): z.ZodString => z.string().regex(new RegExp(`^[0-9a-f]{${digits}}$`), `${digits} hex digits`);

const entry = z.strictObject({
  fingerprint: hex(32).describe('Name of the finding across runs.'),
  rule: z.string().max(60).describe('The rule\'s id.'),
  target: z.string().max(500).describe('Id of the org, or name of the project\'s folder.'),
  subject: z.strictObject({ kind: z.enum(subjectKinds), key: z.string().max(2000) }).describe('What it is about.'),
  result: z.enum(['fail', 'warn']).describe('What the rule said.'),
  severity: z.enum(severities).describe('How bad it was.'),
  evidence: z.array(hex(16)).describe('What was seen, each hashed. Less of it is no new finding, more of it is.'),
  words: z.string().max(1000).describe('For people who read the file.'),
});

/** The accepted past: what was found when the baseline was written. Only what is not in it, or is worse, counts as new. */
export const baselineSchema = z.strictObject({
  format: z.literal(baselineFormat).describe('The version of this file format.'),
  findings: z.array(entry).describe('Fails and warnings, sorted by fingerprint.'),
});

export type Baseline = z.infer<typeof baselineSchema>;
export type BaselineEntry = Baseline['findings'][number];
