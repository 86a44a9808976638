import { actors, attributions, changes } from '../../../core/model/history/example.ts';
import type { ReportExample } from '../../../core/model/history/report.ts';
import type { StoreRow } from '../../../core/model/history/tables.ts';

const people = actors({ HubSpot: 'integration', ERP: 'integration', Ann: 'person' });
const declares = (integration: string, rows: Readonly<Record<string, string>>, object = 'Case'): readonly StoreRow[] => Object.entries(rows).map(([field, direction]) => ({ integration, object, field, direction }));
const tracks = (...fields: readonly string[]): readonly StoreRow[] => fields.map((field) => ({ object: 'Case', field, label: field, tracked: true, can_track: true, with_values: true }));
const at = '2026-10-05T08:15:00.000Z';
const breach = (integration: string, field: string, why: string, more: StoreRow = {}): StoreRow => ({ integration, object: 'Case', field, why, changes: 1, first_change: at, last_change: at, confidence: 'exact', ...more });
const never = (integration: string, field: string, why = 'never written'): StoreRow => ({ integration, object: 'Case', field, why, changes: 0, first_change: null, last_change: null, confidence: 'exact' });

export const examples: readonly ReportExample[] = [
  {
    title: 'writes that the spec does not name, declares outbound or does not let create',
    store: {
      actors: people,
      declared: declares('HubSpot', { '': 'edit', Status: 'two-way', Priority: 'outbound' }),
      tracked: tracks('Status', 'Priority', 'Subject'),
      changes: changes([{ by: 'HubSpot' }, { by: 'HubSpot', field: 'Priority' }, { by: 'HubSpot', field: 'Subject' }, { by: 'HubSpot', field: 'Subject' }, { by: 'HubSpot', field: 'created' }, { by: 'HubSpot', object: 'Account', field: 'Rating' }]),
    },
    rows: [
      breach('HubSpot', 'Subject', 'field not in the spec', { changes: 2 }),
      breach('HubSpot', 'Rating', 'object not in the spec', { object: 'Account' }),
      breach('HubSpot', 'Priority', 'only read, says the spec'),
      breach('HubSpot', 'created', 'may not create'),
    ],
    notes: [
      'HubSpot wrote Case.Subject 2 times, and its spec does not name that field. Add "Subject: inbound" to the spec, or take the access away.',
      'HubSpot changed Account.Rating 1 time, and its spec does not name Account. Name it in the spec, or take the access away.',
      'HubSpot wrote Case.Priority 1 time, which its spec declares outbound. Make it two-way in the spec, or take the edit right away.',
      'HubSpot made Case records 1 time, and its spec has no "create: true" for them.',
    ],
  },
  {
    title: 'people, integrations without a spec and events breach nothing',
    store: { actors: people, declared: declares('HubSpot', { '': 'edit' }), changes: changes([{ by: 'Ann' }, { by: 'ERP' }, { by: 'HubSpot', field: 'ownerAssignment', more: { kind: 'event' } }]) },
    rows: [],
  },
  {
    title: 'a right to create, and a look-up that history names without its Id',
    store: { actors: people, declared: declares('HubSpot', { '': 'create', OwnerId: 'inbound' }), tracked: tracks('Owner'), changes: changes([{ by: 'HubSpot', field: 'created' }, { by: 'HubSpot', field: 'Owner' }]) },
    rows: [],
  },
  {
    title: 'fields that the spec lets in and nobody saw it write, where they have history',
    store: { actors: people, declared: declares('HubSpot', { Status: 'inbound', Reason: 'two-way', Origin: 'inbound', Subject: 'outbound' }), tracked: tracks('Status', 'Reason', 'Subject'), changes: changes([{ by: 'HubSpot' }, { by: 'Ann', field: 'Reason' }]) },
    rows: [never('HubSpot', 'Reason')],
    notes: ['Let in by a spec and never written in what was read: Case.Reason (HubSpot). Take it out of the spec, or find out why nothing arrives.'],
  },
  {
    title: 'without a word on what is tracked, a field has history where somebody changed it',
    store: { actors: people, declared: declares('HubSpot', { Status: 'inbound', Reason: 'inbound' }), changes: changes([{ by: 'Ann', field: 'Reason' }]) },
    rows: [never('HubSpot', 'Reason')],
  },
  {
    title: 'what may have been another breaches nothing, and may have been the write that is missing',
    store: {
      actors: actors({ Shared: 'integration' }),
      declared: [...declares('ERP', { Status: 'inbound' }), ...declares('HubSpot', { Priority: 'outbound', Reason: 'inbound' })],
      tracked: tracks('Status', 'Reason', 'Priority'),
      changes: changes([{ by: 'Shared', field: 'Priority' }, { by: 'Shared', field: 'Reason', at: '2026-10-06T08:15:00Z' }]),
      attributions: attributions([{ by: 'Shared', app: 'HubSpot', confidence: 'inferred' }, { by: 'Shared', at: '2026-10-06T08:15:00Z', candidates: 'ERP or HubSpot' }]),
    },
    rows: [breach('HubSpot', 'Priority', 'only read, says the spec', { confidence: 'inferred' }), never('ERP', 'Status'), never('HubSpot', 'Reason', 'perhaps never written')],
  },
  {
    title: 'a look-up that is asked for by its name in the API was written',
    store: { actors: people, declared: declares('HubSpot', { '': 'edit', OwnerId: 'inbound', Reason: 'inbound' }), tracked: tracks('Owner', 'Reason'), changes: changes([{ by: 'HubSpot', field: 'Owner' }]) },
    filters: { fields: ['OwnerId'] },
    rows: [],
  },
  {
    title: 'the letter case of a spec does not count, nor whether it names the Id',
    store: { actors: people, declared: declares('hubspot', { '': 'edit', OWNERID: 'inbound', status: 'inbound' }, 'CASE'), tracked: tracks('Owner', 'Status'), changes: changes([{ by: 'HubSpot', field: 'Owner' }, { by: 'HubSpot' }]) },
    rows: [],
  },
  {
    title: 'an address is written whole, whichever part the spec names',
    store: { actors: people, declared: declares('HubSpot', { MailingStreet: 'two-way', MailingCity: 'outbound', OtherCity: 'outbound' }, 'Contact'), changes: changes([{ by: 'HubSpot', object: 'Contact', field: 'MailingAddress' }, { by: 'HubSpot', object: 'Contact', field: 'OtherAddress' }]) },
    rows: [breach('HubSpot', 'OtherAddress', 'only read, says the spec', { object: 'Contact' })],
  },
  {
    title: 'a spec that gives access to nothing allows no write',
    store: { actors: people, declared: [{ integration: 'HubSpot', object: '', field: '', direction: 'none' }], changes: changes([{ by: 'HubSpot' }]) },
    rows: [breach('HubSpot', 'Status', 'object not in the spec')],
  },
  {
    title: 'of a retired integration no write is missing, and none of its own was a breach',
    store: { actors: people, declared: declares('HubSpot', { '': 'edit', Status: 'retired', Reason: 'retired' }), tracked: tracks('Status', 'Reason'), changes: changes([{ by: 'HubSpot' }]) },
    rows: [],
  },
  {
    title: 'a name in a longer name may not have been it',
    store: {
      actors: actors({ Shared: 'integration' }),
      declared: declares('ERP', { Reason: 'inbound' }),
      tracked: tracks('Reason'),
      changes: changes([{ by: 'Shared', field: 'Reason' }]),
      attributions: attributions([{ by: 'Shared', candidates: 'ERP Bridge or HubSpot' }]),
    },
    rows: [never('ERP', 'Reason')],
  },
  {
    title: 'only what is asked for',
    store: { actors: people, declared: [...declares('HubSpot', { Reason: 'inbound' }), ...declares('ERP', { Reason: 'inbound' })], tracked: tracks('Reason'), changes: changes([{ by: 'HubSpot' }, { by: 'ERP' }]) },
    filters: { actors: ['erp'], objects: ['case'] },
    rows: [breach('ERP', 'Status', 'field not in the spec'), never('ERP', 'Reason')],
  },
];
