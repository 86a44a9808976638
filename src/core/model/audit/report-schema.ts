import * as z from 'zod';
import { severities } from '../policy.ts';
import type { DatasetId } from './datasets.ts';
import { gapKinds } from './fact.ts';
import type { CheckReport } from './report.ts';
import { results, subjectKinds } from './rule.ts';

/** The published shape of `check --json`. It is held against CheckReport by the compiler. */

const result = z.enum(results).describe('unknown: could not be told, and never a pass; waived: a fail or warning that somebody answers for.');
const severity = z.enum(severities);
const count = z.int().min(0);
const dataset = z.string().describe('Name of a dataset, e.g. permissionSetAssignments.') as unknown as z.ZodType<DatasetId>;

const place = z.strictObject({ file: z.string().describe('Relative to what was checked, with /.'), line: z.int().min(1), column: z.int().min(1) });
const gap = z.strictObject({
  kind: z.enum(gapKinds),
  words: z.string().describe('What is not known.'),
  needs: z.string().exactOptional().describe('What would close it, e.g. the label of a permission.'),
  about: z.array(z.string()).exactOptional().describe('What it is about; without it, the whole dataset.'),
});
const subject = z.strictObject({
  kind: z.enum(subjectKinds),
  key: z.string().describe('Stable name: a username, an app\'s API name, a profile\'s name, a spec\'s name, an org id.'),
  label: z.string().exactOptional(),
  integration: z.string().exactOptional(),
  also: z.array(z.string()).exactOptional(),
  at: place.exactOptional(),
});
const evidence = z.strictObject({ words: z.string(), at: place.exactOptional(), key: z.string().exactOptional(), raise: severity.exactOptional(), fix: z.string().exactOptional() });
const waiver = { owner: z.string(), reason: z.string(), expires: z.string().describe('ISO date; valid until its end in UTC.'), from: z.enum(['policy', 'spec']), expired: z.boolean() };
const counts = z.strictObject({ pass: count, fail: count, warn: count, unknown: count, 'not-applicable': count, waived: count });

const finding = z.strictObject({
  fingerprint: z.string().regex(/^[0-9a-f]{32}$/).describe('The same in every run: rule, target, subject and evidence.'),
  rule: z.string(),
  title: z.string(),
  severity,
  result,
  target: z.string().describe('targets[].id'),
  subject,
  integration: z.string().exactOptional().describe('integrations[].name; absent for what belongs to the org or to several.'),
  words: z.string(),
  evidence: z.array(evidence),
  gaps: z.array(gap),
  fix: z.strictObject({ kind: z.enum(['command', 'metadata', 'call', 'manual']), exact: z.string(), words: z.string() }),
  place: place.exactOptional(),
  waiver: z.strictObject(waiver).exactOptional(),
  isNew: z.boolean().exactOptional().describe('With a baseline: not in it, or worse than there.'),
  gates: z.boolean().describe('Whether it counts for the exit code.'),
});

const target = z.strictObject({
  id: z.string().describe('Org id of 18 characters; of files the name of the project\'s folder.'),
  name: z.string(),
  mode: z.enum(['org', 'source']),
  takenAt: z.string().exactOptional(),
  isSandbox: z.boolean().exactOptional(),
  edition: z.string().exactOptional(),
  caller: z.string().exactOptional(),
  problem: z.strictObject({ message: z.string(), actions: z.array(z.string()) }).exactOptional().describe('It could not be read.'),
  gaps: z.array(z.strictObject({ dataset, state: z.enum(['partial', 'unknown']), gap, rules: z.array(z.string()).describe('Rules that could not answer everywhere because of it.') })),
  notAnswered: z.array(z.string()).describe('Rules that files cannot answer.'),
});

const signal = z.strictObject({ id: z.enum(['registry', 'licence', 'api-only', 'run-as', 'api-logins', 'scheduled-jobs', 'name', 'bound', 'used-by', 'acts', 'api-enabled', 'scopes']), weight: z.number(), words: z.string() });
const integration = z.strictObject({
  target: z.string(),
  name: z.string(),
  label: z.string(),
  registered: z.boolean().describe('Whether there is a spec.'),
  usernames: z.array(z.string()),
  apps: z.array(z.string()),
  owner: z.string().exactOptional(),
  confidence: z.number().min(0).max(1).describe('How sure it is that this is an integration.'),
  signals: z.array(signal),
  score: z.int().min(0).max(100).exactOptional().describe('Weight of what passes as a share of all that applies: critical 10, high 5, medium 2, low 1; warnings and waivers earn half, fails and unknown nothing. Absent where nothing was judged.'),
  counts,
  practices: z.record(z.string(), result).describe('Practice to the worst answer of its rules.'),
});

const rule = z.strictObject({
  id: z.string(),
  title: z.string(),
  severity,
  subject: z.enum(subjectKinds),
  practices: z.array(z.string()),
  rationale: z.string(),
  remediation: z.string(),
  mapping: z.record(z.string(), z.array(z.string())).describe('Framework to its controls.'),
  counts,
});

const readiness = z.strictObject({ target: z.string(), integration: z.string(), topic: z.string(), words: z.string(), by: z.string(), todo: z.string(), rules: z.array(z.string()) });
const mended = z.strictObject({ rule: z.string(), target: z.string(), subject: z.string(), words: z.string() });

export const reportSchema: z.ZodType<CheckReport> = z.strictObject({
  format: z.literal('integration-user/check/v1'),
  tool: z.strictObject({ name: z.string(), version: z.string() }),
  at: z.iso.datetime({ offset: true }),
  targets: z.array(target),
  integrations: z.array(integration),
  findings: z.array(finding).describe('Worst first.'),
  rules: z.array(rule),
  readiness: z.array(readiness).describe('What Salesforce takes away or changes on a date, and an integration still uses.'),
  waivers: z.array(z.strictObject({ ...waiver, rule: z.string(), subject: z.string(), findings: count })).describe('Every waiver and exception, and how many findings it is about.'),
  baseline: z.strictObject({ known: count, new: count, fixed: z.array(mended) }).exactOptional(),
  counts,
  gate: z.strictObject({ failOn: z.enum([...severities, 'none']), failOnWarn: z.boolean(), strict: z.boolean(), failing: count, unknown: count, exitCode: z.int(), words: z.string() }),
});
