import { actors, changes } from '../../../core/model/history/example.ts';
import type { ReportExample } from '../../../core/model/history/report.ts';

const people = actors({ HubSpot: 'integration', Ann: 'person' });
const on = (by: string, day: string, from?: string): { readonly by: string; readonly at: string; readonly from?: string } => ({ by, at: `${day}T09:00:00Z`, ...(from === undefined ? {} : { from }) });

export const examples: readonly ReportExample[] = [
  {
    title: 'a step a day where the days are few',
    store: { actors: people, changes: changes([on('HubSpot', '2026-10-05'), on('HubSpot', '2026-10-05'), on('HubSpot', '2026-10-07'), on('Ann', '2026-10-06')]) },
    rows: [
      { actor: 'HubSpot', changes: 3, trend: '2,0,1', first_change: '2026-10-05T09:00:00.000Z', last_change: '2026-10-07T09:00:00.000Z', trend_from: '2026-10-05', trend_to: '2026-10-07' },
      { actor: 'Ann', changes: 1, trend: '0,1,0', first_change: '2026-10-06T09:00:00.000Z', last_change: '2026-10-06T09:00:00.000Z', trend_from: '2026-10-05', trend_to: '2026-10-07' },
    ],
    notes: ['Each course runs from 2026-10-05 to 2026-10-07, one day a step.'],
  },
  {
    title: 'at most twenty-four steps, the last day in the last of them',
    store: { actors: people, changes: changes([on('Ann', '2026-01-01'), on('Ann', '2026-01-02'), on('Ann', '2026-04-10')]) },
    rows: [{ actor: 'Ann', changes: 3, trend: `2${',0'.repeat(22)},1`, first_change: '2026-01-01T09:00:00.000Z', last_change: '2026-04-10T09:00:00.000Z', trend_from: '2026-01-01', trend_to: '2026-04-10' }],
    notes: ['Each course runs from 2026-01-01 to 2026-04-10, about 4.2 days a step.'],
  },
  {
    title: 'by month and actor, time first',
    store: { actors: people, changes: changes([on('HubSpot', '2026-09-30'), on('HubSpot', '2026-10-01', 'old'), on('Ann', '2026-10-31')]) },
    filters: { groupBy: ['actor', 'month'] },
    rows: [
      { month: '2026-09-01', actor: 'HubSpot', changes: 1, filled: 0, cleared: 0 },
      { month: '2026-10-01', actor: 'Ann', changes: 1, filled: 0, cleared: 0 },
      { month: '2026-10-01', actor: 'HubSpot', changes: 1, filled: 0, cleared: 1 },
    ],
    notes: [],
  },
  {
    title: 'weeks begin on Monday',
    store: { actors: people, changes: changes([on('Ann', '2026-10-04'), on('Ann', '2026-10-05')]) },
    filters: { groupBy: ['week'] },
    rows: [
      { week: '2026-09-28', changes: 1, filled: 0, cleared: 0 },
      { week: '2026-10-05', changes: 1, filled: 0, cleared: 0 },
    ],
  },
  { title: 'nothing in the period', store: { actors: people, changes: changes([on('Ann', '2026-10-04')]) }, filters: { since: '2026-11-01T00:00:00.000Z' }, rows: [], notes: [] },
];
