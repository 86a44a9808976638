import { classWords } from '../../../core/model/history/actor.ts';
import type { Grain, HistoryDetail } from '../../../core/model/history/show-detail.ts';
import type { Cell } from '../../../core/model/history/tables.ts';
import { uncommanding } from '../../../core/model/log-commands.ts';
import { visible } from '../../../core/model/visible-text.ts';

/** What the script draws: sums as numbers that point into lists of names, five to a sum. */
export interface PageData {
  readonly grain: Grain;
  /** Sums that are not here, the smallest. */
  readonly left: number;
  /** First days of periods, ascending. */
  readonly periods: readonly string[];
  /** With the class of each. */
  readonly actors: readonly (readonly [name: string, kind: string])[];
  readonly objects: readonly string[];
  readonly fields: readonly string[];
  /** Period, actor, object, field, changes; again and again. */
  readonly cells: readonly number[];
  readonly kinds: Readonly<Record<string, string>>;
}

/** Each text once, and where it stands. */
function listOf(): { readonly all: string[]; readonly at: (text: string) => number } {
  const all: string[] = [];
  const places = new Map<string, number>();
  return {
    all,
    at(text) {
      const place = places.get(text) ?? all.push(text) - 1;
      places.set(text, place);
      return place;
    },
  };
}

/** Names as the page shows them, so that filters find them in tables and charts alike. */
export function pageData({ grain, periods: { rows, total } }: HistoryDetail): PageData {
  const [actors, objects, fields] = [listOf(), listOf(), listOf()];
  const kinds = new Map<string, string>();
  const text = (value: Cell | undefined): string => visible(String(value ?? ''));
  const periods = [...new Set(rows.map((row) => text(row[grain])))].toSorted();
  const placeOf = new Map(periods.map((period, at) => [period, at]));
  const cells = rows.flatMap((row) => {
    const actor = text(row['actor']);
    const kind = text(row['class']);
    kinds.set(kind, Object.hasOwn(classWords, kind) ? classWords[kind as keyof typeof classWords] : kind);
    return [placeOf.get(text(row[grain])) ?? 0, actors.at(JSON.stringify([actor, kind])), objects.at(text(row['object'])), fields.at(text(row['field'])), Number(row['changes'])];
  });
  return { grain, left: Math.max(0, total - rows.length), periods, actors: actors.all.map((each) => JSON.parse(each) as [string, string]), objects: objects.all, fields: fields.all, cells, kinds: Object.fromEntries(kinds) };
}

const escapes = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** JSON that a page may hold in a `script` element: it neither ends nor opens one, and no build's log obeys it. */
export const jsonInPage = (value: unknown): string => uncommanding(JSON.stringify(value), escapes).replaceAll(/[<>&\u2028\u2029]/g, escapes);
