import type { Path, Place, PlaceOf } from './place.ts';

const stepsIn = (value: unknown): readonly (readonly [string | number, unknown])[] => {
  if (Array.isArray(value)) return value.map((each: unknown, index) => [index, each] as const);
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
};

/** The place of every value, by its dotted path: `owner.email`, `waivers.0.expires`. What is not written has the place of what is around it. */
export function placesIn(value: unknown, placeOf: PlaceOf, path: Path = []): Readonly<Record<string, Place>> {
  const inside = stepsIn(value).map(([step, each]) => placesIn(each, placeOf, [...path, step]));
  return Object.assign({ [path.join('.')]: placeOf(path) }, ...inside) as Readonly<Record<string, Place>>;
}
