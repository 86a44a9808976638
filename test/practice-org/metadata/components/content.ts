import type { XmlElement } from '../../state.ts';

type Values = (string | XmlElement)[];

/** Text of the first element of that name; empty elements and nested ones count as none. */
export function textOf(content: XmlElement, name: string): string | undefined {
  const [first] = content[name] ?? [];
  return typeof first === 'string' && first !== '' ? first : undefined;
}

/** Text, or what stands for it where there is none. */
export function textOr(content: XmlElement, name: string, otherwise: string): string {
  return textOf(content, name) ?? otherwise;
}

/** Text for a column: null where there is none. */
export function textOrNull(content: XmlElement, name: string): string | null {
  return textOf(content, name) ?? null;
}

/** A flag that is off unless it is there and true. */
export function isOn(content: XmlElement, name: string): boolean {
  return flagOf(content, name) ?? false;
}

/** A flag that is on unless it is there and false. */
export function isNotOff(content: XmlElement, name: string): boolean {
  return flagOf(content, name) ?? true;
}

export function flagOf(content: XmlElement, name: string): boolean | undefined {
  const text = textOf(content, name)?.trim();
  return text === undefined ? undefined : text === 'true' || text === '1';
}

export function numberOf(content: XmlElement, name: string): number | undefined {
  const text = textOf(content, name);
  return text === undefined ? undefined : Number(text);
}

export function textsOf(content: XmlElement, name: string): string[] {
  return (content[name] ?? []).filter((value) => typeof value === 'string' && value !== '') as string[];
}

export function elementsOf(content: XmlElement, name: string): XmlElement[] {
  return (content[name] ?? []).filter((value) => typeof value !== 'string');
}

export function elementOf(content: XmlElement, name: string): XmlElement | undefined {
  return elementsOf(content, name)[0];
}

/** The nested element of that name, an empty one where there is none. */
export function within(content: XmlElement, name: string): XmlElement {
  return elementOf(content, name) ?? {};
}

/** The content without these elements. */
export function without(content: XmlElement, names: readonly string[]): XmlElement {
  return Object.fromEntries(Object.entries(content).filter(([name]) => !names.includes(name)));
}

/** Elements sorted by name, as an org writes them; empty lists go. */
export function sorted(content: XmlElement): XmlElement {
  const entries = Object.entries(content).filter(([, values]) => values.length > 0);
  return Object.fromEntries(entries.sort(([left], [right]) => (left < right ? -1 : 1)));
}

/** An element of texts: `undefined` values are left out, everything else is written. */
export function element(values: Record<string, string | number | boolean | null | undefined>): XmlElement {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== '');
  return Object.fromEntries(entries.map(([name, value]) => [name, [String(value)]]));
}

/** Lay the file's list elements over the org's, matched by the texts of `keys`; what the file leaves out stays. */
export function overlay(known: Values, given: Values, keys: readonly string[]): Values {
  const keyOf = (value: string | XmlElement): string =>
    typeof value === 'string' ? value : keys.map((key) => textOf(value, key) ?? '').join('\n');
  const merged = new Map(known.map((value) => [keyOf(value), value]));
  for (const value of given) merged.set(keyOf(value), value);
  return [...merged.values()];
}
