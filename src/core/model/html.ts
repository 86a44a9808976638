import { asReference, uncommanding } from './log-commands.ts';
import { visible } from './visible-text.ts';

const made = Symbol('made by html');

/** Markup that was put together by `html` alone: its values were escaped where they stand. */
export interface Html {
  readonly [made]: string;
}
type Part = string | number | Html | readonly Part[];

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;', '`': '&#96;' };

/** For element content and quoted attribute values, the only places where `html` takes a value. */
const escaped = (text: string): string => uncommanding(visible(text).replaceAll(/[&<>"'`]/g, (character) => entities[character] ?? ''), asReference);

function markupOf(part: Part): string {
  if (typeof part === 'string') return escaped(part);
  if (typeof part === 'number') return String(part);
  return made in part ? part[made] : part.map(markupOf).join('');
}

/** A value stands in an element's content or inside a quoted attribute; anywhere else it could become markup. */
function isSafePlace(before: string): boolean {
  const open = before.lastIndexOf('<');
  if (open < before.lastIndexOf('>') || open === -1) return true;
  return /[^\s"'=<>`]="[^"]*$/.test(before.slice(open));
}

/** Tagged template: every value is escaped, but what `html` made itself. Throws where a value would stand in no safe place. */
export function html(texts: TemplateStringsArray, ...values: readonly Part[]): Html {
  const markup = texts.reduce((all, text, index) => {
    if (!isSafePlace(all)) throw new Error(`a value may stand only in content or in a quoted attribute: ${all.slice(-40)}`);
    return all + markupOf(values[index - 1] ?? '') + text;
  });
  return { [made]: markup };
}

/** Texts of this project, such as a style sheet, that go in as they are. */
export const asIs = (text: string): Html => ({ [made]: text });

export const textOf = (part: Html): string => part[made];
