/** What an element holds: text, elements by name, or several of one name. */
export type Xml = string | boolean | readonly Xml[] | { readonly [name: string]: Xml | undefined };

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function written(name: string, content: Xml | undefined): string {
  if (content === undefined) return '';
  if (Array.isArray(content)) return content.map((each: Xml) => written(name, each)).join('');
  const inside = typeof content === 'object' ? Object.entries(content).map(([key, value]) => written(key, value as Xml)).join('') : escaped(String(content));
  return `<${name}>${inside}</${name}>\n`;
}

/** A metadata file, its elements in the order given. */
export function metadataFile(root: string, content: { readonly [name: string]: Xml | undefined }): string {
  const inside = Object.entries(content).map(([name, value]) => written(name, value)).join('');
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="http://soap.sforce.com/2006/04/metadata">\n${inside}</${root}>\n`;
}
