import { expect } from 'chai';
import { csv, plantedOrg } from '../history-tests/planted.ts';
import { expectRefusal, get, post, practiceOrg, query, records } from './caller.ts';
import { newReader } from './reader.ts';

const ACCOUNT = '001000000000001AAA';
const CONTACT = '003000000000001AAA';
const archived = (FieldHistoryType: string, ParentId: string, CreatedDate: string, NewValue: string): Record<string, string> => ({ FieldHistoryType, ParentId, CreatedDate, Field: 'Industry', OldValue: '', NewValue });
const planted = {
  'org.json': JSON.stringify({ clock: '2026-11-21T12:00:00.000Z', switches: { fieldAuditTrail: 'on' } }),
  'records/FieldHistoryArchive.csv': csv([
    archived('Account', ACCOUNT, '2019-03-01T08:00:00.000Z', 'first'),
    archived('Account', ACCOUNT, '2021-03-01T08:00:00.000Z', 'second'),
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

  it('is written by the org alone (facts 2.x FieldHistoryArchive [A])', async () => {
    const answer = await post(org(), 'FieldHistoryArchive', { FieldHistoryType: 'Account', ParentId: ACCOUNT, Field: 'Industry' });
    expect(answer.status).to.be.oneOf([400, 403, 404, 405]);
    expectRefusal(answer, { status: answer.status });
  });
});
