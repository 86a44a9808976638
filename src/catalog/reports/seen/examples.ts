import { actors, attributions, changes } from '../../../core/model/history/example.ts';
import type { ReportExample } from '../../../core/model/history/report.ts';
import type { StoreRow } from '../../../core/model/history/tables.ts';

const people = actors({ HubSpot: 'integration', ERP: 'integration', Ann: 'person' });
const at = (day: string): string => `${day}T08:15:00.000Z`;
const newest = at('2026-10-30');
const row = (actor: string, first: string, last: string, days: number, state: string, more: StoreRow = {}): StoreRow => ({ actor, class: 'integration', object: 'Case', first_seen: at(first), last_seen: at(last), days_silent: days, changes: first === last ? 1 : 2, state, newest, last_anywhere: at(last), ...more });

export const examples: readonly ReportExample[] = [
  {
    title: 'who fell silent comes first, and one object that an active one left',
    store: {
      actors: people,
      changes: changes([
        { by: 'ERP', at: at('2026-05-01') },
        { by: 'ERP', at: at('2026-07-01') },
        { by: 'HubSpot', at: at('2026-06-01') },
        { by: 'HubSpot', object: 'Lead', at: at('2026-10-30') },
        { by: 'Ann', at: at('2026-10-29') },
      ]),
    },
    rows: [
      row('ERP', '2026-05-01', '2026-07-01', 122, 'dormant'),
      row('Ann', '2026-10-29', '2026-10-29', 2, 'active', { class: 'person' }),
      row('HubSpot', '2026-06-01', '2026-06-01', 152, 'quiet here', { last_anywhere: newest }),
      row('HubSpot', '2026-10-30', '2026-10-30', 1, 'active', { object: 'Lead' }),
    ],
    notes: ['ERP has changed nothing since 2026-07-01. Ask its owner whether it is still needed; else take its access away.'],
  },
  {
    title: 'ninety days are not dormant, a moment more is',
    store: { actors: people, changes: changes([{ by: 'ERP', at: '2026-08-03T00:00:00Z' }, { by: 'HubSpot', at: '2026-08-02T23:59:59Z' }, { by: 'Ann', at: newest }]) },
    rows: [
      row('HubSpot', '2026-08-02', '2026-08-02', 90, 'dormant', { first_seen: '2026-08-02T23:59:59.000Z', last_seen: '2026-08-02T23:59:59.000Z', last_anywhere: '2026-08-02T23:59:59.000Z' }),
      row('ERP', '2026-08-03', '2026-08-03', 90, 'active', { first_seen: '2026-08-03T00:00:00.000Z', last_seen: '2026-08-03T00:00:00.000Z', last_anywhere: '2026-08-03T00:00:00.000Z' }),
      row('Ann', '2026-10-30', '2026-10-30', 1, 'active', { class: 'person' }),
    ],
  },
  {
    title: 'in a store that is old itself nobody is called dormant in words',
    store: { actors: people, changes: changes([{ by: 'ERP', at: at('2026-06-01') }]) },
    rows: [row('ERP', '2026-06-01', '2026-06-01', 152, 'dormant', { newest: at('2026-06-01') })],
    notes: ['Nothing that was read is newer than 2026-06-01. Collect again before calling anybody dormant.'],
  },
  {
    title: 'silence is counted to the end of the period',
    store: { actors: people, changes: changes([{ by: 'ERP', at: at('2026-06-01') }]) },
    filters: { until: '2026-06-11T00:00:00.000Z' },
    rows: [row('ERP', '2026-06-01', '2026-06-01', 9, 'active', { newest: at('2026-06-01') })],
    notes: [],
  },
  {
    title: 'who is silent in one object and busy in another is not dormant, whatever is asked for',
    store: { actors: people, changes: changes([{ by: 'HubSpot', at: at('2026-06-01') }, { by: 'HubSpot', object: 'Lead', at: at('2026-10-30') }]) },
    filters: { objects: ['case'], fields: ['STATUS'] },
    rows: [row('HubSpot', '2026-06-01', '2026-06-01', 152, 'quiet here', { last_anywhere: newest })],
    notes: [],
  },
  {
    title: 'asked for one who is silent, the store is not old',
    store: { actors: people, changes: changes([{ by: 'ERP', at: at('2026-06-01') }, { by: 'Ann', at: newest }]) },
    filters: { actors: ['erp'] },
    rows: [row('ERP', '2026-06-01', '2026-06-01', 152, 'dormant')],
    notes: ['ERP has changed nothing since 2026-06-01. Ask its owner whether it is still needed; else take its access away.'],
  },
  {
    title: 'who may have made a change that cannot be told apart is only perhaps dormant',
    store: {
      actors: [...people, ...actors({ Shared: 'integration', 'ERP B': 'integration' })],
      changes: changes([{ by: 'ERP', at: at('2026-06-01') }, { by: 'ERP B', at: at('2026-06-01') }, { by: 'Shared', at: newest }]),
      attributions: attributions([{ by: 'Shared', at: newest, candidates: 'ERP or HubSpot' }]),
    },
    filters: { actors: ['erp', 'ERP B'] },
    rows: [row('ERP', '2026-06-01', '2026-06-01', 152, 'perhaps dormant'), row('ERP B', '2026-06-01', '2026-06-01', 152, 'dormant')],
    notes: ['ERP B has changed nothing since 2026-06-01. Ask its owner whether it is still needed; else take its access away.'],
  },
];
