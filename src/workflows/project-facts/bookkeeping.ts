import { z } from 'zod';
import { asFarAs, known, type Fact, type Gap } from '../../core/model/audit/fact.ts';
import type { AuditEntryRow, RecordRow, TemplateRow } from '../../core/model/audit/rows-files.ts';
import type { Files } from '../../core/model/ports.ts';
import { auditFolder, entryDigest } from '../../core/planning/audit-entry.ts';
import { digestOf } from '../../core/planning/canonical.ts';
import { offeredTemplates } from '../template-catalogue.ts';

const record = z.looseObject({
  integration: z.string(),
  orgId: z.string(),
  planDigest: z.string().optional(),
  changedAt: z.string().optional(),
  components: z.record(z.string(), z.string()).optional(),
  credential: z.looseObject({ reference: z.string(), createdAt: z.string().optional(), certificateFingerprint: z.string().optional() }).nullish(),
  login: z.looseObject({ at: z.string() }).optional(),
  refusedProofs: z.array(z.looseObject({ id: z.string() })).optional(),
});
const entry = z.looseObject({
  runId: z.string(),
  parents: z.array(z.string()),
  at: z.string().optional(),
  by: z.string().optional(),
  orgId: z.string().optional(),
  integration: z.string().optional(),
  planDigest: z.string().optional(),
  outcome: z.string().optional(),
  action: z.string().optional(),
  tried: z.array(z.string()).optional(),
});

function parsed<Schema extends z.ZodType>(schema: Schema, text: string | undefined): z.output<Schema> | undefined {
  try {
    return schema.safeParse(JSON.parse(text ?? '')).data;
  } catch {
    return undefined;
  }
}

const jsonBelow = async (files: Files, folder: string): Promise<readonly string[]> => (await files.list(folder)).filter((path) => path.endsWith('.json'));

const unreadable = (file: string): Gap => ({
  kind: 'unreadable',
  words: `${file} is no record that can be read; restore it from git, or run sf integration-user apply, which writes it again.`,
  about: [(file.split('/').at(-1) ?? '').replace(/\.json$/, '')],
});

function rowOf(file: string, found: z.output<typeof record>): RecordRow {
  const { credential } = found;
  const own = {
    fingerprint: credential?.certificateFingerprint,
    createdAt: credential?.createdAt,
    rotatedAt: credential?.createdAt,
    firstUsedAt: found.login?.at,
    secretReference: credential?.reference,
    planDigest: found.planDigest,
    refusedProofs: found.refusedProofs?.map(({ id }) => id),
  };
  const told = Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined));
  return { file, orgId: found.orgId, integration: found.integration, components: found.components ?? {}, ...told };
}

async function recordRow(files: Files, file: string): Promise<RecordRow | Gap> {
  const found = parsed(record, await files.read(file));
  return found === undefined ? unreadable(file) : rowOf(file, found);
}

/** What runs wrote down of what exists where. No folder is an empty list. */
export async function readRecords(files: Files): Promise<Fact<RecordRow>> {
  const found = await Promise.all((await jsonBelow(files, 'integrations/records')).map(async (path) => recordRow(files, path)));
  return asFarAs(found.filter((each): each is RecordRow => 'file' in each), found.filter((each): each is Gap => 'words' in each));
}

async function entryRow(files: Files, file: string): Promise<AuditEntryRow> {
  const text = await files.read(file);
  const found = parsed(entry, text);
  const digest = entryDigest(text ?? '');
  if (found === undefined) return { file, runId: file, parents: [], digest, whole: false };
  const { by, ...rest } = found;
  return { file, action: 'apply', ...rest, ...(by === undefined ? {} : { author: by }), digest, whole: true } as AuditEntryRow;
}

/** The audit log: one row per file, also of one that cannot be read (`whole: false`). */
export async function readAuditLog(files: Files): Promise<Fact<AuditEntryRow>> {
  return known(await Promise.all((await jsonBelow(files, auditFolder)).map(async (path) => entryRow(files, path))));
}

/** Shipped templates and the project's own; one file that is no template makes them unreadable, as it does for every command. */
export async function readTemplates(files: Files): Promise<Fact<TemplateRow>> {
  const offered = await offeredTemplates(files);
  return known(offered.map(({ template, origin, file }) => ({ id: template.id, digest: digestOf(template), shipped: origin === 'shipped', ...(file === undefined ? {} : { file }) })));
}
