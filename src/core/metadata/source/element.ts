import type { Place } from '../../model/audit/place.ts';
import type { SourceElement } from '../../model/audit/source-project.ts';

/** All children of a name, in order. */
export function all(element: SourceElement, name: string): readonly SourceElement[] {
  return element.children.filter((child) => child.name === name);
}

export function first(element: SourceElement | undefined, name: string): SourceElement | undefined {
  return element?.children.find((child) => child.name === name);
}

/** `undefined` where it is absent or empty. */
export function textIn(element: SourceElement | undefined, name: string): string | undefined {
  const text = first(element, name)?.text;
  return text === '' ? undefined : text;
}

/** `undefined` where it is absent, empty or neither `true` nor `false`. */
export function flagIn(element: SourceElement | undefined, name: string): boolean | undefined {
  const text = textIn(element, name)?.toLowerCase();
  return text === 'true' ? true : text === 'false' ? false : undefined;
}

export function numberIn(element: SourceElement | undefined, name: string): number | undefined {
  const text = textIn(element, name);
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

/** Only the properties that have a value: rows leave out what is not told. */
export function told<Values extends object>(values: Values): { [Key in keyof Values as undefined extends Values[Key] ? never : Key]: Values[Key] } & { [Key in keyof Values as undefined extends Values[Key] ? Key : never]?: Exclude<Values[Key], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as ReturnType<typeof told<Values>>;
}

/** Where children stand, by the row's property: `{ runAs: 'oauthClientCredentialUser' }` in, place of that element out. */
export function placesOf(element: SourceElement | undefined, elements: Readonly<Record<string, string>>): Readonly<Record<string, Place>> {
  return Object.fromEntries(
    Object.entries(elements).flatMap(([property, name]) => {
      const at = first(element, name)?.at;
      return at === undefined ? [] : [[property, at]];
    }),
  );
}
