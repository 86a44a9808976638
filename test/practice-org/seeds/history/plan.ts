import type { Value } from '../../state.ts';
import type { ActorName } from './actors.ts';

export const DAYS = 90;

/** How many records there are, and how each begins. `#` stands for its number. */
export const objects: Record<string, { count: number; begin: Record<string, Value> }> = {
  Account: { count: 40, begin: { Name: 'Company #', Industry: 'Banking', Rating: 'Warm', Type: 'Prospect' } },
  Contact: { count: 60, begin: { FirstName: 'Ada', LastName: 'Client #', Title: 'Buyer', Department: 'Purchasing', LeadSource: 'Web' } },
  Opportunity: { count: 30, begin: { Name: 'Renewal #', StageName: 'Prospecting', Amount: 1000, CloseDate: '2030-01-31', NextStep: 'Call' } },
  Case: { count: 80, begin: { CaseNumber: '#', Subject: 'Question #', Status: 'New', Priority: 'Medium', Origin: 'Web' } },
  Shipment__c: { count: 40, begin: { Name: 'SHP-#', Status__c: 'Packed', Carrier__c: 'North', Weight__c: 1.5 } },
};

/** What a field may become: the next of these, a number that grows, a record of an object, or an owner. */
export type Next = readonly string[] | { step: number } | { lookup: string } | { owners: readonly ActorName[] };

export interface Job {
  actor: ActorName;
  /** App that logs in, as LoginHistory and the usage log call it. */
  app: string;
  address: string;
  /** Hours of the day (UTC) it runs at, and on which days: every so many. */
  hours: readonly number[];
  everyDays: number;
  /** Records it changes each time. */
  records: number;
  object: string;
  fields: Readonly<Record<string, Next>>;
}

const hubspot = { actor: 'HubSpot Integration', app: 'HubSpot Sync', address: '192.0.2.44' } as const;
const erp = { actor: 'ERP Sync', app: 'ERP Middleware', address: '198.51.100.7' } as const;
const support = { actor: 'Support Connector', app: 'Support Desk', address: '198.51.100.30' } as const;
const warehouse = { actor: 'Warehouse Sync', app: 'Warehouse Loader', address: '203.0.113.20' } as const;
const shared = { actor: 'Shared Integration', address: '198.51.100.60' } as const;
const clara = { actor: 'Clara Grant', app: 'Browser', address: '203.0.113.200' } as const;
const jonas = { actor: 'Jonas Ito', app: 'Browser', address: '203.0.113.201' } as const;
const RATINGS = ['Hot', 'Warm', 'Cold'];
const STATUS = ['New', 'Working', 'Escalated', 'Closed'];

/** Everyday work. Two apps come with the shared account: at different hours, but for one they have in common. */
export const jobs: readonly Job[] = [
  { ...hubspot, hours: [1, 13], everyDays: 1, records: 4, object: 'Contact', fields: { Title: ['Buyer', 'Head of Purchasing', 'Director'], LeadSource: ['Web', 'Partner Referral', 'Other'] } },
  { ...hubspot, hours: [1], everyDays: 2, records: 3, object: 'Account', fields: { Rating: RATINGS } },
  { ...erp, hours: [2, 8, 14, 20], everyDays: 1, records: 2, object: 'Opportunity', fields: { Amount: { step: 250 }, StageName: ['Prospecting', 'Qualification', 'Closed Won'] } },
  { ...erp, hours: [2], everyDays: 3, records: 2, object: 'Account', fields: { Type: ['Prospect', 'Customer - Direct', 'Customer - Channel'] } },
  { ...support, hours: [7, 9, 11, 13, 15, 17], everyDays: 1, records: 2, object: 'Case', fields: { Status: STATUS, Priority: ['Low', 'Medium', 'High'] } },
  { ...support, hours: [9], everyDays: 2, records: 2, object: 'Case', fields: { ContactId: { lookup: 'Contact' } } },
  { ...warehouse, hours: [5, 17], everyDays: 1, records: 4, object: 'Shipment__c', fields: { Status__c: ['Packed', 'Sent', 'Delivered'], Weight__c: { step: 0.25 } } },
  { ...warehouse, hours: [5], everyDays: 4, records: 2, object: 'Shipment__c', fields: { Account__c: { lookup: 'Account' }, Notes__c: ['left at the door', 'signed for'] } },
  { ...shared, app: 'Billing Export', hours: [3, 12], everyDays: 1, records: 2, object: 'Account', fields: { Industry: ['Banking', 'Energy', 'Education'] } },
  { ...shared, app: 'Survey Tool', hours: [12, 21], everyDays: 1, records: 2, object: 'Contact', fields: { Department: ['Purchasing', 'Logistics', 'Finance'] } },
  { ...clara, hours: [10], everyDays: 1, records: 2, object: 'Opportunity', fields: { NextStep: ['Call', 'Send offer', 'Meet'], CloseDate: ['2030-01-31', '2030-03-31', '2030-06-30'] } },
  { ...jonas, hours: [11], everyDays: 2, records: 2, object: 'Case', fields: { Priority: ['Low', 'High', 'Medium'] } },
  { ...jonas, hours: [16], everyDays: 5, records: 1, object: 'Account', fields: { OwnerId: { owners: ['Clara Grant', 'Jonas Ito'] } } },
  { actor: 'Platform Integration User', app: '', address: '', hours: [4], everyDays: 7, records: 1, object: 'Account', fields: { Rating: RATINGS } },
  { actor: 'Automated Process', app: '', address: '', hours: [6], everyDays: 3, records: 2, object: 'Case', fields: { OwnerId: { owners: ['Clara Grant', 'Jonas Ito'] } } },
];

/** Two actors who overwrite each other: on these days, so often, on so many records that nobody else touches. */
export interface Fight {
  object: string;
  field: string;
  sides: readonly [{ job: Pick<Job, 'actor' | 'app' | 'address'>; value: string }, { job: Pick<Job, 'actor' | 'app' | 'address'>; value: string }];
  records: number;
  from: number;
  to: number;
  /** Times each side writes in a day, on each record; the second an hour after the first. */
  rounds: number;
}

export const fights: readonly Fight[] = [
  { object: 'Case', field: 'Status', sides: [{ job: support, value: 'Working' }, { job: erp, value: 'Closed' }], records: 5, from: 60, to: 80, rounds: 3 },
  { object: 'Account', field: 'Industry', sides: [{ job: hubspot, value: 'Energy' }, { job: clara, value: 'Education' }], records: 3, from: 70, to: 88, rounds: 1 },
];
