import { globMatches } from './glob.ts';
import type { Policy } from './policy.ts';

/** One entry of the policy's `restrictedFields`. */
export type Restriction = Policy['restrictedFields'][number];

const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** Whether an entry restricts a field. `classification`: the field's data sensitivity level, where it is known. Letter case does not count. */
export function restricts(entry: Restriction, object: string, field: string, classification: string | undefined): boolean {
  if (entry.pattern !== undefined) return globMatches(entry.pattern, `${object}.${field}`);
  if (entry.classification !== undefined) return same(classification ?? '', entry.classification);
  return same(entry.object ?? '', object) && same(entry.field ?? '', field);
}

/** The entry as people wrote it. */
export function restrictionText({ object, field, pattern, classification }: Restriction): string {
  return pattern ?? (classification === undefined ? `${object ?? ''}.${field ?? ''}` : `classification ${classification}`);
}
