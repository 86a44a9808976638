/** Everything a terminal, a log or a bidirectional renderer could act on, as `\u{hex}`; text beyond `longest` is cut. */
export function printable(text: string, longest = 80): string {
  const safe = text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
  return safe.length > longest ? `${safe.slice(0, longest)}...` : safe;
}

/** A value from a file in a sentence: text in quotes, collections by their kind. */
export function shown(value: unknown): string {
  if (typeof value === 'string') return `"${printable(value)}"`;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (value === null || value === undefined) return 'nothing';
  return Array.isArray(value) ? 'a list' : 'a group of keys';
}
