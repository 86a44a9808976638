/**
 * Text of an org as a report may show it: control characters, invisible ones, direction marks and line ends are shown as
 * `\u{...}`, so that nothing reads as something else (security facts D). One line stays one line.
 */
export function visible(text: string): string {
  return text.replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}
