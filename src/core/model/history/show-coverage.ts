import type { Filters } from './filters.ts';
import type { CoverageLine } from './report.ts';
import { amount, thousands } from './show.ts';
import { listed } from '../sentence.ts';

const sourceWords: Readonly<Record<CoverageLine['source'], string>> = { org: 'from the org', archive: 'from the archive', files: 'from files' };
const stateWords: Readonly<Record<CoverageLine['state'], string>> = { complete: 'all of it was read', partial: 'perhaps not all of it', unread: 'not read' };

const dayOf = (iso: string | undefined): string => iso?.slice(0, 10) ?? 'not known';

/** One object: `Case: 6,233 rows from files, 2016-02-29 to 2017-02-04, perhaps not all of it. Files do not say ...` */
export function coverageWords({ object, source, rows, from, to, state, why }: CoverageLine): string {
  const reach = from === undefined && to === undefined ? '' : `, ${dayOf(from)} to ${dayOf(to)}`;
  return `${object}: ${amount(rows, 'row')} ${sourceWords[source]}${reach}, ${stateWords[state]}.${why === undefined ? '' : ` ${why}`}`;
}

const rowsOf = (lines: readonly CoverageLine[]): number => lines.reduce((sum, { rows }) => sum + rows, 0);

/** Everything in one line: `6,233 rows of Case, 1,200 of them from the archive, 2016-02-29 to 2017-02-04; some of it may be missing.` */
export function coverageSum(lines: readonly CoverageLine[]): string {
  const read = lines.filter(({ state }) => state !== 'unread');
  if (read.length === 0) return 'No history was read.';
  const objects = [...new Set(read.map(({ object }) => object))];
  const of = objects.length > 3 ? amount(objects.length, 'object') : listed(objects, 'and');
  const [from] = read.flatMap((line) => line.from ?? []).toSorted();
  const to = read.flatMap((line) => line.to ?? []).toSorted().at(-1);
  const reach = from === undefined ? '' : `, ${dayOf(from)} to ${dayOf(to)}`;
  const archived = rowsOf(read.filter(({ source }) => source === 'archive'));
  const older = archived === 0 ? '' : `, ${thousands(archived)} of them from the archive`;
  const whole = lines.every(({ state }) => state === 'complete') ? '' : '; some of it may be missing';
  return `${amount(rowsOf(read), 'row')} of ${of}${older}${reach}${whole}.`;
}

const words: readonly (readonly [keyof Filters, string])[] = [
  ['actors', 'by'],
  ['objects', 'of'],
  ['fields', 'of the field'],
  ['record', 'of the record'],
  ['since', 'since'],
  ['until', 'before'],
];

/** What the report was narrowed to: `by HubSpot, since 2026-10-01`; empty where it was not. */
export function filterWords(filters: Filters): string {
  return words
    .flatMap(([key, word]) => {
      const value = filters[key];
      if (value === undefined || (Array.isArray(value) && value.length === 0)) return [];
      const text = Array.isArray(value) ? listed(value as readonly string[], 'or') : String(value);
      return [`${word} ${key === 'since' || key === 'until' ? text.slice(0, 16).replace(/T00:00$/, '').replace('T', ' ') : text}`];
    })
    .join(', ');
}
