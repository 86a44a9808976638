import { actors, changes, type ExampleChange } from '../../../core/model/history/example.ts';
import type { ReportExample } from '../../../core/model/history/report.ts';
import type { StoreRow } from '../../../core/model/history/tables.ts';

const world = actors({ HubSpot: 'integration', ERP: 'integration' });

/** To and fro between two, every minute. */
const fight = (record: string, rounds: number): readonly ExampleChange[] =>
  Array.from({ length: rounds }, (_, at) => ({ by: at % 2 === 0 ? 'HubSpot' : 'ERP', to: at % 2 === 0 ? 'mine' : 'theirs', record, at: new Date(Date.UTC(2026, 9, 5, 8, at)).toISOString() }));
const row = (record: string, flips: number, last: string): StoreRow => ({ object: 'Case', field: 'Status', record_id: `500${record.padEnd(15, '0')}`, actor: 'ERP', other: 'HubSpot', class: 'integration', other_class: 'integration', flips, first_flip: '2026-10-05T08:00:00.000Z', last_flip: last, seconds_between: 120, confidence: 'exact' });

export const examples: readonly ReportExample[] = [
  {
    title: 'the record that is fought over most comes first, those of alike count by their Ids',
    store: { actors: world, changes: changes([...fight('two', 5), ...fight('one', 5), ...fight('three', 6), ...fight('four', 4)]) },
    rows: [row('three', 4, '2026-10-05T08:05:00.000Z'), row('one', 3, '2026-10-05T08:04:00.000Z'), row('two', 3, '2026-10-05T08:04:00.000Z')],
  },
  { title: 'of one record', store: { actors: world, changes: changes([...fight('two', 5), ...fight('one', 5)]) }, filters: { record: '500one000000000', actors: ['erp'] }, rows: [row('one', 3, '2026-10-05T08:04:00.000Z')] },
];
