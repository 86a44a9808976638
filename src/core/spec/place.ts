import { printable } from './printable.ts';

/** Where in a file something stands; line and column count from 1, the column in UTF-16 units. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}
export type Path = readonly (string | number)[];

/** The place of a value, or of its key; of the nearest thing around it where the file does not write it. */
export type PlaceOf = (path: Path, part?: 'key' | 'value') => Place;

/** `file:line:column`, safe to print. */
export function placeText(place: Place): string {
  return `${printable(place.file)}:${place.line}:${place.column}`;
}

/** For a spec that did not come from a file, such as one made from a template and answers. */
export function nowhere(file: string): PlaceOf {
  return () => ({ file, line: 1, column: 1 });
}

/** A path as people write it: `access.objects.Lead.fields.Email`, `network.allow[2]`. */
export function pathText(path: Path): string {
  const text = path.reduce<string>((whole, step) => {
    if (typeof step === 'number') return `${whole}[${step + 1}]`;
    return whole === '' ? printable(step) : `${whole}.${printable(step)}`;
  }, '');
  return text === '' ? 'the file' : text;
}
