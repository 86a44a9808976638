import type { ReportExample } from '../../../core/model/history/report.ts';
import type { StoreRow } from '../../../core/model/history/tables.ts';

const declares = (object: string, fields: Readonly<Record<string, string>>, integration = 'HubSpot'): readonly StoreRow[] => Object.entries(fields).map(([field, direction]) => ({ integration, object, field, direction }));
const field = (object: string, name: string, tracked: boolean, more: StoreRow = {}): StoreRow => ({ object, field: name, label: name === '' ? object : `${name} label`, tracked, can_track: true, with_values: true, ...more });
const row = (object: string, name: string, why: string, room: number, more: StoreRow = {}): StoreRow => ({ object, field: name, label: `${name} label`, integration: 'HubSpot', direction: 'inbound', why, room, most: 20, ...more });
const full = Array.from({ length: 20 }, (_, at) => field('Invoice__c', `F${at}__c`, true));

export const examples: readonly ReportExample[] = [
  {
    title: 'a field, a whole object, one that cannot be tracked, and one that is',
    store: {
      declared: [...declares('Case', { '': 'edit', Status: 'inbound', OwnerId: 'inbound', Reason: 'outbound', Total__c: 'inbound' }), ...declares('Lead', { Company: 'two-way' })],
      tracked: [field('Case', '', true), field('Case', 'Status', true), field('Case', 'Owner', true), field('Case', 'Reason', false), field('Case', 'Total__c', false, { can_track: false }), field('Lead', '', false), field('Lead', 'Company', false)],
    },
    rows: [row('Case', 'Reason', 'field not tracked', 18, { direction: 'outbound' }), row('Case', 'Total__c', 'cannot be tracked', 18), row('Lead', 'Company', 'object not tracked', 20, { direction: 'two-way' })],
    notes: [
      'To keep the history of Case: <trackHistory>true</trackHistory> in objects/Case/fields/Reason.field-meta.xml. Retrieve the files first, then deploy.',
      'To keep the history of Lead: <enableHistory>true</enableHistory> in objects/Lead/Lead.object-meta.xml, and <trackHistory>true</trackHistory> in objects/Lead/fields/Company.field-meta.xml. Retrieve the files first, then deploy.',
    ],
  },
  {
    title: 'twenty fields are tracked already',
    store: { declared: declares('Invoice__c', { Extra__c: 'inbound' }), tracked: [field('Invoice__c', '', true), ...full, field('Invoice__c', 'Extra__c', false)] },
    rows: [row('Invoice__c', 'Extra__c', 'limit reached', 0)],
    notes: ['Invoice__c tracks 20 fields already, as many as an object may, unless the org has Field Audit Trail: stop tracking another field to track Extra__c.'],
  },
  {
    title: 'an object that tracks more than twenty tells that others may, too',
    store: { declared: declares('Invoice__c', { Extra__c: 'inbound' }), tracked: [field('Invoice__c', '', true), ...full, field('Invoice__c', 'Extra__c', false), field('Lead', '', true), ...full.map((each) => ({ ...each, object: 'Lead' })), field('Lead', 'One_more__c', true)] },
    rows: [row('Invoice__c', 'Extra__c', 'field not tracked', 40, { most: 60 })],
    notes: ['To keep the history of Invoice__c: <trackHistory>true</trackHistory> in objects/Invoice__c/fields/Extra__c.field-meta.xml. Retrieve the files first, then deploy.'],
  },
  {
    title: 'a formula is not switched on with its object, and a field that is not there with none',
    store: { declared: declares('Lead', { Company: 'inbound', Score__c: 'inbound', Compnay: 'inbound' }), tracked: [field('Lead', '', false), field('Lead', 'Company', false), field('Lead', 'Score__c', false, { can_track: false })] },
    rows: [row('Lead', 'Company', 'object not tracked', 20), row('Lead', 'Compnay', 'field not seen', 20, { label: 'Compnay' }), row('Lead', 'Score__c', 'cannot be tracked', 20)],
    notes: [
      'To keep the history of Lead: <enableHistory>true</enableHistory> in objects/Lead/Lead.object-meta.xml, and <trackHistory>true</trackHistory> in objects/Lead/fields/Company.field-meta.xml. Retrieve the files first, then deploy.',
      'Lead has no field Compnay that your user sees: correct the spec, or collect as a user who sees it.',
    ],
  },
  {
    title: 'an address is tracked whole, whichever part the spec names',
    store: { declared: declares('Contact', { MailingStreet: 'inbound', MailingCity: 'inbound', OtherStreet: 'inbound', OtherCity: 'inbound' }), tracked: [field('Contact', '', true), field('Contact', 'MailingAddress', true), field('Contact', 'MailingStreet', false), field('Contact', 'OtherAddress', false)] },
    rows: [row('Contact', 'OtherCity', 'field not tracked', 19, { label: 'OtherAddress label' }), row('Contact', 'OtherStreet', 'field not tracked', 19, { label: 'OtherAddress label' })],
    notes: ['To keep the history of Contact: <trackHistory>true</trackHistory> in objects/Contact/fields/OtherAddress.field-meta.xml. Retrieve the files first, then deploy.'],
  },
  {
    title: 'a look-up by the name that people know, and nothing of integrations that are retired',
    store: { declared: [...declares('Lead', { OwnerId: 'inbound' }), ...declares('Lead', { Company: 'retired' }, 'Old')], tracked: [field('Lead', '', true), field('Lead', 'OwnerId', false), field('Lead', 'Company', false)] },
    filters: { fields: ['owner'] },
    rows: [row('Lead', 'OwnerId', 'field not tracked', 20)],
  },
  {
    title: 'room for one, which goes to what is written',
    store: { declared: declares('Invoice__c', { Aa__c: 'outbound', Extra__c: 'inbound' }), tracked: [field('Invoice__c', '', true), ...full.slice(1), field('Invoice__c', 'Aa__c', false), field('Invoice__c', 'Extra__c', false)] },
    rows: [row('Invoice__c', 'Aa__c', 'field not tracked', 1, { direction: 'outbound' }), row('Invoice__c', 'Extra__c', 'field not tracked', 1)],
    notes: ['To keep the history of Invoice__c: <trackHistory>true</trackHistory> in objects/Invoice__c/fields/Extra__c.field-meta.xml. Retrieve the files first, then deploy. 1 more does not fit: an object tracks 20 fields.'],
  },
  {
    title: 'an object that nobody read',
    store: { declared: declares('Lead', { Company: 'inbound' }), tracked: [field('Case', '', true)] },
    filters: { actors: ['hubspot'], objects: ['lead'], fields: ['company'] },
    rows: [row('Lead', 'Company', 'not known', 0, { label: 'Company' })],
    notes: ['Whether Lead keeps history was not read: collect from the org as a user who sees it.'],
  },
];
