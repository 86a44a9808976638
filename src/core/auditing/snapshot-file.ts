import * as z from 'zod';
import { exitCodes, Problem } from '../../problems.ts';
import { datasetIds, type Snapshot } from '../model/audit/datasets.ts';
import { gapKinds } from '../model/audit/fact.ts';
import { plainText } from '../model/plain-text.ts';
import { withoutSecrets } from '../model/redacted.ts';

export const snapshotFormat = 'integration-user/snapshot/v1';
/** What every version of the format begins with. */
const family = /^integration-user\/snapshot\/v(\d{1,3})$/;

/** A snapshot of 10,000 users has some 20 MB; ten times as much is no snapshot of ours. */
const longestSnapshot = 200_000_000;
const mostRows = 2_000_000;

const text = z.string().max(100_000);
const shortText = z.string().min(1).max(400);
const gap = z.strictObject({ kind: z.enum(gapKinds), words: text, needs: text.optional(), about: z.array(text).max(mostRows).optional() });
const row = z.record(z.string(), z.unknown());
/** What a fact claims has to fit what it holds: known leaves nothing open, unknown holds nothing. */
const fact = z
  .strictObject({ state: z.enum(['known', 'partial', 'unknown']), rows: z.array(row).max(mostRows), gaps: z.array(gap).max(100_000) })
  .refine(({ state, gaps }) => state !== 'known' || gaps.length === 0, 'a known dataset with gaps')
  .refine(({ state, rows }) => state !== 'unknown' || rows.length === 0, 'an unknown dataset with rows');

export const snapshotSchema = z.strictObject({
  format: z.literal(snapshotFormat),
  takenAt: z.iso.datetime(),
  mode: z.enum(['org', 'source']),
  name: shortText,
  id: shortText,
  apiVersion: z.string().regex(/^\d{2,3}\.0$/).optional(),
  caller: shortText.optional(),
  facts: z.partialRecord(z.enum(datasetIds), fact),
});

/**
 * A snapshot as it is saved. Rows hold no secret by their making; whatever an admin wrote into a name or description that
 * looks like a session, a key or a token is `[REDACTED]` all the same.
 */
export function snapshotText(snapshot: Snapshot): string {
  return `${JSON.stringify(snapshot, (_, value: unknown) => (typeof value === 'string' ? withoutSecrets(value) : value))}\n`;
}

const broken = (file: string, why: string): Problem => new Problem('snapshot-broken', [file, plainText(why)], exitCodes.wrongUse);

function parsed(file: string, content: string): unknown {
  if (content.length > longestSnapshot) throw broken(file, `it has ${content.length} characters, more than any snapshot`);
  try {
    return JSON.parse(content.replace(/^\uFEFF/, '')) as unknown;
  } catch {
    throw broken(file, 'it is not JSON, or only a part of it');
  }
}

/** Throws for a text of another tool, and for one of a version that this one does not know. */
function mustBeOurs(file: string, value: unknown): void {
  const format = z.looseObject({ format: z.string() }).safeParse(value).data?.format ?? '';
  const version = family.exec(format)?.[1];
  if (version === undefined) throw new Problem('snapshot-foreign', [file], exitCodes.wrongUse);
  if (format !== snapshotFormat) throw new Problem('snapshot-other-version', [file, plainText(format), snapshotFormat], exitCodes.wrongUse);
}

const mistake = ({ issues: [first] }: z.ZodError): string => (first === undefined ? 'it is not complete' : `${first.path.join('.') || 'the file'}: ${first.message}`);

/**
 * Reads a saved snapshot. Throws `snapshot-foreign` for another file, `snapshot-other-version` for one that a newer version of
 * this tool wrote, `snapshot-broken` for a damaged or oversized one (all exit 2).
 */
export function parseSnapshot(file: string, content: string): Snapshot {
  const value = parsed(file, content);
  mustBeOurs(file, value);
  const result = snapshotSchema.safeParse(value);
  if (!result.success) throw broken(file, mistake(result.error));
  return result.data as unknown as Snapshot;
}
