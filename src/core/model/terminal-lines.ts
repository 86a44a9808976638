import { asShown, uncommanding } from './log-commands.ts';
import { visible } from './visible-text.ts';

/** Characters in a line of a terminal report. */
export const width = 100;

export const lengthOf = (text: string): number => Array.from(text).length;

/** No name that Salesforce takes is longer, nor a path that a person reads. */
const longestWord = 300;

function shown(word: string): string {
  const characters = Array.from(word);
  return characters.length > longestWord ? `${characters.slice(0, longestWord / 2).join('')}...(${characters.length - longestWord / 2} more characters)` : word;
}

/**
 * Words broken at spaces to the width of a terminal, the lines after the first as far in as `indent`. What is invisible is
 * shown, as is what a build's log would obey; a word of more than 300 characters is cut.
 */
export function wrapped(first: string, text: string, indent: number, room = width): readonly string[] {
  const lines: string[] = [];
  let line = first;
  const harmless = uncommanding(visible(text), asShown);
  for (const word of harmless.split(' ').map(shown)) {
    if (lengthOf(line) + lengthOf(word) + 1 > room && line.trim() !== '') {
      lines.push(line.trimEnd());
      line = ' '.repeat(indent);
    }
    line += `${word} `;
  }
  return [...lines, line.trimEnd()];
}
