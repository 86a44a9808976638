import { expect } from 'chai';
import { csv, plantedOrg } from '../history-tests/planted.ts';
import { askForJob, completeJob, pages } from './bulk-query.ts';
import { expectRefusal, get, post, practiceOrg, query, records } from './caller.ts';
import { newReader } from './reader.ts';

const ACCOUNT = '001000000000001AAA';
const CONTACT = '003000000000001AAA';
const HISTORY = '017D000000ESURXIA5';
const archived = (FieldHistoryType: string, ParentId: string, CreatedDate: string, NewValue: string, HistoryId = ''): Record<string, string> => ({ FieldHistoryType, ParentId, CreatedDate, HistoryId, Field: 'Industry', OldValue: '', NewValue });
const planted = {
  'org.json': JSON.stringify({ clock: '2026-11-21T12:00:00.000Z', switches: { fieldAuditTrail: 'on' } }),
  'records/FieldHistoryArchive.csv': csv([
    archived('Account', ACCOUNT, '2019-03-01T08:00:00.000Z', 'first'),
    archived('Account', ACCOUNT, '2021-03-01T08:00:00.000Z', 'second', HISTORY),
    archived('Contact', CONTACT, '2020-03-01T08:00:00.000Z', 'third'),
  ]),
};

describe('practice org refusals: archived field history without Field Audit Trail', () => {
  const org = practiceOrg();

  it('does not exist (facts 2.x FieldHistoryArchive [A])', async () => {
    expectRefusal(await query(org(), 'SELECT Id FROM FieldHistoryArchive'), { code: 'INVALID_TYPE', message: /sObject type 'FieldHistoryArchive' is not supported/ });
    expect((await get(org(), '/sobjects/FieldHistoryArchive/describe')).status).to.equal(404);
  });
});

describe('practice org refusals: archived field history', () => {
  const org = plantedOrg(planted);
  const values = async (rest: string): Promise<unknown[]> =>
    (await records(org(), `SELECT FieldHistoryType, ParentId, Field, CreatedDate, CreatedById, OldValue, NewValue FROM FieldHistoryArchive ${rest}`)).map((row) => row['NewValue']);

  it('needs Retain Field History (facts 2.x FieldHistoryArchive [A])', async () => {
    const { token } = await newReader(org(), 'noarchive', {});
    expectRefusal(await query(org(), 'SELECT Id FROM FieldHistoryArchive', { token }), { code: 'INVALID_TYPE' });
  });

  for (const [where, found] of [
    ['', 3],
    ["WHERE FieldHistoryType = 'Account'", 2],
    ["WHERE FieldHistoryType IN ('Account', 'Contact')", 3],
    [`WHERE FieldHistoryType = 'Account' AND ParentId = '${ACCOUNT}'`, 2],
    [`WHERE FieldHistoryType = 'Account' AND ParentId IN ('${ACCOUNT}', '001000000000002AAA')`, 2],
    [`WHERE FieldHistoryType = 'Account' AND ParentId = '${ACCOUNT}' AND CreatedDate > 2020-01-01T00:00:00Z`, 1],
    ["WHERE FieldHistoryType = 'Account' AND CreatedDate <= 2020-01-01T00:00:00Z", 1],
    ["WHERE FieldHistoryType = 'Account' LIMIT 1", 1],
    [`WHERE FieldHistoryType = 'Account' AND ParentId = '${ACCOUNT}' AND CreatedDate = 2021-03-01T08:00:00Z AND HistoryId = '${HISTORY}'`, 1],
  ] as const) {
    it(`answers ${where === '' ? 'a query without a filter' : where} (facts 2.x FieldHistoryArchive, Field Audit Trail guide: SOQL [A])`, async () => {
      expect(await values(where)).to.have.lengthOf(found);
    });
  }

  it('keeps what is older than 24 months, newest first for a record (facts 2.x FieldHistoryArchive [K])', async () => {
    expect(await values(`WHERE FieldHistoryType = 'Account' AND ParentId = '${ACCOUNT}' ORDER BY FieldHistoryType ASC, ParentId ASC, CreatedDate DESC`)).to.deep.equal(['second', 'first']);
  });

  for (const rest of [
    `WHERE ParentId = '${ACCOUNT}'`,
    'WHERE CreatedDate > 2020-01-01T00:00:00Z',
    `WHERE ParentId = '${ACCOUNT}' AND FieldHistoryType = 'Account'`,
    `WHERE FieldHistoryType = 'Account' AND CreatedDate > 2020-01-01T00:00:00Z AND ParentId = '${ACCOUNT}'`,
    `WHERE FieldHistoryType IN ('Account') AND ParentId = '${ACCOUNT}'`,
    `WHERE FieldHistoryType = 'Account' AND ParentId > '${ACCOUNT}' AND CreatedDate > 2020-01-01T00:00:00Z`,
    "WHERE FieldHistoryType = 'Account' AND CreatedDate > 2020-01-01T00:00:00Z AND CreatedDate < 2021-01-01T00:00:00Z",
    `WHERE HistoryId = '${HISTORY}'`,
    "WHERE FieldHistoryType != 'Account'",
    "WHERE FieldHistoryType LIKE 'Acc%'",
    "WHERE FieldHistoryType NOT IN ('Account')",
    "WHERE FieldHistoryType = 'Account' OR FieldHistoryType = 'Contact'",
    "WHERE FieldHistoryType = 'Account' AND Field = 'Industry'",
    "WHERE FieldHistoryType = 'Account' AND NewValue = 'first'",
    'ORDER BY CreatedDate ASC',
    'ORDER BY ParentId',
    'ORDER BY FieldHistoryType ASC, ParentId ASC, CreatedDate ASC',
  ]) {
    it(`refuses ${rest} (facts 2.x FieldHistoryArchive, Field Audit Trail guide: SOQL [A], order of sorting [K])`, async () => {
      expectRefusal(await query(org(), `SELECT NewValue FROM FieldHistoryArchive ${rest}`), { code: ['MALFORMED_QUERY', 'INVALID_FIELD', 'BIG_OBJECT_UNSUPPORTED_OPERATION'] });
    });
  }

  it('names the history row of every row, and no row by an Id of its own (facts 2.x FieldHistoryArchive, object reference: HistoryId, Big Objects guide: SOQL [A])', async () => {
    const rows = await records(org(), 'SELECT Id, HistoryId FROM FieldHistoryArchive');
    expect(new Set(rows.map((row) => row['Id']))).to.deep.equal(new Set(['000000000000000AAA']));
    expect(new Set(rows.map((row) => String(row['HistoryId']).slice(0, 3)))).to.deep.equal(new Set(['017']));
    expect(new Set(rows.map((row) => row['HistoryId']))).to.include(HISTORY).and.to.have.property('size', 3);
  });

  it('is not counted (facts 2.x FieldHistoryArchive, Big Objects guide: SOQL [A])', async () => {
    expectRefusal(await query(org(), "SELECT COUNT(HistoryId) FROM FieldHistoryArchive WHERE FieldHistoryType = 'Account'"), { code: 'MALFORMED_QUERY' });
  });

  it('comes by Bulk API 2.0, page by page (facts 2.x FieldHistoryArchive, Field Audit Trail guide: large numbers of results [A])', async () => {
    const id = await completeJob(org(), "SELECT HistoryId, ParentId, NewValue FROM FieldHistoryArchive WHERE FieldHistoryType = 'Account' AND CreatedDate > 2019-01-01T00:00:00Z");
    const read = await pages(org(), id, 1);
    expect(read.map(({ records: count }) => count)).to.deep.equal([1, 1]);
    expect(read.map(({ text }) => text).join('')).to.include('"second"').and.to.include(HISTORY);
  });

  it('is refused by Bulk API 2.0 where the index is not followed, or by whom may not read it (facts 2.x FieldHistoryArchive [A])', async () => {
    const { token } = await newReader(org(), 'nobulk', {});
    expectRefusal(await askForJob(org(), "SELECT NewValue FROM FieldHistoryArchive WHERE FieldHistoryType = 'Account' AND Field = 'Industry'"), { code: 'API_ERROR' });
    expectRefusal(await askForJob(org(), "SELECT NewValue FROM FieldHistoryArchive WHERE FieldHistoryType = 'Account'", {}, { token }), { code: 'API_ERROR' });
  });

  it('lets everybody ask whether they may read it (facts 2.x FieldHistoryArchive [A])', async () => {
    const { token } = await newReader(org(), 'asking', {});
    const soql = 'SELECT PermissionsRetainFieldHistory FROM UserPermissionAccess';
    expect((await records(org(), soql)).map((row) => row['PermissionsRetainFieldHistory'])).to.deep.equal([true]);
    expect((await records(org(), soql, { token })).map((row) => row['PermissionsRetainFieldHistory'])).to.deep.equal([false]);
  });

  it('is written by the org alone (facts 2.x FieldHistoryArchive [A])', async () => {
    const answer = await post(org(), 'FieldHistoryArchive', { FieldHistoryType: 'Account', ParentId: ACCOUNT, Field: 'Industry' });
    expect(answer.status).to.be.oneOf([400, 403, 404, 405]);
    expectRefusal(answer, { status: answer.status });
  });
});
