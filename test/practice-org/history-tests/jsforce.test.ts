import { Connection } from '@jsforce/jsforce-node';
import { expect } from 'chai';
import { csv, plantedOrg } from './planted.ts';

const VALUES = ['plain', 'a, b', 'she said "no"', 'line\nfeed', '漢字 😀', ''];

describe('practice org: jsforce reads history in bulk', () => {
  const rows = VALUES.map((NewValue, index) => ({ 'Account.Name': 'Acme', CreatedDate: `2026-05-15T12:00:0${String(index)}.000Z`, Field: 'Industry', NewValue }));
  const org = plantedOrg(
    { 'org.json': JSON.stringify({ clock: '2026-05-16T12:00:00.000Z' }), 'records/Account.csv': csv([{ Name: 'Acme' }]), 'records/AccountHistory.csv': csv(rows) },
    { settings: { switches: { bulkJobChecks: 2 } } },
  );

  it('waits for the job and gets every record with its values (clients, performance 9)', async () => {
    const { instanceUrl, accessToken } = org();
    const connection = new Connection({ instanceUrl, accessToken, version: '66.0' });
    const stream = await connection.bulk2.query('SELECT Field, NewValue, Account.Name FROM AccountHistory ORDER BY CreatedDate, Id', { pollInterval: 10, pollTimeout: 5000 });
    const read = (await stream.toArray()) as Record<string, unknown>[];
    expect(read.map((row) => row['NewValue'])).to.deep.equal(VALUES);
    expect(read[0]).to.include({ Field: 'Industry' });
  });

  it('hears why a query is refused (clients, facts 3.3 [A])', async () => {
    const { instanceUrl, accessToken } = org();
    const connection = new Connection({ instanceUrl, accessToken, version: '66.0' });
    const refused = await connection.bulk2.query('SELECT Nonsense FROM AccountHistory', { pollInterval: 10, pollTimeout: 5000 }).then(
      () => 'taken',
      (error: unknown) => (error as Error).message,
    );
    expect(refused).to.match(/No such column 'Nonsense' on entity 'AccountHistory'/);
  });
});
