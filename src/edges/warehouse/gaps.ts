import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf } from '../../core/model/error-code.ts';
import { writeWhole } from './whole-file.ts';

const gapsIn = (root: string): string => join(root, 'gaps.json');
const isSentences = (value: unknown): value is readonly string[] => Array.isArray(value) && value.every((each) => typeof each === 'string');

/** None where nobody noted any; one that says so where they cannot be read. */
export async function readGaps(root: string): Promise<readonly string[]> {
  const text = await readFile(gapsIn(root), 'utf8').catch((error: unknown) => (codeOf(error) === 'ENOENT' ? '[]' : ''));
  try {
    const value: unknown = JSON.parse(text);
    if (isSentences(value)) return value;
  } catch {
    // Told as any other content that is none of ours.
  }
  return [`What the last run could not read is not known: ${gapsIn(root)} is damaged. Collect again to have it written anew.`];
}

export const writeGaps = async (root: string, gaps: readonly string[]): Promise<void> => writeWhole(gapsIn(root), `${JSON.stringify(gaps, null, 1)}\n`);
