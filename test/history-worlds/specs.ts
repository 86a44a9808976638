import type { SpecInput } from '../../src/core/model/spec.ts';
import { dateAgo } from '../messy/moments.ts';
import { cast, formerApps, type Account } from './cast.ts';

type Direction = 'inbound' | 'outbound' | 'two-way';
type Objects = Readonly<Record<string, { readonly create?: boolean; readonly edit?: boolean; readonly fields: Readonly<Record<string, Direction>> }>>;

interface Connection {
  readonly name: string;
  readonly label: string;
  readonly account: Account;
  readonly objects: Objects;
}

/** What each spec allows. Beside what is written there stand fields that nobody writes and fields that have no tracking. */
export const connections: readonly Connection[] = [
  { name: 'marketing', label: 'Marketing Hub', account: cast.marketing, objects: { Account: { edit: true, fields: { Industry: 'inbound', Region__c: 'two-way' } }, Contact: { create: true, edit: true, fields: { LeadSource: 'two-way', Score__c: 'inbound', Department: 'inbound', Title: 'outbound', MailingCity: 'inbound' } } } },
  { name: 'erp', label: 'ERP Bridge', account: cast.erp, objects: { Account: { create: true, edit: true, fields: { AnnualRevenue: 'inbound', Phone: 'two-way', Rating: 'inbound', Partner__c: 'inbound', Description: 'inbound' } }, Invoice__c: { create: true, edit: true, fields: { State__c: 'two-way', Total__c: 'inbound', Account__c: 'inbound' } } } },
  { name: 'support', label: 'Support Desk', account: cast.support, objects: { Case: { create: true, edit: true, fields: { Status: 'two-way', Subject: 'inbound', Steps__c: 'inbound', Tags__c: 'inbound', Supplier__c: 'inbound', Priority: 'outbound' } } } },
  { name: 'warehouse', label: 'Warehouse Feed', account: cast.warehouse, objects: { acme__Shipment__c: { edit: true, fields: { acme__Status__c: 'inbound', acme__Tracking__c: 'inbound', acme__Carrier__c: 'inbound', acme__Weight__c: 'two-way' } }, Invoice__c: { edit: true, fields: { Paid__c: 'inbound', Extra__c: 'inbound' } }, Case: { edit: true, fields: { Status: 'inbound' } } } },
  { name: 'legacy_loader', label: 'Legacy Loader', account: cast.legacy, objects: { Opportunity: { edit: true, fields: { NextStep: 'inbound', Amount: 'outbound' } } } },
  { name: 'survey', label: 'Survey Pulse', account: cast.survey, objects: { Contact: { edit: true, fields: { Score__c: 'inbound' } }, Survey_Answer__c: { create: true, edit: true, fields: { Grade__c: 'inbound' } } } },
  { name: 'billing', label: 'Billing Sync', account: cast.finance, objects: { Invoice__c: { create: true, edit: true, fields: { State__c: 'two-way', Total__c: 'two-way', Spare_15__c: 'inbound' } }, Account: { edit: true, fields: { Phone: 'inbound', Region__c: 'inbound' } } } },
  { name: 'enrichment', label: 'Enrichment Pump', account: cast.finance, objects: { Account: { edit: true, fields: { Phone: 'inbound', Region__c: 'inbound', Website: 'inbound' } }, Invoice__c: { edit: true, fields: { State__c: 'two-way', Total__c: 'outbound' } } } },
  { name: 'telephony', label: 'Telephony Link', account: cast.phones, objects: { Contact: { edit: true, fields: { Phone: 'two-way' } }, Case: { edit: true, fields: { Status: 'two-way', Reason: 'inbound' } } } },
  { name: 'quotes', label: 'Quote Builder', account: cast.dana, objects: { Opportunity: { edit: true, fields: { Amount: 'two-way', Quote_Link__c: 'inbound', StageName: 'inbound' } } } },
];

/** The spec of each integration, as integrations/<name>.yaml takes it. */
export const specs: readonly SpecInput[] = connections.map(({ name, label, account, objects }, index) => ({
  apiVersion: 'integration-user/v1',
  name,
  label,
  purpose: `Keeps what ${label} knows in step`,
  vendor: 'Example Vendor',
  owner: { name: 'Ana Ruiz', email: 'ana@example.com' },
  custodians: ['ana@example.com', 'bo@example.com', 'chi@example.com'],
  mailbox: `${name.replaceAll('_', '.')}.tool@example.com`,
  reviewBy: dateAgo(-60),
  environments: { production: { username: account.username, orgId: '00DPr0000000001' } },
  network: { allow: [{ cidr: `203.0.113.${index * 8}/29`, source: 'the vendor\'s egress list' }] },
  access: { objects },
  ...(formerApps[label] === undefined ? {} : { aliases: [{ app: formerApps[label], until: dateAgo(-30) }] }),
}));

/** The access that a spec gives, for who has one. */
export const accessOf = (integration: string): Objects | undefined => connections.find(({ name }) => name === integration)?.objects;
