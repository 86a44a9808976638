import { createHash } from 'node:crypto';
import { Problem } from '../../problems.ts';

/** What was written for one integration: digest by path. Committed beside the spec, so that edits by hand are known. */
export interface GeneratedIndex {
  readonly files: Readonly<Record<string, string>>;
}

export const actions = ['written', 'updated', 'unchanged', 'edited', 'overwritten', 'left-over'] as const;
/**
 * written: was not there. updated: was as we wrote it last. unchanged: is already so. edited: someone changed it, and it
 * was left alone. overwritten: someone changed it, and `--force` was given. left-over: written once, no longer part.
 */
export type Action = (typeof actions)[number];

export const indexPath = (integration: string): string => `integrations/generated/${integration}.json`;

/** Line ends are git's business and no edit. */
export function digest(content: string): string {
  return createHash('sha256').update(content.replaceAll('\r\n', '\n')).digest('hex');
}

export function readIndex(path: string, text: string | undefined): GeneratedIndex {
  if (text === undefined) return { files: {} };
  try {
    const { files } = JSON.parse(text) as { files?: unknown };
    if (typeof files === 'object' && files !== null) return { files: Object.fromEntries(Object.entries(files).map(([file, hash]) => [file, String(hash)])) };
  } catch {
    // Said below.
  }
  throw new Problem('generated-index-unreadable', [path]);
}

export function writeIndex(index: GeneratedIndex): string {
  const files = Object.fromEntries(Object.entries(index.files).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  return `${JSON.stringify({ note: 'Written by sf integration-user generate: SHA-256 of each file as it was written last.', files }, null, 2)}\n`;
}

/** What to do about one file. */
export function actionFor(wanted: string, current: string | undefined, recorded: string | undefined, force: boolean): Action {
  if (current === undefined) return 'written';
  const now = digest(current);
  if (now === digest(wanted)) return 'unchanged';
  if (now === recorded) return 'updated';
  return force ? 'overwritten' : 'edited';
}
