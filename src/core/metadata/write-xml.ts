import { Problem } from '../../problems.ts';

/** What can be written: `undefined` and empty lists leave an element out; a list repeats it. */
export interface XmlContent {
  readonly [element: string]: XmlValue | readonly XmlValue[] | undefined;
}
export type XmlValue = string | boolean | number | XmlContent;

export const metadataNamespace = 'http://soap.sforce.com/2006/04/metadata';

const elementName = /^[A-Za-z][A-Za-z0-9]*$/;
/** Characters that XML 1.0 has no way to write, lone surrogates included. */
const illegal = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;
/** A carriage return would come back as a line feed, so it is written as a reference. */
const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;', '\r': '&#xD;' };

function escaped(element: string, text: string): string {
  if (illegal.test(text)) throw new Problem('xml-illegal-character', [element, JSON.stringify(text)]);
  return text.replace(/[&<>"'\r]/g, (character) => escapes[character] ?? character);
}

function listOf(value: XmlValue | readonly XmlValue[] | undefined): readonly XmlValue[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? (value as readonly XmlValue[]) : [value as XmlValue];
}

function lines(content: XmlContent, indent: string): readonly string[] {
  return Object.entries(content).flatMap(([element, value]) => listOf(value).flatMap((one) => occurrence(element, one, indent)));
}

function occurrence(element: string, value: XmlValue, indent: string): readonly string[] {
  if (!elementName.test(element)) throw new Problem('xml-illegal-name', [element]);
  if (typeof value !== 'object') return [`${indent}<${element}>${escaped(element, String(value))}</${element}>`];
  const inside = lines(value, `${indent}    `);
  return inside.length === 0 ? [`${indent}<${element}/>`] : [`${indent}<${element}>`, ...inside, `${indent}</${element}>`];
}

/**
 * One metadata component as XML text, in the order of the given content: the same content gives the same bytes.
 * The order is the component's own business, since the server's schema is a sequence (facts 1). Throws a Problem for
 * text that XML cannot hold.
 */
export function writeXml(root: string, content: XmlContent): string {
  if (!elementName.test(root)) throw new Problem('xml-illegal-name', [root]);
  return ['<?xml version="1.0" encoding="UTF-8"?>', `<${root} xmlns="${metadataNamespace}">`, ...lines(content, '    '), `</${root}>`, ''].join('\n');
}
