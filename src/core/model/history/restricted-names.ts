import type { Policy } from '../policy.ts';
import { inHistory } from './look-up-names.ts';

/**
 * Fields whose values no store keeps, as `object.field` in lower case, `*` as in the policy's patterns, look-ups by both their
 * names. What the policy restricts by classification only an org knows: whoever asks one adds those names.
 */
export function restrictedNames({ restrictedFields }: Policy): ReadonlySet<string> {
  const names = restrictedFields.flatMap(({ object, field, pattern }) => (pattern !== undefined ? [pattern] : object === undefined || field === undefined ? [] : [`${object}.${field}`]));
  return new Set(names.flatMap(inHistory).map((name) => name.toLowerCase()));
}
