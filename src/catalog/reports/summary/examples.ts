import { actors, attributions, changes } from '../../../core/model/history/example.ts';
import type { ReportExample } from '../../../core/model/history/report.ts';

const people = actors({ HubSpot: 'integration', Ann: 'person' });

export const examples: readonly ReportExample[] = [
  {
    title: 'an integration and a person change one field',
    store: {
      actors: people,
      changes: changes([
        { by: 'HubSpot', from: 'a', to: 'b' },
        { by: 'HubSpot', at: '2026-10-06T09:00:00Z', to: 'b' },
        { by: 'HubSpot', at: '2026-10-06T10:00:00Z', from: 'b' },
        { by: 'Ann', at: '2026-10-07T09:00:00Z', from: 'a', to: 'c' },
      ]),
    },
    rows: [
      { actor: 'HubSpot', class: 'integration', object: 'Case', field: 'Status', changes: 3, share: 750, filled: 1, cleared: 1, confidence: 'exact', first_change: '2026-10-05T08:15:00.000Z', last_change: '2026-10-06T10:00:00.000Z' },
      { actor: 'Ann', class: 'person', object: 'Case', field: 'Status', changes: 1, share: 250, filled: 0, cleared: 0, confidence: 'exact', first_change: '2026-10-07T09:00:00.000Z', last_change: '2026-10-07T09:00:00.000Z' },
    ],
  },
  {
    title: 'a share is of everybody, also where one is asked for',
    store: { actors: people, changes: changes([{ by: 'HubSpot' }, { by: 'Ann' }]) },
    filters: { actors: ['hubspot'], groupBy: ['actor'] },
    rows: [{ actor: 'HubSpot', changes: 1, share: 500, filled: 0, cleared: 0, confidence: 'exact', first_change: '2026-10-05T08:15:00.000Z', last_change: '2026-10-05T08:15:00.000Z' }],
  },
  {
    title: 'also where rows do not tell who it was, from days',
    store: { actors: people, changes: changes([{ by: 'HubSpot', from: 'a' }, { by: 'HubSpot', at: '2026-10-05T09:15:00Z' }, { by: 'Ann', at: '2026-10-04T09:15:00Z' }, { by: 'Ann', at: '2026-10-06T09:15:00Z', field: 'Reason' }]) },
    filters: { actors: ['HubSpot'], groupBy: ['field', 'month'] },
    rows: [{ field: 'Status', month: '2026-10-01', changes: 2, share: 666, filled: 0, cleared: 1, confidence: 'exact', first_change: '2026-10-05T08:15:00.000Z', last_change: '2026-10-05T09:15:00.000Z' }],
  },
  {
    title: 'and change by change',
    store: { actors: people, changes: changes([{ by: 'HubSpot' }, { by: 'Ann' }, { by: 'Ann', field: 'Reason' }]) },
    filters: { actors: ['HubSpot'], groupBy: ['field'], since: '2026-10-05T00:00:01.000Z' },
    rows: [{ field: 'Status', changes: 1, share: 500, filled: 0, cleared: 0, confidence: 'exact', first_change: '2026-10-05T08:15:00.000Z', last_change: '2026-10-05T08:15:00.000Z' }],
  },
  {
    title: 'of nobody in particular a share is of all changes',
    store: { actors: people, changes: changes([{ by: 'HubSpot' }, { by: 'HubSpot', field: 'Owner' }, { by: 'Ann' }, { by: 'Ann' }]) },
    filters: { groupBy: ['field'] },
    rows: [
      { field: 'Status', changes: 3, share: 750, filled: 0, cleared: 0, confidence: 'exact', first_change: '2026-10-05T08:15:00.000Z', last_change: '2026-10-05T08:15:00.000Z' },
      { field: 'Owner', changes: 1, share: 250, filled: 0, cleared: 0, confidence: 'exact', first_change: '2026-10-05T08:15:00.000Z', last_change: '2026-10-05T08:15:00.000Z' },
    ],
  },
  {
    title: 'a row is as sure as its least sure change, where an account is shared',
    store: {
      actors: actors({ Shared: 'integration' }),
      changes: changes([{ by: 'Shared' }, { by: 'Shared', at: '2026-10-05T09:15:00Z' }, { by: 'Shared', at: '2026-10-05T10:15:00Z' }]),
      attributions: attributions([{ by: 'Shared', app: 'ERP' }, { by: 'Shared', at: '2026-10-05T09:15:00Z', app: 'ERP', confidence: 'inferred' }, { by: 'Shared', at: '2026-10-05T10:15:00Z', candidates: 'ERP or HubSpot' }]),
    },
    filters: { groupBy: ['actor'] },
    rows: [
      { actor: 'ERP', changes: 2, share: 666, filled: 0, cleared: 0, confidence: 'inferred', first_change: '2026-10-05T08:15:00.000Z', last_change: '2026-10-05T09:15:00.000Z' },
      { actor: 'ERP or HubSpot', changes: 1, share: 333, filled: 0, cleared: 0, confidence: 'ambiguous', first_change: '2026-10-05T10:15:00.000Z', last_change: '2026-10-05T10:15:00.000Z' },
    ],
  },
  {
    title: 'a name beyond ASCII, in an engine that does not know its small letters',
    store: { actors: actors({ 'Žofie Ölund': 'person', Ann: 'person' }), changes: changes([{ by: 'Žofie Ölund' }, { by: 'Ann' }]) },
    filters: { actors: ['Žofie Ölund'], groupBy: ['actor'] },
    rows: [{ actor: 'Žofie Ölund', changes: 1, share: 500, filled: 0, cleared: 0, confidence: 'exact', first_change: '2026-10-05T08:15:00.000Z', last_change: '2026-10-05T08:15:00.000Z' }],
  },
  {
    title: 'a look-up by either of its names, from days',
    store: { actors: people, changes: changes([{ by: 'Ann', field: 'Owner' }, { by: 'Ann' }]) },
    filters: { fields: ['ownerid'], groupBy: ['field'] },
    rows: [{ field: 'Owner', changes: 1, share: 1000, filled: 0, cleared: 0, confidence: 'exact', first_change: '2026-10-05T08:15:00.000Z', last_change: '2026-10-05T08:15:00.000Z' }],
  },
  {
    title: 'a period that ends within a day counts to the second',
    store: { actors: people, changes: changes([{ by: 'Ann', at: '2026-10-05T08:00:00Z' }, { by: 'Ann', at: '2026-10-05T10:00:00Z' }]) },
    filters: { until: '2026-10-05T09:00:00.000Z', groupBy: ['month'] },
    rows: [{ month: '2026-10-01', changes: 1, share: 1000, filled: 0, cleared: 0, confidence: 'exact', first_change: '2026-10-05T08:00:00.000Z', last_change: '2026-10-05T08:00:00.000Z' }],
  },
  {
    title: 'the second row of a lookup is not counted',
    store: { actors: people, changes: changes([{ by: 'Ann', field: 'Owner' }, { by: 'Ann', field: 'Owner', more: { counted: false } }]) },
    filters: { groupBy: ['field'] },
    rows: [{ field: 'Owner', changes: 1, share: 1000, filled: 0, cleared: 0, confidence: 'exact', first_change: '2026-10-05T08:15:00.000Z', last_change: '2026-10-05T08:15:00.000Z' }],
  },
];
