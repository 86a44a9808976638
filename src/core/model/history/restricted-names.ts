import { addressFields, grantedTogether } from '../compound-field.ts';
import { globMatches } from '../glob.ts';
import type { Policy } from '../policy.ts';
import { inHistory } from './look-up-names.ts';

/** A pattern that fits a part of an address fits the address: its history may hold the part. */
const fitting = (pattern: string): readonly string[] => [pattern, ...addressFields().filter((names) => names.some((name) => globMatches(pattern, name))).flat()];

/**
 * Fields whose values no store keeps, as `object.field` in lower case, `*` as in the policy's patterns, look-ups by both their
 * names, addresses with all their parts. What the policy restricts by classification only an org knows: whoever asks one adds those names.
 */
export function restrictedNames({ restrictedFields }: Policy): ReadonlySet<string> {
  const names = restrictedFields.flatMap(({ object, field, pattern }) => {
    if (pattern !== undefined) return fitting(pattern);
    return object === undefined || field === undefined ? [] : grantedTogether(object, field).map((name) => `${object}.${name}`);
  });
  return new Set(names.flatMap(inHistory).map((name) => name.toLowerCase()));
}
