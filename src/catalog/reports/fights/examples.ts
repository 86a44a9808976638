import { actors, attributions, changes, type ExampleChange } from '../../../core/model/history/example.ts';
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
      { object: 'Case', field: 'Status', actor: 'ERP', other: 'HubSpot', class: 'integration', other_class: 'integration', flips: 4, records: 1, first_flip: '2026-10-05T08:00:00.000Z', last_flip: '2026-10-05T08:25:00.000Z', seconds_between: 600, confidence: 'exact' },
    ],
    notes: ['ERP and HubSpot overwrite Case.Status back and forth: 4 times on 1 record since 2026-10-05, about 10 minutes for each round. Likely a loop: each writes its own value when the other has changed it. Let only one of them write the field.'],
  },
  { title: 'twice is chance, also on many records', store: { actors: world, changes: changes(['one', 'two', 'three'].flatMap((record) => fight('HubSpot', 'ERP', 4, { record }))) }, rows: [] },
  { title: 'one alone fights nobody', store: { actors: world, changes: changes(fight('HubSpot', 'HubSpot', 8)) }, rows: [] },
  { title: 'values that never come back are work', store: { actors: world, changes: changes(fight('HubSpot', 'ERP', 8).map((change, at) => ({ ...change, to: `v${at}` }))) }, rows: [] },
  {
    title: 'a field that one fills and the other empties',
    store: { actors: world, changes: changes(fight('HubSpot', 'Ann', 5).map(({ to, from, ...change }) => ({ ...change, ...(to === 'mine' ? { to } : { from: 'mine' }), ...(from === 'mine' ? { from } : {}) }))) },
    rows: [
      { object: 'Case', field: 'Status', actor: 'Ann', other: 'HubSpot', class: 'person', other_class: 'integration', flips: 3, records: 1, first_flip: '2026-10-05T08:00:00.000Z', last_flip: '2026-10-05T08:20:00.000Z', seconds_between: 600, confidence: 'exact' },
    ],
    notes: ['Ann and HubSpot overwrite Case.Status back and forth: 3 times on 1 record since 2026-10-05, about 10 minutes for each round. Somebody corrects by hand what an integration puts back. Let only one of them own the field.'],
  },
  { title: 'long texts do not tell what was written', store: { actors: world, changes: changes(fight('HubSpot', 'ERP', 8).map(({ by, at = '' }) => ({ by, at }))) }, rows: [] },
  {
    title: 'a look-up is fought over by Ids, for two people may have one name',
    store: {
      actors: world,
      changes: changes(['alike', 'other'].flatMap((record) => fight('HubSpot', 'ERP', 6, { record, field: 'Owner' }).flatMap((change, at) => [
        { ...change, to: 'Alex Kim', from: 'Alex Kim' },
        { ...change, to: record === 'alike' ? `id ${at}` : `id ${at % 2}`, from: 'id', more: { counted: false, data_type: 'EntityId' } },
      ]))),
    },
    rows: [
      { object: 'Case', field: 'Owner', actor: 'ERP', other: 'HubSpot', class: 'integration', other_class: 'integration', flips: 4, records: 1, first_flip: '2026-10-05T08:00:00.000Z', last_flip: '2026-10-05T08:25:00.000Z', seconds_between: 600, confidence: 'exact' },
    ],
  },
  { title: 'somebody between the two ends it', store: { actors: world, changes: changes(fight('HubSpot', 'ERP', 8).map((change, at) => (at % 3 === 2 ? { ...change, by: 'Ann' } : change))) }, rows: [] },
  {
    title: 'asked for one of the two, the other is told, too',
    store: { actors: world, changes: changes([...fight('HubSpot', 'ERP', 5), ...fight('ERP', 'Ann', 5, { record: 'two' })]) },
    filters: { actors: ['hubspot'] },
    rows: [
      { object: 'Case', field: 'Status', actor: 'ERP', other: 'HubSpot', class: 'integration', other_class: 'integration', flips: 3, records: 1, first_flip: '2026-10-05T08:00:00.000Z', last_flip: '2026-10-05T08:20:00.000Z', seconds_between: 600, confidence: 'exact' },
    ],
  },
  {
    title: 'two apps of one account fight each other, as sure as what tells them apart',
    store: { actors: actors({ Shared: 'integration' }), changes: changes(fight('Shared', 'Shared', 5)), attributions: attributions(fight('Shared', 'Shared', 5).map(({ at = '' }, place) => ({ by: 'Shared', at, app: place % 2 === 0 ? 'HubSpot' : 'ERP', confidence: place === 3 ? 'inferred' : 'exact' }))) },
    rows: [
      { object: 'Case', field: 'Status', actor: 'ERP', other: 'HubSpot', class: 'integration', other_class: 'integration', flips: 3, records: 1, first_flip: '2026-10-05T08:00:00.000Z', last_flip: '2026-10-05T08:20:00.000Z', seconds_between: 600, confidence: 'inferred' },
    ],
    notes: ['ERP and HubSpot overwrite Case.Status back and forth: 3 times on 1 record since 2026-10-05, about 10 minutes for each round. Likely a loop: each writes its own value when the other has changed it. Let only one of them write the field. Who it was is not certain: an account is shared.'],
  },
  {
    title: 'within one second the Ids tell the order',
    store: { actors: world, changes: changes(fight('Ann', 'HubSpot', 5, { at: '2026-10-05T08:00:00Z' })) },
    rows: [
      { object: 'Case', field: 'Status', actor: 'Ann', other: 'HubSpot', class: 'person', other_class: 'integration', flips: 3, records: 1, first_flip: '2026-10-05T08:00:00.000Z', last_flip: '2026-10-05T08:00:00.000Z', seconds_between: 0, confidence: 'exact' },
    ],
  },
  {
    title: 'of users that nobody knows no loop is claimed',
    store: { actors: actors({ HubSpot: 'integration', Somebody: 'unknown' }), changes: changes(fight('HubSpot', 'Somebody', 5)) },
    rows: [
      { object: 'Case', field: 'Status', actor: 'HubSpot', other: 'Somebody', class: 'integration', other_class: 'unknown', flips: 3, records: 1, first_flip: '2026-10-05T08:00:00.000Z', last_flip: '2026-10-05T08:20:00.000Z', seconds_between: 600, confidence: 'exact' },
    ],
    notes: ['HubSpot and Somebody overwrite Case.Status back and forth: 3 times on 1 record since 2026-10-05, about 10 minutes for each round. Nobody knows who all of them are; of two integrations it would be a loop. Let only one of them write the field.'],
  },
];
