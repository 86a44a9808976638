/** The objects of the world that keep history, and what of them is tracked. */

/** Of what kind a field is, which tells the `DataType` of its rows and whether they hold values. */
export type FieldKind = 'text' | 'phone' | 'picklist' | 'number' | 'boolean' | 'lookup' | 'long' | 'multi';

export interface TrackedObject {
  readonly object: string;
  readonly history: string;
  /** The column that holds the record's id (facts 2.x History objects [A]). */
  readonly parent: string;
  readonly prefix: string;
  /** By the name that history rows have in `Field`. */
  readonly fields: Readonly<Record<string, FieldKind>>;
}

/**
 * DynamicEnum, Text and Boolean are in recorded rows (facts, corpus); EntityId beside Text for look-ups, which write a row with names and one with
 * ids, is how public code reads them and what the object reference tells of two rows [B]; the other names are as the practice org has them [K].
 */
export const dataTypes: Readonly<Record<FieldKind, string>> = { text: 'Text', phone: 'PhoneNumber', picklist: 'DynamicEnum', number: 'Double', boolean: 'Boolean', lookup: 'Text', long: 'TextArea', multi: 'MultiEnum' };
export const idDataType = 'EntityId';

/** Long texts and multi-select picklists tell that they changed, not from what to what (facts 1.6 [K]). */
export const isSilent = (kind: FieldKind | undefined): boolean => kind === 'long' || kind === 'multi';

/** With its look-up, Invoice__c has twenty tracked fields: as many as an object may have (facts 1.6 [A/B]). */
const invoiceSpares = Object.fromEntries(Array.from({ length: 15 }, (_, index) => [`Spare_${String(index + 1).padStart(2, '0')}__c`, 'text' as const]));

export const trackedObjects: readonly TrackedObject[] = [
  { object: 'Account', history: 'AccountHistory', parent: 'AccountId', prefix: '001', fields: { Industry: 'picklist', Phone: 'phone', Website: 'text', AnnualRevenue: 'number', Description: 'long', Region__c: 'text', Partner__c: 'lookup', Owner: 'lookup' } },
  { object: 'Contact', history: 'ContactHistory', parent: 'ContactId', prefix: '003', fields: { Title: 'text', Phone: 'phone', Department: 'text', LeadSource: 'picklist', Score__c: 'number', Owner: 'lookup' } },
  { object: 'Case', history: 'CaseHistory', parent: 'CaseId', prefix: '500', fields: { Status: 'picklist', Priority: 'picklist', Subject: 'text', Reason: 'picklist', Tags__c: 'multi', Steps__c: 'long', Supplier__c: 'lookup', Owner: 'lookup' } },
  { object: 'Opportunity', history: 'OpportunityFieldHistory', parent: 'OpportunityId', prefix: '006', fields: { StageName: 'picklist', Amount: 'number', NextStep: 'text', Quote_Link__c: 'text', Owner: 'lookup' } },
  { object: 'Invoice__c', history: 'Invoice__History', parent: 'ParentId', prefix: 'a00', fields: { State__c: 'picklist', Total__c: 'number', Paid__c: 'boolean', Memo__c: 'long', Account__c: 'lookup', ...invoiceSpares } },
  { object: 'acme__Shipment__c', history: 'acme__Shipment__History', parent: 'ParentId', prefix: 'a01', fields: { acme__Status__c: 'picklist', acme__Tracking__c: 'text', acme__Weight__c: 'number', acme__Carrier__c: 'lookup' } },
];

/** Throws on an object that keeps no history. */
export function trackedObject(object: string): TrackedObject {
  const found = trackedObjects.find((one) => one.object === object);
  if (found === undefined) throw new Error(`${object} keeps no history here`);
  return found;
}
