import { asReference, uncommanding } from '../../../core/model/log-commands.ts';
import { visible } from '../../../core/model/visible-text.ts';

const references: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

/** Text that is well-formed in content and in attributes, and that no build's log obeys: what XML has no way to write is shown, lone surrogates among it. */
export const xmlText = (text: string): string => uncommanding(visible(text).replaceAll(/[&<>"']/g, (character) => references[character] ?? character), asReference);

export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element; without content it closes itself. An attribute without a value is left out. */
export function element(name: string, attributes: Attributes, content: readonly string[] = []): string {
  const written = Object.entries(attributes).flatMap(([key, value]) => (value === undefined ? [] : [` ${key}="${xmlText(String(value))}"`])).join('');
  return content.length === 0 ? `<${name}${written}/>` : `<${name}${written}>${content.join('')}</${name}>`;
}
