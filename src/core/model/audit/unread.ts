import type { Subject } from './check.ts';
import type { DatasetId } from './datasets.ts';
import type { Gap } from './fact.ts';
import type { View } from './view.ts';

/**
 * Why something of a subject is not there: what the datasets say of it, else a gap with these words. For what a rule needs
 * and did not find, so that it never counts as absent.
 */
export function unread(view: View, subject: Subject, datasets: readonly DatasetId[], words: string): readonly Gap[] {
  const told = view.gapsFor(subject, datasets);
  return told.length > 0 ? told : [{ kind: view.mode === 'source' ? 'not-in-files' : 'unreadable', words, about: [subject.key] }];
}
