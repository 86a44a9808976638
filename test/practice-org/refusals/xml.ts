/** XML made by hand from plain values. */
export type XmlValue = string | boolean | number | XmlFields | readonly (string | XmlFields)[];
export interface XmlFields {
  [element: string]: XmlValue | undefined;
}

const isList = (value: XmlValue): value is readonly (string | XmlFields)[] => Array.isArray(value);

function element(name: string, value: string | boolean | number | XmlFields): string {
  return `<${name}>${typeof value === 'object' ? xml(value) : String(value)}</${name}>`;
}

/** Elements in the order given; `undefined` leaves one out, a list repeats it. */
export function xml(fields: XmlFields): string {
  const parts = Object.entries(fields).map(([name, value]) => {
    if (value === undefined) return '';
    return isList(value) ? value.map((item) => element(name, item)).join('') : element(name, value);
  });
  return parts.join('');
}

/** In alphabetical order, as the ordered schema wants it (facts 1, general rules [A]). */
export const ordered = (fields: XmlFields): XmlFields => Object.fromEntries(Object.entries(fields).sort(([one], [other]) => (one < other ? -1 : 1)));

/** The elements in alphabetical order. */
export const sorted = (fields: XmlFields): string => xml(ordered(fields));
