/** An element's content: text, children in the order written, or several elements of the same name. */
export type XmlContent = string | boolean | { [element: string]: XmlContent } | XmlContent[];

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

/** A metadata file as text, four spaces of indentation as the platform retrieves it. The caller keeps the elements in alphabetical order. */
export function metadataXml(type: string, content: { [element: string]: XmlContent }): string {
  const body = Object.entries(content).flatMap(([name, value]) => element(name, value, '    '));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<${type} xmlns="http://soap.sforce.com/2006/04/metadata">`,
    ...body,
    `</${type}>`,
    '',
  ].join('\n');
}

function element(name: string, value: XmlContent, indent: string): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => element(name, item, indent));
  if (typeof value !== 'object') return [`${indent}<${name}>${escaped(String(value))}</${name}>`];
  const children = Object.entries(value).flatMap(([child, content]) => element(child, content, `${indent}    `));
  return [`${indent}<${name}>`, ...children, `${indent}</${name}>`];
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => escapes[character] ?? character);
}
