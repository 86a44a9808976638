/** JSON itself escapes only what is below U+0020. */
const escapes = (character: string): string => Array.from({ length: character.length }, (_, unit) => `\\u${character.charCodeAt(unit).toString(16).padStart(4, '0')}`).join('');

/** A value as JSON for a program, one line end at its end; control and direction characters in JSON's own escapes, so that a terminal obeys nothing of it. */
export const jsonText = (value: unknown): string => `${JSON.stringify(value, null, 2).replaceAll(/[^\P{C}\n]|[\p{Zl}\p{Zp}]/gu, escapes)}\n`;
