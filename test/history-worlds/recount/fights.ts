import type { Change } from './changes.ts';
import { groupsOf } from './groups.ts';

export interface Acted extends Change {
  readonly actor: string;
  readonly confidence: 'exact' | 'inferred' | 'ambiguous';
}

export interface Fight {
  readonly object: string;
  readonly record: string;
  readonly field: string;
  readonly actors: readonly string[];
  readonly first: string;
  readonly last: string;
  readonly flips: number;
  readonly confidence: Acted['confidence'];
}

type Flip = readonly [one: Acted, other: Acted, back: Acted];

/** What a change wrote: nothing where the field was emptied, and not known where neither value is told. */
function written({ oldValue, newValue }: Change): string | undefined {
  if (newValue !== null) return `=${newValue}`;
  return oldValue === null ? undefined : '';
}

function isFlip([one, other, back]: Flip): boolean {
  const value = written(one);
  return one.actor !== other.actor && one.actor === back.actor && value !== undefined && value === written(back);
}

function flipsIn(changes: readonly Acted[]): readonly Flip[] {
  return changes.flatMap((back, place) => {
    const [one, other] = [changes[place - 2], changes[place - 1]];
    return one !== undefined && other !== undefined && isFlip([one, other, back]) ? [[one, other, back] as const] : [];
  });
}

function fightOf(flips: readonly Flip[]): readonly Fight[] {
  const [first, last] = [flips[0]?.[0], flips.at(-1)?.[2]];
  if (flips.length < 3 || first === undefined || last === undefined) return [];
  const confidences = new Set(flips.flat().map(({ confidence }) => confidence));
  const { object, record, field } = first;
  return [{ object, record, field, actors: [...new Set(flips.flat().map(({ actor }) => actor))].toSorted(), first: new Date(first.at).toISOString(), last: new Date(last.at).toISOString(), flips: flips.length, confidence: (['ambiguous', 'inferred'] as const).find((one) => confidences.has(one)) ?? 'exact' }];
}

/** Flips among changes in the order of moment and id. */
export const flipsOf = (changes: readonly Acted[]): readonly Flip[] =>
  [...groupsOf(changes.filter(({ kind }) => kind === 'change'), ({ object, record, field }) => [object, record, field].join('\n')).values()].flatMap(flipsIn);

/** Fights among changes in the order of moment and id. */
export const fightsOf = (changes: readonly Acted[]): readonly Fight[] =>
  [...groupsOf(flipsOf(changes), ([{ object, record, field, actor }, other]) => [object, record, field, ...[actor, other.actor].toSorted()].join('\n')).values()].flatMap(fightOf);
