import * as z from 'zod';
import { exitCodes, Problem } from '../../problems.ts';
import { baselineFormat, baselineSchema, type Baseline } from '../model/audit/baseline.ts';
import { plainText } from '../model/plain-text.ts';

/** Far more than any org's findings take. */
const longestText = 50_000_000;

const envelope = z.looseObject({ format: z.string() });
const broken = (file: string, why: string): Problem => new Problem('baseline-broken', [file, plainText(why)], exitCodes.wrongUse);

function parsed(file: string, text: string): unknown {
  if (text.length > longestText) throw broken(file, `It has ${text.length} characters, more than any baseline.`);
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw broken(file, 'It is not JSON.');
  }
}

/** A baseline as it is written: stable from run to run, so that a change of it can be read in a pull request. */
export const baselineText = (baseline: Baseline): string => `${JSON.stringify(baseline, null, 2)}\n`;

const isOurs = (value: unknown): boolean => envelope.safeParse(value).data?.format === baselineFormat;
const formatOf = (value: unknown): string => envelope.safeParse(value).data?.format ?? 'none';
const mistake = ({ issues: [first] }: z.ZodError): string => (first === undefined ? '' : `${first.path.join('.')}: ${first.message}`);

/**
 * Reads a baseline. Throws `baseline-broken` where the file is damaged, `baseline-foreign` where it is another tool's or of
 * another version of this one (both exit 2).
 */
export function parseBaseline(file: string, text: string): Baseline {
  const value = parsed(file, text);
  if (!isOurs(value)) throw new Problem('baseline-foreign', [file, plainText(formatOf(value)), baselineFormat], exitCodes.wrongUse);
  const result = baselineSchema.safeParse(value);
  if (!result.success) throw broken(file, mistake(result.error));
  return result.data;
}
