import type { Subject } from './check.ts';
import type { DatasetId } from './datasets.ts';
import type { Gap, GapKind } from './fact.ts';
import type { View } from './view.ts';

/**
 * Why something of a subject is not there: what the datasets say of it, else a gap with these words. For what a rule needs
 * and did not find, so that it never counts as absent.
 */
export function unread(view: View, subject: Subject, datasets: readonly DatasetId[], words: string): readonly Gap[] {
  const told = view.gapsFor(subject, datasets);
  return told.length > 0 ? told : [{ kind: view.mode === 'source' ? 'not-in-files' : 'unreadable', words, about: [subject.key] }];
}

/**
 * What this caller could not see of datasets that a rule can do without, but that can make it fail: then nothing is right
 * for not having been seen wrong. A dataset that nobody asked for says nothing, nor do files, which have no callers. Where no
 * users could be read, nothing that is read of users could be either.
 */
export function unseen(view: View, subject: Subject, datasets: readonly DatasetId[]): readonly Gap[] {
  if (view.mode === 'source') return [];
  const asked = datasets.filter((id) => view.facts[id] !== undefined);
  const users = view.facts.users?.state === 'unknown' ? view.facts.users.gaps : [];
  return [...new Set([...users, ...view.gapsFor(subject, asked)])];
}

/** What the org kept from this caller; rows that were merely too many hide nobody in particular, and an org that keeps no log hides nothing. */
const keptBackKinds: ReadonlySet<GapKind> = new Set<GapKind>(['refused', 'own-rows-only', 'unsupported', 'unreadable']);
export const isKeptBack = ({ kind }: Gap): boolean => keptBackKinds.has(kind);
