import { actors, changes, type ExampleChange } from '../../../core/model/history/example.ts';
import type { ReportExample } from '../../../core/model/history/report.ts';

const world = actors({ HubSpot: 'integration', ERP: 'integration', Ann: 'person' });

/** To and fro between two, every five minutes. */
const fight = (one: string, two: string, rounds: number, more: Partial<ExampleChange> = {}): readonly ExampleChange[] =>
  Array.from({ length: rounds }, (_, at) => ({
    by: at % 2 === 0 ? one : two,
    from: at % 2 === 0 ? 'theirs' : 'mine',
    to: at % 2 === 0 ? 'mine' : 'theirs',
    at: new Date(Date.UTC(2026, 9, 5, 8, at * 5)).toISOString(),
    ...more,
  }));

export const examples: readonly ReportExample[] = [
  {
    title: 'two integrations write a field to and fro',
    store: { actors: world, changes: changes(fight('HubSpot', 'ERP', 6)) },
    rows: [
      { object: 'Case', field: 'Status', actor: 'ERP', other: 'HubSpot', class: 'integration', other_class: 'integration', flips: 4, records: 1, first_flip: '2026-10-05T08:00:00.000Z', last_flip: '2026-10-05T08:25:00.000Z', seconds_between: 600 },
    ],
    notes: ['ERP and HubSpot overwrite Case.Status back and forth: 4 times on 1 record, about 10 minutes for each round. Likely a loop: each writes its own value when the other has changed it. Let only one of them write the field.'],
  },
  { title: 'once is chance', store: { actors: world, changes: changes(fight('HubSpot', 'ERP', 4)) }, rows: [] },
  { title: 'one alone fights nobody', store: { actors: world, changes: changes(fight('HubSpot', 'HubSpot', 8)) }, rows: [] },
  { title: 'values that never come back are work', store: { actors: world, changes: changes(fight('HubSpot', 'ERP', 8).map((change, at) => ({ ...change, to: `v${at}` }))) }, rows: [] },
  {
    title: 'within one second the Ids tell the order',
    store: { actors: world, changes: changes(fight('Ann', 'HubSpot', 5, { at: '2026-10-05T08:00:00Z' })) },
    rows: [
      { object: 'Case', field: 'Status', actor: 'Ann', other: 'HubSpot', class: 'person', other_class: 'integration', flips: 3, records: 1, first_flip: '2026-10-05T08:00:00.000Z', last_flip: '2026-10-05T08:00:00.000Z', seconds_between: 0 },
    ],
  },
];
