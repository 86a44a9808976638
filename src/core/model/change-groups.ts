import type { Change } from './component.ts';

/** Changes that are told in one line: one by its own words, or several of one kind by their number and names. */
export interface ChangeGroup extends Pick<Change, 'kind' | 'effect' | 'from' | 'to'> {
  readonly words: string;
  /** What is counted in the words; empty where they speak of one change. */
  readonly names: readonly string[];
  /** A field, which reads best below its object. */
  readonly ofField: boolean;
}

/** Where a change belongs among others of its kind: `of` is the object of a field. */
export interface Place {
  readonly noun: string;
  readonly of?: string;
  readonly name: string;
}

/** Values that say of a thing with one right that it is given. */
const oneRight = new Set(['allowed', 'shown']);

function fieldPlace(part: string): Place | undefined {
  const [, of, name] = /^field ([^.]+)\.(.+)$/s.exec(part) ?? [];
  return of === undefined || name === undefined ? undefined : { noun: 'field', of, name };
}

function thingPlace(part: string): Place | undefined {
  const space = part.lastIndexOf(' ');
  return space < 0 ? undefined : { noun: part.slice(0, space), name: part.slice(space + 1) };
}

/** The place of a change that has others like it: a field, or a thing with one right; API names have no spaces. */
export function placeOf({ part = '', from, to }: Change): Place | undefined {
  return fieldPlace(part) ?? (oneRight.has(to ?? from ?? '') ? thingPlace(part) : undefined);
}

export function counted(number: number, noun: string): string {
  return number === 1 ? `1 ${noun}` : `${number} ${noun.endsWith('s') ? `${noun}es` : `${noun}s`}`;
}

function rightsWords({ kind, from, to }: Change): string {
  if (kind === 'create') return to ?? '';
  return kind === 'remove' ? `no longer ${from ?? ''}` : `${to ?? ''}; today ${from ?? ''}`;
}

interface Bucket {
  readonly changes: Change[];
  readonly place: Place | undefined;
}

function bucketsOf(changes: readonly Change[]): readonly Bucket[] {
  const buckets = new Map<string, Bucket>();
  changes.forEach((change, index) => {
    const place = placeOf(change);
    const key = place === undefined ? String(index) : JSON.stringify([place.noun, place.of, change.kind, change.from, change.to, change.effect]);
    const bucket = buckets.get(key) ?? { changes: [], place };
    bucket.changes.push(change);
    buckets.set(key, bucket);
  });
  return [...buckets.values()];
}

function alone({ words, kind, effect, from, to }: Change, place: Place | undefined): ChangeGroup {
  return { words, names: [], ofField: place?.of !== undefined, ...(kind && { kind }), ...(effect && { effect }), ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
}

function together([first, ...others]: readonly [Change, ...Change[]], place: Place): ChangeGroup {
  const of = place.of === undefined ? '' : ` of ${place.of}`;
  const names = [first, ...others].map((change) => placeOf(change)?.name ?? '');
  return { ...alone(first, place), words: `${counted(names.length, place.noun)}${of} (${rightsWords(first)})`, names };
}

/** More than `most` changes of one kind are told together, at the place of the first; the order stays. */
export function changeGroups(changes: readonly Change[], most: number): readonly ChangeGroup[] {
  return bucketsOf(changes).flatMap(({ changes: [first, ...others], place }) => {
    if (first === undefined) return [];
    if (place === undefined || others.length === 0 || others.length < most) return [first, ...others].map((change) => alone(change, place));
    return [together([first, ...others], place)];
  });
}

/** Whether the component as a whole comes or goes, or only some of it changes. */
export function wholeKind(changes: readonly Change[]): NonNullable<Change['kind']> {
  const whole = changes.find(({ part, kind }) => part === undefined && kind !== undefined && kind !== 'change');
  return whole?.kind !== undefined && changes.every(({ kind }) => kind === whole.kind) ? whole.kind : 'change';
}
