import { cut } from './component-text.ts';

/** Longer than any text the platform keeps of a name or description, and than what a person reads in one line. */
const longest = 600;

/**
 * Text of an org as people may see it, on one line: control, format and invisible characters (ANSI sequences, direction marks,
 * line ends) are shown as `\u{1b}`, not obeyed, and what is endless is cut.
 */
export function plainText(text: string): string {
  return cut(text.slice(0, longest * 4).replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`), longest);
}
