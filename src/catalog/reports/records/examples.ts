import { actors, userId } from '../../../core/model/history/example.ts';
import type { ReportExample } from '../../../core/model/history/report.ts';
import type { StoreRow } from '../../../core/model/history/tables.ts';

const asked = '2026-10-31T00:00:00.000Z';
const count = (name: string, object: string, created: number, modified: number, last: string | null = null): StoreRow => ({ user_id: userId(name), object, created, created_last: last, modified, modified_last: last, as_of: asked });
const row = (actor: string, kind: string, object: string, created: number, modified: number, last: string | null = null): StoreRow => ({ actor, class: kind, object, created, created_last: last, modified, modified_last: last, as_of: asked });
const [spring, summer] = ['2026-04-01T08:00:00.000Z', '2026-07-01T08:00:00.000Z'];

/** Two users of one integration. */
const both = [...actors({ HubSpot: 'integration', Ann: 'person' }), { ...actors({ HubSpot: 'integration' })[0], user_id: userId('HubSpot in the sandbox') }];

export const examples: readonly ReportExample[] = [
  {
    title: 'users of one integration count together; a user nobody listed counts, too',
    store: { actors: both, counts: [count('HubSpot', 'Case', 2, 1, spring), count('HubSpot in the sandbox', 'Case', 3, 4, summer), count('Ann', 'Case', 1, 9), count('Stranger', 'Lead', 0, 1)] },
    rows: [row('Ann', 'person', 'Case', 1, 9), row('HubSpot', 'integration', 'Case', 5, 5, summer), row('005Stranger0000000', 'unknown', 'Lead', 0, 1)],
    notes: ['As the org counted its records on 2026-10-31; no history is needed for this. Only the last to change a record counts as having changed it.'],
  },
  { title: 'of one integration and object', store: { actors: both, counts: [count('HubSpot', 'Case', 2, 1), count('HubSpot', 'Lead', 2, 1), count('Ann', 'Case', 1, 9)] }, filters: { actors: ['HUBSPOT'], objects: ['case'] }, rows: [row('HubSpot', 'integration', 'Case', 2, 1)] },
];
