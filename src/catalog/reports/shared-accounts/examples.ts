import { actors, attributions, changes, userId } from '../../../core/model/history/example.ts';
import type { ReportExample } from '../../../core/model/history/report.ts';
import type { StoreRow } from '../../../core/model/history/tables.ts';

const at = (hour: number): string => `2026-10-05T0${hour}:00:00.000Z`;
const share = (account: string, app: string, more: StoreRow = {}): StoreRow => ({ user_id: userId(account), actor: account, app, why: 'a spec', first_at: null, last_at: null, exact_from: null, ...more });
const row = (account: string, app: string, more: StoreRow = {}): StoreRow => ({ account, app, why: 'a spec', exact: 0, inferred: 0, ambiguous: 0, account_changes: 0, first_at: null, last_at: null, exact_from: null, ...more });

const store: ReportExample['store'] = {
  actors: actors({ Shared: 'integration', Other: 'integration' }),
  shared: [share('Other', 'Slack'), share('Other', 'Survey'), share('Shared', 'HubSpot', { why: 'log-ins', first_at: at(1), last_at: at(4), exact_from: '2026-10-04T00:00:00.000Z' }), share('Shared', 'ERP')],
  logins: [{ login_id: '0Ya000000000001', user_id: userId('Shared'), at: at(0) }],
  changes: changes([...[1, 2, 3, 4].map((hour) => ({ by: 'Shared', at: at(hour) })), { by: 'Shared', object: 'Lead', at: at(5) }]),
  attributions: attributions([
    { by: 'Shared', at: at(1), app: 'HubSpot' },
    { by: 'Shared', at: at(2), app: 'ERP', confidence: 'inferred' },
    { by: 'Shared', at: at(3), candidates: 'ERP or HubSpot' },
    { by: 'Shared', at: at(4), app: 'hubspot' },
    { by: 'Shared', object: 'Lead', at: at(5), candidates: 'ERP or HubSpot' },
  ]),
};
const hubSpot = row('Shared', 'HubSpot', { why: 'log-ins', exact: 2, ambiguous: 2, account_changes: 5, first_at: at(1), last_at: at(4), exact_from: '2026-10-04T00:00:00.000Z' });

export const examples: readonly ReportExample[] = [
  {
    title: 'how much of an account is whose, and what nobody can tell',
    store,
    rows: [row('Shared', 'ERP', { inferred: 1, ambiguous: 2, account_changes: 5 }), hubSpot, row('Other', 'Slack'), row('Other', 'Survey')],
    notes: [
      'ERP and HubSpot act as Shared. 2 of its 5 changes cannot be told apart. With a user of its own for each, every change would name who made it. Changes from 2026-10-04 on can be told apart by the API calls that were kept.',
      'Slack and Survey act as Other. It changed nothing in what was read.',
    ],
  },
  {
    title: 'without logins there may be more',
    store: { ...store, logins: [] },
    filters: { actors: ['Slack'] },
    rows: [row('Other', 'Slack')],
    notes: ['Slack acts as Other. It changed nothing in what was read.', 'Other accounts may be shared as well: no login of an integration is in what was read.'],
  },
  { title: 'of one app and one object', store, filters: { actors: ['hubspot'], objects: ['case'] }, rows: [{ ...hubSpot, ambiguous: 1, account_changes: 4 }] },
];
