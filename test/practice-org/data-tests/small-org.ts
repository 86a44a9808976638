import { insertRow } from '../data/dml.ts';
import { ApiError } from '../http.ts';
import { blankOrg } from '../org.ts';
import { addCustomField, addCustomObject } from '../schema/schema.ts';
import type { ObjectSchema } from '../schema/schema.ts';
import { administratorOf } from '../seeds/administrator.ts';
import { seedEmpty } from '../seeds/empty.ts';
import { settingsFrom } from '../settings.ts';
import { runQuery } from '../soql/query.ts';
import type { OrgState, Session } from '../state.ts';

export interface SmallOrg {
  state: OrgState;
  admin: Session;
  invoice: ObjectSchema;
  insert(sobject: string, fields: Record<string, unknown>): string;
  /** Values of one column, in the order of the answer. */
  column(soql: string, name: string): unknown[];
  /** The code and message a query is refused with. */
  refusal(soql: string): string;
}

/** A seeded org at noon of 15 May 2026, UTC, with `Invoice__c` (external id `Number__c`, tracked `Amount__c` and `Account__c`). */
export function smallOrg(): SmallOrg {
  const state = blankOrg(settingsFrom({ clock: '2026-05-15T12:00:00.000Z' }));
  seedEmpty(state);
  const admin: Session = { token: 't', userId: administratorOf(state).id, sourceIp: '127.0.0.1', scopes: [], createdAt: state.now(), expired: false };
  const invoice = addCustomObject(state.schema, 'Invoice__c', { enableHistory: true, sharing: 'private' });
  addCustomField(state.schema, invoice, 'Number__c', 'string', { externalId: true, unique: true, permissionable: false });
  addCustomField(state.schema, invoice, 'Amount__c', 'currency', { trackHistory: true, permissionable: false });
  addCustomField(state.schema, invoice, 'Account__c', 'reference', { referenceTo: ['Account'], childRelationshipName: 'Invoices', trackHistory: true, permissionable: false });
  const insert = (sobject: string, fields: Record<string, unknown>): string => String(insertRow(state, admin, sobject, fields)['Id']);
  const column = (soql: string, name: string): unknown[] => runQuery(state, admin, soql).records.map((record) => record[name]);
  const refusal = (soql: string): string => {
    try {
      runQuery(state, admin, soql);
    } catch (error) {
      if (error instanceof ApiError) return `${error.code} ${error.message}`;
      throw error;
    }
    return 'nothing';
  };
  return { state, admin, invoice, insert, column, refusal };
}
