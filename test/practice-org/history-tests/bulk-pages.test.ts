import { once } from 'node:events';
import { get as httpGet } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { expect } from 'chai';
import { API } from '../refusals/caller.ts';
import { completeJob, page, pages } from '../refusals/bulk-query.ts';
import type { Page } from '../refusals/bulk-query.ts';
import { csv, plantedOrg } from './planted.ts';

const COUNT = 25;
const HEADER = '"Field","NewValue"\n';
const SOQL = 'SELECT Field, NewValue FROM AccountHistory ORDER BY CreatedDate, Id';
const rows = Array.from({ length: COUNT }, (_, index) => ({
  'Account.Name': 'Acme',
  CreatedDate: `2026-05-15T12:00:${String(index).padStart(2, '0')}.000Z`,
  Field: 'Industry',
  NewValue: `value\n${String(index)}`,
}));
const files = {
  'org.json': JSON.stringify({ clock: '2026-05-16T12:00:00.000Z' }),
  'records/Account.csv': csv([{ Name: 'Acme' }]),
  'records/AccountHistory.csv': csv(rows),
};
const bodies = (read: readonly Page[]): string => read.map((one) => (one.text.startsWith(HEADER) ? one.text.slice(HEADER.length) : one.text)).join('');
const whole = rows.map((row) => `"Industry","${row.NewValue}"\n`).join('');

for (const [repeats, heads] of [
  ['yes', 'opens every page with'],
  ['no', 'opens the first page alone with'],
] as const) {
  describe(`practice org: pages of a bulk result, header ${repeats === 'yes' ? 'repeated' : 'once'}`, () => {
    const org = plantedOrg(files, { settings: { switches: { bulkPagesRepeatHeader: repeats } } });

    it(`${heads} the header line (performance 9, open)`, async () => {
      const read = await pages(org(), await completeJob(org(), SOQL), 10);
      expect(read.map((one) => one.text.startsWith(HEADER))).to.deep.equal([true, repeats === 'yes', repeats === 'yes']);
      expect(bodies(read)).to.equal(whole);
    });

    it('counts records, not lines, in Sforce-NumberOfRecords, and ends with the locator null (facts 2.z [A])', async () => {
      const read = await pages(org(), await completeJob(org(), SOQL), 10);
      expect(read.map((one) => one.records)).to.deep.equal([10, 10, 5]);
      expect(read.map((one) => one.locator === 'null')).to.deep.equal([false, false, true]);
      expect(new Set(read.map((one) => one.locator)).size).to.equal(3);
    });

    it('gives any page again, in any order and several at once (facts 2.z, Bulk guide: results of a query job [A])', async () => {
      const id = await completeJob(org(), SOQL);
      const read = await pages(org(), id, 4);
      const locators = read.map((_, index) => (index === 0 ? {} : { locator: read[index - 1]?.locator ?? '' }));
      const again = await Promise.all(locators.toReversed().map((wish) => page(org(), id, { maxRecords: 4, ...wish })));
      expect(again.toReversed()).to.deep.equal(read);
    });
  });
}

describe('practice org: one page of a bulk result', () => {
  const org = plantedOrg(files);

  /** The bytes on the wire, not unpacked. */
  async function onTheWire(id: string, headers: Record<string, string>): Promise<{ reply: IncomingMessage; bytes: Buffer }> {
    const request = httpGet(new URL(`${API}/jobs/query/${id}/results`, org().instanceUrl), { headers: { authorization: `Bearer ${org().accessToken}`, ...headers } });
    const [reply] = (await once(request, 'response')) as [IncomingMessage];
    const chunks: Buffer[] = [];
    for await (const chunk of reply) chunks.push(chunk as Buffer);
    return { reply, bytes: Buffer.concat(chunks) };
  }

  it('holds all records where nobody asks for fewer, or for more than there are (facts 2.z [A])', async () => {
    const id = await completeJob(org(), SOQL);
    for (const wish of [{}, { maxRecords: COUNT }, { maxRecords: COUNT + 1 }]) {
      expect(await page(org(), id, wish)).to.deep.equal({ text: HEADER + whole, locator: 'null', records: COUNT });
    }
  });

  it('is CSV in UTF-8 (facts 2.z [A])', async () => {
    const { reply } = await onTheWire(await completeJob(org(), SOQL), {});
    expect(reply.headers['content-type']).to.match(/^text\/csv/);
  });

  it('comes packed for who takes gzip, and plain for who does not (facts 2.z, Bulk guide: compressed responses [A])', async () => {
    const id = await completeJob(org(), SOQL);
    const [packed, plain] = [await onTheWire(id, { 'accept-encoding': 'deflate, gzip;q=0.8' }), await onTheWire(id, {})];
    expect(packed.reply.headers['content-encoding']).to.equal('gzip');
    expect(plain.reply.headers['content-encoding']).to.equal(undefined);
    expect(gunzipSync(packed.bytes).equals(plain.bytes)).to.equal(true);
    expect(plain.bytes.toString('utf8')).to.equal(HEADER + whole);
    expect(packed.reply.headers['sforce-numberofrecords']).to.equal(String(COUNT));
  });

  it('comes plain for who refuses gzip or takes something else (HTTP [A])', async () => {
    const id = await completeJob(org(), SOQL);
    for (const taken of ['gzip;q=0', 'br', 'identity', '']) {
      const { reply, bytes } = await onTheWire(id, { 'accept-encoding': taken });
      expect(reply.headers['content-encoding'], taken).to.equal(undefined);
      expect(bytes.toString('utf8')).to.equal(HEADER + whole);
    }
  });

  it('leaves the limit of the query in force (facts 2.z [A])', async () => {
    const id = await completeJob(org(), `${SOQL} LIMIT 7`);
    expect((await pages(org(), id, 5)).map((one) => one.records)).to.deep.equal([5, 2]);
  });
});
