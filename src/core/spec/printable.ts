const longest = 80;

/** Everything a terminal, a log or a bidirectional renderer could act on, as `\u{hex}`; long text is cut. */
export function printable(text: string): string {
  const safe = text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
  return safe.length > longest ? `${safe.slice(0, longest)}...` : safe;
}

/** A value from a file in a sentence: text in quotes, collections by their kind. */
export function shown(value: unknown): string {
  if (typeof value === 'string') return `"${printable(value)}"`;
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'a group of keys' : printable(String(value));
}
