import { expect } from 'chai';
import { callRow, callsSql } from '../../../../src/core/model/history/log-columns.ts';
import type { StoreRow } from '../../../../src/core/model/history/tables.ts';

/** As `callsSql` selects them; what a log has not is null. */
const read = (more: StoreRow): StoreRow => ({ call_id: 'one', user_id: '005000000000001', called_at: '2026-11-21T08:30:00.123Z', app: null, app_id: null, entity: null, method: null, operation: null, family: null, resource: null, status: null, digest: 'd', ...more });

describe('A call of a usage log', () => {
  for (const [log, what, row, expected] of [
    ['ApiTotalUsage', 'what the log says', { app: 'HubSpot', entity: 'Contact', method: 'PATCH', family: 'REST', resource: '/services/data/v64.0/sobjects/Contact/003000000000001AAA?x=1', status: '204' }, { app: 'HubSpot', entity: 'Contact', method: 'PATCH', family: 'REST', resource: '/services/data/v64.0/sobjects/Contact/{id}', status: 204 }],
    ['RestApi', 'the id of the app, which has no name there', { app_id: '0H4000000000001', method: 'POST', status: '201' }, { app: null, app_id: '0H4000000000001', method: 'POST', family: 'REST' }],
    ['API', 'a SOAP call that may write', { operation: 'upsert', entity: 'Lead' }, { method: 'POST', family: 'SOAP', entity: 'Lead' }],
    ['API', 'a SOAP call that reads', { operation: 'describeSObjects' }, { method: 'GET', family: 'SOAP' }],
    ['BulkApi', 'a Bulk job that loads', { operation: 'insert', entity: 'Case' }, { method: 'POST', family: 'Bulk', entity: 'Case' }],
    ['BulkApi2', 'a Bulk job that reads', { operation: 'queryAll', entity: 'Case' }, { method: 'GET', family: 'Bulk' }],
    ['RestApi', 'no object where it touched several', { entity: 'Account,Contact' }, { entity: null }],
  ] as const) {
    it(`of ${log} keeps ${what}`, () => {
      expect(callRow(read(row), log)).to.include({ log, called_at: '2026-11-21T08:30:00.123Z', ...expected });
    });
  }

  it('without a time is none', () => {
    expect(callRow(read({ called_at: null }), 'API')).to.equal(undefined);
  });

  it('is looked for by the names each log has, and not where it names nobody', () => {
    const sql = callsSql('x.csv', ['REQUEST_ID', 'USER_ID', 'TIMESTAMP', 'ENTITY_TYPE', 'OPERATION_TYPE'], ['005000000000001AAA']) ?? '';
    for (const part of ['coalesce("ENTITY_TYPE") AS entity', 'coalesce("OPERATION_TYPE") AS operation', 'NULL AS method', 'NULL AS status', "IN ('005000000000001')"]) expect(sql).to.include(part);
    expect(callsSql('x.csv', ['REQUEST_ID', 'TIMESTAMP'], ['005000000000001AAA'])).to.equal(undefined);
  });
});
