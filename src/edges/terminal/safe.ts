/**
 * Text of the org, a spec or a server as a terminal may see it: control characters, ANSI sequences and direction marks
 * shown, not obeyed (security facts D). Newlines and tabs stay.
 */
export function safe(text: string): string {
  return text.replaceAll(/[^\P{C}\n\t]/gu, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}
