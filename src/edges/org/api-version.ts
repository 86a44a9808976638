import { exitCodes, Problem } from '../../problems.ts';

/** The version whose metadata the facts cover; a newer org answers it all the same. */
export const apiVersion = '66.0';

/** `62.0` is the first version with `commaSeparatedProfile` on an external client app's policy (facts 1.4 [A]), `63.0` with `viewAllFields` on an object permission. */
const oldest = 63;

/** Throws `api-version-odd` (exit 2) for a text that is no version, or one older than the metadata we write. */
export function checkedApiVersion(text: string): string {
  const found = /^(\d{2,3})\.0$/.exec(text);
  if (found === null || Number(found[1]) < oldest) throw new Problem('api-version-odd', [text.slice(0, 20), `${oldest}.0`, apiVersion], exitCodes.wrongUse);
  return text;
}
