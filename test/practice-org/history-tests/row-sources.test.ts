import { gzipSync } from 'node:zlib';
import { expect } from 'chai';
import { query, send } from '../refusals/caller.ts';
import type { Ask, PracticeOrg } from '../refusals/caller.ts';
import { completeJob, pages } from '../refusals/bulk-query.ts';
import { csv, plantedOrg } from './planted.ts';

const [ACME, BERG] = ['001PL0000000001AAA', '001PL0000000002AAA'];
const values = ['plain', 'a, b', '"quoted"', 'line\nfeed', 'both\r\nof them', 'carriage\rreturn', '', '漢字 😀'];
const history = values.flatMap((value, index) =>
  [ACME, BERG].map((account, side) => ({
    Id: `017PL00000000${String(index)}${String(side)}AAA`,
    AccountId: account,
    CreatedDate: index === 0 ? '2024-01-01T12:00:00.000Z' : `2026-05-15T12:00:0${String(index)}.000Z`,
    CreatedById: '005PL0000000001AAA',
    Field: ['Industry', 'Rating', 'created'][index % 3] ?? '',
    DataType: 'Text',
    OldValue: '',
    NewValue: value,
  })),
);
const around = {
  'org.json': JSON.stringify({ clock: '2026-05-16T12:00:00.000Z' }),
  'records/User.csv': csv([{ Id: '005PL0000000001AAA', Username: 'bo@source.example.com', LastName: 'Berg', Email: 'bo@example.com', 'Profile.Name': 'Standard User' }]),
  'records/Account.csv': csv([
    { Id: ACME, Name: 'Acme', OwnerId: '' },
    { Id: BERG, Name: 'Berg', OwnerId: '005PL0000000001AAA' },
  ]),
};
const QUERIES = [
  'SELECT Id, AccountId, Field, DataType, OldValue, NewValue, CreatedDate, IsDeleted FROM AccountHistory ORDER BY CreatedDate, Id',
  "SELECT Id, Account.Name, CreatedBy.Username FROM AccountHistory WHERE Field != 'created' AND CreatedDate > 2026-05-15T12:00:03Z ORDER BY CreatedDate DESC, Id DESC LIMIT 3",
  "SELECT Id FROM AccountHistory WHERE CreatedDate = 2026-05-15T12:00:04Z AND Id > '017PL0000000040AAA' ORDER BY CreatedDate, Id",
  `SELECT NewValue FROM AccountHistory WHERE AccountId = '${BERG}' ORDER BY Id`,
  'SELECT COUNT() FROM AccountHistory',
  'SELECT Field, CreatedById, COUNT(Id) n, MIN(CreatedDate) earliest, MAX(CreatedDate) latest FROM AccountHistory GROUP BY Field, CreatedById ORDER BY Field',
  "SELECT COUNT_DISTINCT(AccountId) n FROM AccountHistory WHERE Field IN ('Industry', 'Rating')",
  'SELECT Name, (SELECT Field, NewValue FROM Histories ORDER BY Id) FROM Account ORDER BY Name',
];

describe('practice org: rows read from a packed file', () => {
  const plain = plantedOrg({ ...around, 'records/AccountHistory.csv': csv(history) });
  const packed = plantedOrg({ ...around, 'records/AccountHistory.csv.gz': gzipSync(csv(history)) });
  const askers: Record<string, (org: PracticeOrg) => Ask> = {
    'an administrator': () => ({}),
    'an owner of one account': (org) => ({ token: org.newSession({ username: 'bo@source.example.com' }).accessToken }),
  };

  for (const [who, askAs] of Object.entries(askers)) {
    for (const soql of QUERIES) {
      it(`are the rows of the plain file to ${who}: ${soql} (README: the load format)`, async () => {
        const answers = await Promise.all([plain(), packed()].map((org) => query(org, soql, askAs(org))));
        expect(answers[0]?.status, JSON.stringify(answers[0]?.body)).to.equal(200);
        expect(answers[1]?.body).to.deep.equal(answers[0]?.body);
      });
    }

    it(`come in bulk as those of the plain file do to ${who} (README: the load format)`, async () => {
      const texts = await Promise.all(
        [plain(), packed()].map(async (org) => pages(org, await completeJob(org, String(QUERIES[0]), {}, askAs(org)), 3, askAs(org))),
      );
      expect(texts[1]).to.deep.equal(texts[0]);
      expect(texts[0]?.map((page) => page.records).reduce((sum, count) => sum + count)).to.equal(who === 'an administrator' ? 14 : 7);
    });
  }

  it('can be read one by one, and are written by nobody (facts 2.x history objects [A])', async () => {
    const path = '/services/data/v66.0/sobjects/AccountHistory/017PL0000000040AAA';
    const answers = await Promise.all([plain(), packed()].map((org) => send(org, path)));
    expect(answers[0]?.status).to.equal(200);
    expect(answers[1]?.body).to.deep.equal(answers[0]?.body);
    for (const org of [plain(), packed()]) expect((await send(org, path, { method: 'PATCH', body: { NewValue: 'forged' } })).status).to.be.within(400, 405);
  });
});
