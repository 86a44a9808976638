import { visible } from './visible-text.ts';

/** Characters in a line of a terminal report. */
export const width = 100;

export const lengthOf = (text: string): number => Array.from(text).length;

/** Words broken at spaces to the width of a terminal, the lines after the first as far in as `indent`; what is invisible is shown. */
export function wrapped(first: string, text: string, indent: number): readonly string[] {
  const lines: string[] = [];
  let line = first;
  for (const word of visible(text).split(' ')) {
    if (lengthOf(line) + lengthOf(word) + 1 > width && line.trim() !== '') {
      lines.push(line.trimEnd());
      line = ' '.repeat(indent);
    }
    line += `${word} `;
  }
  return [...lines, line.trimEnd()];
}
