import { asShown, uncommanding } from './log-commands.ts';
import { visible } from './visible-text.ts';

/**
 * What a spreadsheet takes for a formula, in ASCII and in the full-width forms some of them fold (security facts D); what
 * stands before it as white space does not help, nor does a quote mark that the cell itself begins with.
 */
const formula = /^[\s"']*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20|%]/u;

/** A cell that no spreadsheet computes and no build's log obeys: quoted, on one line, what is invisible shown, a formula made text by an apostrophe. */
export function cell(text: string): string {
  const shown = uncommanding(visible(text), asShown);
  return `"${(formula.test(text) || formula.test(shown) ? `'${shown}` : shown).replaceAll('"', '""')}"`;
}
