import type { Change } from './changes.ts';

export interface Acted extends Change {
  readonly actor: string;
  readonly confidence?: 'exact' | 'inferred' | 'ambiguous';
}

export interface Fight {
  readonly object: string;
  readonly record: string;
  readonly field: string;
  readonly actors: readonly string[];
  readonly first: string;
  readonly last: string;
  readonly flips: number;
  readonly confidence: string;
}

/** What a change wrote: nothing where the field was emptied, and not known where neither value is told. */
const written = ({ oldValue, newValue }: Change): string | undefined => (newValue !== null ? `=${newValue}` : oldValue !== null ? '' : undefined);

function isFlip(one: Acted, other: Acted, back: Acted): boolean {
  return one.actor !== other.actor && one.actor === back.actor && written(one) !== undefined && written(one) === written(back);
}

/** Three flips of two actors on one field of one record. Changes come in the order of moment and id. */
export function fightsOf(changes: readonly Acted[]): readonly Fight[] {
  const places = Map.groupBy(changes.filter(({ kind }) => kind === 'change'), ({ object, record, field }) => [object, record, field].join('\n'));
  return [...places.values()].flatMap((all) => {
    const flips = all.flatMap((back, place) => {
      const [one, other] = [all[place - 2], all[place - 1]];
      return one !== undefined && other !== undefined && isFlip(one, other, back) ? [[one, other, back] as const] : [];
    });
    return [...Map.groupBy(flips, ([one, other]) => [one.actor, other.actor].toSorted().join('\n'))].flatMap(([actors, own]) => {
      const [first, last] = [own[0], own.at(-1)];
      if (own.length < 3 || first === undefined || last === undefined) return [];
      const all = new Set(own.flat().map(({ confidence }) => confidence));
      const confidence = (['ambiguous', 'inferred'] as const).find((one) => all.has(one)) ?? 'exact';
      const { object, record, field } = first[0];
      return [{ object, record, field, actors: actors.split('\n'), first: new Date(first[0].at).toISOString(), last: new Date(last[2].at).toISOString(), flips: own.length, confidence }];
    });
  });
}
