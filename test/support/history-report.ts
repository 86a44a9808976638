import type { ActorClass } from '../../src/core/model/history/actor.ts';
import { groupLabels } from '../../src/core/model/history/grouping.ts';
import type { HistoryReport, ReportColumn, ReportResult } from '../../src/core/model/history/report.ts';
import type { HistoryDetail } from '../../src/core/model/history/show-detail.ts';
import type { StoreRow } from '../../src/core/model/history/tables.ts';

/** A report as an org of some size gives it, made by hand from one list of sums, so that its parts agree. */

const cast: readonly (readonly [string, ActorClass])[] = [
  ['HubSpot', 'integration'],
  ['ERP', 'integration'],
  ['Ana Ruiz', 'person'],
  ['Bo Lind', 'person'],
  ['Automated Process', 'automated'],
  ['Gearset or Zapier', 'unknown'],
  ['Platform Integration User', 'platform'],
];
const places: readonly (readonly [string, string])[] = [
  ['Contact', 'Email'],
  ['Contact', 'Title'],
  ['Contact', 'Phone'],
  ['Contact', 'created'],
  ['Case', 'Status'],
  ['Case', 'Priority'],
  ['Case', 'ownerAssignment'],
  ['Opportunity', 'StageName'],
  ['Opportunity', 'Amount'],
  ['My_Invoice__c', 'Payment_State__c'],
];

const label = (name: string, text: string, type: ReportColumn['type'] = 'text', show?: ReportColumn['show']): ReportColumn => ({ name, label: text, type, ...(show === undefined ? {} : { show }) });

/** 0 to 999, the same in every run. */
const drawn = (seed: number): number => Math.floor((Math.sin(seed * 12.9898) * 43758.5453 - Math.floor(Math.sin(seed * 12.9898) * 43758.5453)) * 1000);

const actorAt = (index: number): readonly [string, ActorClass] => cast[index] ?? [`Integration ${index + 1}`, index % 3 === 0 ? 'person' : 'integration'];
const dayAt = (index: number): string => new Date(Date.UTC(2026, 7, 24 + index)).toISOString().slice(0, 10);

/** Changes by day, actor, object and field; the first actors do the most. */
export function sums(actors: number, days = 60): readonly StoreRow[] {
  return Array.from({ length: actors }, (_, actor) =>
    Array.from({ length: days }, (_none, day) =>
      places.flatMap(([object, field], place) => {
        const draw = drawn(actor * 7919 + day * 131 + place);
        const changes = draw % (actor + 2) === 0 && (day + actor) % 7 < 5 ? Math.ceil((draw + 50) / (12 * (actor + 1))) : 0;
        const [name, kind] = actorAt(actor);
        return changes === 0 ? [] : [{ day: dayAt(day), actor: name, class: kind, object, field, changes, share: 0, filled: 0, cleared: 0 }];
      })
    ).flat()
  ).flat();
}

function grouped(rows: readonly StoreRow[], keyOf: (row: StoreRow) => string): ReadonlyMap<string, readonly StoreRow[]> {
  const groups = new Map<string, StoreRow[]>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return groups;
}

const most = (one: StoreRow, other: StoreRow): number => Number(other['changes']) - Number(one['changes']);

function summaryOf(rows: readonly StoreRow[]): ReportResult {
  const groups = grouped(rows, ({ actor, object, field }) => JSON.stringify([actor, object, field]));
  const all = [...groups.values()].map((group) => {
    const changes = group.reduce((sum, row) => sum + Number(row['changes']), 0);
    const beside = rows.filter(({ object, field }) => object === group[0]?.['object'] && field === group[0]?.['field']).reduce((sum, row) => sum + Number(row['changes']), 0);
    const { actor, class: kind, object, field } = group[0]!;
    return { actor: actor!, class: kind!, object: object!, field: field!, changes, share: Math.floor((1000 * changes) / beside), filled: Math.floor(changes / 9), cleared: Math.floor(changes / 20), first_change: `${String(group[0]?.['day'])}T08:15:00.000Z`, last_change: `${String(group.at(-1)?.['day'])}T17:02:11.000Z` };
  });
  return {
    id: 'summary',
    title: 'Who changed what',
    question: 'Which integration changed which field, how often, and how much of it did people do?',
    columns: [groupLabels.actor, groupLabels.class, groupLabels.object, groupLabels.field, label('changes', 'Changes', 'integer'), label('share', 'Share', 'integer', 'share'), label('filled', 'Filled', 'integer'), label('cleared', 'Cleared', 'integer'), label('first_change', 'First', 'moment'), label('last_change', 'Last', 'moment')],
    rows: all.toSorted(most).slice(0, 25),
    total: all.length,
    notes: all.length === 0 ? [] : ['In these rows integrations made most of the changes.'],
  };
}

const fightColumns = [label('object', 'Object'), label('field', 'Field'), label('actor', 'One', 'text', 'actor'), label('other', 'The other', 'text', 'actor'), label('flips', 'Times', 'integer'), label('records', 'Records', 'integer'), label('first_flip', 'First', 'moment'), label('last_flip', 'Last', 'moment'), label('seconds_between', 'A round', 'integer', 'seconds')];
const recordColumns = [label('object', 'Object'), label('field', 'Field'), label('record_id', 'Record', 'text', 'record'), label('actor', 'One', 'text', 'actor'), label('other', 'The other', 'text', 'actor'), label('flips', 'Times', 'integer'), label('first_flip', 'First', 'moment'), label('last_flip', 'Last', 'moment')];

/** Two fights: a loop of machines, and a person who corrects one. */
const fought: readonly StoreRow[] = [
  { object: 'Case', field: 'Status', actor: 'ERP', other: 'HubSpot', class: 'integration', other_class: 'integration', flips: 120, records: 14, first_flip: '2026-09-01T08:00:00.000Z', last_flip: '2026-10-20T11:25:00.000Z', seconds_between: 300 },
  { object: 'Contact', field: 'Title', actor: 'Ana Ruiz', other: 'HubSpot', class: 'person', other_class: 'integration', flips: 9, records: 3, first_flip: '2026-09-11T08:00:00.000Z', last_flip: '2026-09-14T16:02:40.000Z', seconds_between: 93_600 },
];

const fights = (has: boolean): ReportResult => ({
  id: 'fights',
  title: 'Who overwrites whom',
  question: 'Which two keep overwriting the same field of the same record back and forth?',
  columns: fightColumns,
  rows: has ? fought : [],
  total: has ? fought.length : 0,
  notes: has ? ['ERP and HubSpot overwrite Case.Status back and forth: 120 times on 14 records, about 5 minutes for each round. Likely a loop: each writes its own value when the other has changed it. Let only one of them write the field.'] : [],
});

const recordsOf = (row: StoreRow, count: number): readonly StoreRow[] =>
  Array.from({ length: count }, (_, at) => ({ object: row['object']!, field: row['field']!, record_id: `500${String(at + 1).padStart(12, '0')}AAA`, actor: row['actor']!, other: row['other']!, flips: Math.max(1, 20 - at), first_flip: row['first_flip']!, last_flip: row['last_flip']! }));

const timeline = (rows: readonly StoreRow[]): ReportResult => {
  const byActor = [...grouped(rows, ({ actor }) => String(actor))];
  const count = (group: readonly StoreRow[], day: string): number => group.filter((row) => row['day'] === day).reduce((sum, row) => sum + Number(row['changes']), 0);
  return {
    id: 'timeline',
    title: 'When it was changed',
    question: 'When did each of them write, and how much?',
    columns: [groupLabels.actor, label('changes', 'Changes', 'integer'), label('trend', 'Over time', 'text', 'sparkline')],
    rows: byActor.map(([actor, group]) => ({ actor, changes: group.reduce((sum, row) => sum + Number(row['changes']), 0), trend: Array.from({ length: 60 }, (_, day) => count(group, dayAt(day))).join(',') })),
    total: byActor.length,
    notes: [],
  };
};

/** The report of so many actors; of none there are no rows. */
export function historyReport(actors = 5): HistoryReport {
  const rows = sums(actors);
  return {
    tool: { name: 'sf-plugin-integration-user', version: '0.1.0' },
    at: '2026-11-22T09:00:00.000Z',
    of: 'Acme production',
    filters: { since: '2026-08-24T00:00:00.000Z' },
    coverage:
      actors === 0
        ? []
        : [
            { object: 'Case', source: 'org', rows: 8_412, from: '2026-08-24T08:15:00.000Z', to: '2026-10-22T17:02:11.000Z', state: 'complete', records: 'all' },
            { object: 'Contact', source: 'org', rows: 21_077, from: '2026-08-24T08:15:00.000Z', to: '2026-10-22T17:02:11.000Z', state: 'partial', records: 'some', why: 'The caller does not see all records of Contact.' },
            { object: 'Opportunity', source: 'org', rows: 0, state: 'unread', records: 'unknown', why: 'INSUFFICIENT_ACCESS: give the caller View All Records on Opportunity.' },
          ],
    gaps: actors === 0 ? [] : ['Calls were not banked before 2026-10-01, so who acted on the shared account sync@example.com cannot be told before that day. Run report history --collect-only every day.'],
    results: [summaryOf(rows), fights(actors > 1), timeline(rows), { id: 'conformance', title: 'What the specs do not allow', question: 'Which writes does no spec declare?', columns: [], rows: [], total: 0, notes: [], unanswered: 'There is no spec. Write one: sf integration-user generate' }],
  };
}

/** What the page needs beyond it. */
export function historyDetail(actors = 5): HistoryDetail {
  const rows = sums(actors).toSorted(most);
  const periods: ReportResult = { ...summaryOf([]), columns: [groupLabels.day, groupLabels.actor, groupLabels.class, groupLabels.object, groupLabels.field, label('changes', 'Changes', 'integer')], rows, total: rows.length, notes: [] };
  const records = { ...fights(true), id: 'fight-records', columns: recordColumns, rows: fought.flatMap((row) => recordsOf(row, Number(row['records']))), total: 17 };
  return { grain: 'day', periods, ...(actors > 1 ? { records } : {}) };
}

/** Every text that an org, a file or a spec gave, with a hostile one behind it; the same text stays the same. */
export function withHostileTexts(report: HistoryReport, payloads: readonly string[]): HistoryReport;
export function withHostileTexts(detail: HistoryDetail, payloads: readonly string[]): HistoryDetail;
export function withHostileTexts(given: HistoryReport | HistoryDetail, payloads: readonly string[]): unknown {
  const foreign = new Set(['actor', 'other', 'object', 'field', 'record_id', 'of', 'why', 'notes', 'gaps', 'unanswered']);
  const hostile = (text: string): string => `${text} ${payloads[Array.from(text).reduce((sum, character) => sum + (character.codePointAt(0) ?? 0), 0) % payloads.length] ?? ''}`;
  const changed = (value: unknown, isForeign: boolean): unknown => {
    if (typeof value === 'string') return isForeign ? hostile(value) : value;
    if (Array.isArray(value)) return value.map((each) => changed(each, isForeign));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([field, each]) => [field, changed(each, foreign.has(field))]));
  };
  return changed(given, false);
}
