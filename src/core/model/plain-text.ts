import { cut } from './component-text.ts';
import { visible } from './visible-text.ts';

/** Longer than any text the platform keeps of a name or description, and than what a person reads in one line. */
const longest = 600;

/** Text of an org as people may see it, on one line: what is endless is cut, what would be obeyed is shown (`visible`). */
export function plainText(text: string): string {
  return cut(visible(text.slice(0, longest * 4)), longest);
}
