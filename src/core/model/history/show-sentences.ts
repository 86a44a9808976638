import { changeKind } from './change-kind.ts';
import type { ReportResult } from './report.ts';
import { amount, thousands } from './show.ts';
import type { StoreRow } from './tables.ts';

/** More are told by the table. */
const mostSentences = 5;

interface Deeds {
  values: number;
  created: number;
  readonly fields: Set<string>;
}

const asked = ['actor', 'class', 'object', 'field', 'changes'] as const;

/** By object, what each of these did. */
function deedsOf(rows: readonly StoreRow[], keyOf: (row: StoreRow) => string): ReadonlyMap<string, Deeds> {
  const all = new Map<string, Deeds>();
  for (const row of rows) {
    const key = keyOf(row);
    const deeds = all.get(key) ?? { values: 0, created: 0, fields: new Set<string>() };
    const field = String(row['field']);
    const kind = changeKind(field);
    if (kind === 'created') deeds.created += Number(row['changes']);
    if (kind === 'change') {
      deeds.values += Number(row['changes']);
      deeds.fields.add(field);
    }
    all.set(key, deeds);
  }
  return all;
}

const created = ({ created: count }: Deeds): string => (count === 0 ? '' : ` and created ${amount(count, 'record')}`);

const changed = ({ values, fields }: Deeds, object: string): string => (values === 0 ? '' : ` changed ${amount(values, 'value')} in ${amount(fields.size, 'field')} of ${object}`);

const peopleWords = (people: Deeds | undefined): string => `; people changed ${people === undefined || people.values === 0 ? 'none' : thousands(people.values)}`;

function sentence(actor: string, object: string, deeds: Deeds, people: Deeds | undefined): string {
  if (deeds.values === 0) return `${actor} created ${amount(deeds.created, 'record')} of ${object}.`;
  return `${actor}${changed(deeds, object)}${created(deeds)}${peopleWords(people)}.`;
}

/**
 * What integrations did, the most first: `HubSpot changed 1,204 values in 3 fields of Contact; people changed 310.` Empty for a
 * result that does not name actor, object and field, or that is cut: a sum of some rows would be wrong.
 */
export function sentencesOf({ columns, rows, total }: ReportResult): readonly string[] {
  const names = new Set(columns.map(({ name }) => name));
  if (total > rows.length || !asked.every((name) => names.has(name))) return [];
  const people = deedsOf(rows.filter((row) => row['class'] === 'person'), (row) => String(row['object']));
  const integrations = deedsOf(rows.filter((row) => row['class'] === 'integration'), (row) => JSON.stringify([row['actor'], row['object']]));
  return [...integrations]
    .filter(([, { values, created: count }]) => values + count > 0)
    .toSorted(([, one], [, other]) => other.values - one.values || other.created - one.created)
    .slice(0, mostSentences)
    .map(([key, deeds]) => {
      const [actor, object] = JSON.parse(key) as [string, string];
      return sentence(actor, object, deeds, people.get(object));
    });
}
