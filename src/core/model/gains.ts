import type { Change } from './component.ts';
import { counted, placeOf } from './change-groups.ts';
import type { Plan } from './plan.ts';

/** What an identity can do more and less after a plan, in short lines without a full stop, in the plan's order. */
export interface Gains {
  readonly gains: readonly string[];
  readonly loses: readonly string[];
}

/** How many names a line gives before it only counts. */
const most = 3;

const rightsIn = (text: string | undefined): readonly string[] => (text === undefined || text === '' ? [] : text.split(', '));

/** The rights that one side has and the other has not. */
function moved({ from, to, effect }: Change): readonly string[] {
  const [before, after] = [rightsIn(from), rightsIn(to)];
  return effect === 'gains' ? after.filter((right) => !before.includes(right)) : before.filter((right) => !after.includes(right));
}

const objectOf = (change: Change): string | undefined => /^object (.+)$/s.exec(change.part ?? '')?.[1] ?? placeOf(change)?.of;

function objectLine(object: string, changes: readonly Change[]): string {
  const rights = [...new Set(changes.filter(({ part }) => part === `object ${object}`).flatMap(moved))];
  const fields = changes.flatMap((change) => (placeOf(change)?.of === undefined ? [] : [`${placeOf(change)?.name ?? ''} (${moved(change).join(', ')})`]));
  const counts = fields.length === 0 ? [] : [fields.length > most ? counted(fields.length, 'field') : `${fields.length === 1 ? 'field' : 'fields'} ${fields.join(', ')}`];
  return `${object}: ${[...(rights.length === 0 ? [] : [rights.join(', ')]), ...counts].join('; ')}`;
}

/** A restraint comes with a loss and goes with a gain; its own words say that better than its name. */
const isPlain = ({ kind, effect }: Change): boolean => (kind === 'create') === (effect === 'gains');

function namesLine(noun: string, changes: readonly Change[]): string {
  const names = [...new Set(changes.map((change) => placeOf(change)?.name ?? ''))];
  if (names.length === 1) return `${noun} ${names.join('')}`;
  const rest = names.length > most ? ` and ${names.length - most} more` : '';
  return `${counted(names.length, noun)}: ${names.slice(0, most).join(', ')}${rest}`;
}

interface Line {
  readonly changes: Change[];
  readonly words: (changes: readonly Change[]) => string;
}

function lineOf(change: Change): { readonly key: string; readonly words: Line['words'] } | undefined {
  const object = objectOf(change);
  if (object !== undefined) return { key: `object ${object}`, words: (changes) => objectLine(object, changes) };
  const place = placeOf(change);
  if (place === undefined || !isPlain(change)) return undefined;
  return { key: `noun ${place.noun}`, words: (changes) => namesLine(place.noun, changes) };
}

function linesOf(changes: readonly Change[]): readonly string[] {
  const lines = new Map<string, Line>();
  changes.forEach((change, index) => {
    const { key, words } = lineOf(change) ?? { key: String(index), words: () => change.words.replace(/\.$/, '') };
    const line = lines.get(key) ?? { changes: [], words };
    line.changes.push(change);
    lines.set(key, line);
  });
  return [...lines.values()].map(({ changes: told, words }) => words(told));
}

/** What goes from one component without a loss is given by another: there it is no gain, as far as it was there before. */
function withoutMoves(all: readonly Change[]): readonly Change[] {
  const given = new Map<string | undefined, readonly string[]>();
  for (const { part, from, effect, kind } of all) if (effect === undefined && kind === 'remove') given.set(part, [...(given.get(part) ?? []), ...rightsIn(from)]);
  return all.flatMap((change) => {
    const before = change.part === undefined || change.effect !== 'gains' ? undefined : given.get(change.part);
    if (before === undefined) return [change];
    const now = { ...change, from: [...rightsIn(change.from), ...before].join(', ') };
    return moved(now).length === 0 ? [] : [now];
  });
}

/** The sum of a plan for the person who must judge it. */
export function gainsOf({ steps }: Pick<Plan, 'steps'>): Gains {
  const all = withoutMoves(steps.flatMap(({ changes }) => changes));
  return { gains: linesOf(all.filter(({ effect }) => effect === 'gains')), loses: linesOf(all.filter(({ effect }) => effect === 'loses')) };
}
