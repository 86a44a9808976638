import { plainText } from './plain-text.ts';

/** Characters that Markdown or HTML could take for more than themselves; as references they are text in cells and in HTML alike. */
const active = '\\`*_{}[]!|~$<>&"\'^';
/** Stops a mention, an issue number or an address from becoming a link, which a reference does not: forges look for them in what is shown. */
const breaker = '&#8203;';

const special = new RegExp(`[${active.replaceAll(/[\\\]^]/g, String.raw`\$&`)}@#]|:(?=//)|\\bwww(?=\\.)|\\bGH(?=-)`, 'gi');

const inert = (found: string): string => (active.includes(found) ? `&#${found.codePointAt(0) ?? 0};` : `${found}${breaker}`);

/**
 * Text of an org, a spec or a person as Markdown that says the same and does nothing: no markup, no HTML, no mention, no link,
 * one line. Fits a table cell, a list item and the inside of an HTML element.
 */
export function markdownText(text: string): string {
  const shown = plainText(text).replaceAll(special, inert);
  return /^(?:[-+=]|\d+[.)]\s)/.test(shown) ? `${breaker}${shown}` : shown;
}
