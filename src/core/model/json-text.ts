/** JSON itself escapes only what is below U+0020. */
const escapes = (character: string): string => Array.from({ length: character.length }, (_, unit) => `\\u${character.charCodeAt(unit).toString(16).padStart(4, '0')}`).join('');

/** Whatever a build's log obeys anywhere in a line; a line of JSON begins with none of its strings. */
const command = /#(?=#\[|#vso\[)/gi;

/** A value as JSON for a program, one line end at its end; control and direction characters and commands of a build's log in JSON's own escapes, so that no terminal and no log obeys any of it. */
export const jsonText = (value: unknown): string => `${JSON.stringify(value, null, 2).replaceAll(/[^\P{C}\n]|[\p{Zl}\p{Zp}]/gu, escapes).replaceAll(command, escapes)}\n`;
