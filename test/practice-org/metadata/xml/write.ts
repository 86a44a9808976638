import type { XmlElement } from '../../state.ts';

export const METADATA_NAMESPACE = 'http://soap.sforce.com/2006/04/metadata';
const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
}

/** What a reply is made of: undefined is left out, arrays repeat their element. */
export type XmlValue = string | number | boolean | null | undefined | XmlValue[] | { [element: string]: XmlValue };

/** Elements on one line, as SOAP answers them. A key `@x` is an attribute of its element, null is `xsi:nil`. */
export function writeElements(values: Record<string, XmlValue>): string {
  return Object.entries(values).map(([name, value]) => writeElement(name, value)).join('');
}

function writeElement(name: string, value: XmlValue): string {
  if (value === undefined) return '';
  if (Array.isArray(value)) return value.map((one) => writeElement(name, one)).join('');
  if (value === null) return `<${name} xsi:nil="true"/>`;
  if (typeof value !== 'object') return `<${name}>${escapeXml(String(value))}</${name}>`;
  const entries = Object.entries(value);
  const attributes = entries.filter(([key]) => key.startsWith('@')).map(([key, text]) => ` ${key.slice(1)}="${typeof text === 'string' ? escapeXml(text) : ''}"`);
  return `<${name}${attributes.join('')}>${writeElements(Object.fromEntries(entries.filter(([key]) => !key.startsWith('@'))))}</${name}>`;
}

/** A metadata file as an org returns it: four spaces, one element a line, in the order of `content`. */
export function writeFile(root: string, content: XmlElement): string {
  const lines = ['<?xml version="1.0" encoding="UTF-8"?>', `<${root} xmlns="${METADATA_NAMESPACE}">`];
  pushElements(lines, content, 1);
  lines.push(`</${root}>`, '');
  return lines.join('\n');
}

function pushElements(lines: string[], content: XmlElement, depth: number): void {
  const indent = '    '.repeat(depth);
  for (const [name, values] of Object.entries(content)) {
    for (const value of values) {
      if (value === '') lines.push(`${indent}<${name}/>`);
      else if (typeof value === 'string') lines.push(`${indent}<${name}>${escapeXml(value)}</${name}>`);
      else {
        lines.push(`${indent}<${name}>`);
        pushElements(lines, value, depth + 1);
        lines.push(`${indent}</${name}>`);
      }
    }
  }
}
