/**
 * What the log of a build obeys: GitHub Actions where a line begins with it, GitHub Actions and Azure Pipelines `##[...]` and
 * `##vso[...]` anywhere in a line. Its first character is what has to be written otherwise.
 */
const obeyed = /(?<!\S)::|##(?=\[|vso\[)/gi;

/** Text of an org in which no build's log finds a command: the first character of each is put as `written` puts it. */
export const uncommanding = (text: string, written: (character: string) => string): string => text.replaceAll(obeyed, (mark) => `${written(mark.charAt(0))}${mark.slice(1)}`);

/** `:` as `&#58;`, which XML and HTML read back as itself. */
export const asReference = (character: string): string => `&#${character.charCodeAt(0)};`;

/** `:` as `\u{3a}`, for people. */
export const asShown = (character: string): string => `\\u{${character.charCodeAt(0).toString(16)}}`;
