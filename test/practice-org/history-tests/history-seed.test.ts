import { expect } from 'chai';
import { parse } from 'csv-parse/sync';
import { get, practiceOrg, query, records } from '../refusals/caller.ts';
import type { Fields } from '../refusals/caller.ts';
import { completeJob, page } from '../refusals/bulk-query.ts';

/** What README.md promises. */
const COUNTS = { AccountHistory: 751, ContactHistory: 1860, OpportunityFieldHistory: 1830, CaseHistory: 3290, Shipment__History: 1612 };

describe('practice org: the history seed', () => {
  const org = practiceOrg({ seed: 'history', settings: { clock: '2026-11-22T09:00:00.000Z' } });
  const names = new Map<unknown, string>();
  before(async () => {
    for (const row of await records(org(), 'SELECT Id, Name, UserType FROM User')) names.set(row['Id'], String(row['Name']));
  });

  for (const [object, count] of Object.entries(COUNTS)) {
    it(`has ${String(count)} rows of ${object}, by REST and in bulk`, async () => {
      expect(((await query(org(), `SELECT COUNT() FROM ${object}`)).body as Fields)['totalSize']).to.equal(count);
      expect((await page(org(), await completeJob(org(), `SELECT Id FROM ${object}`))).records).to.equal(count);
    });
  }

  it('has a fight between two integrations, and one between an integration and a person', async () => {
    const cases = await records(org(), "SELECT CaseId, CreatedById, OldValue, NewValue FROM CaseHistory WHERE Field = 'Status' ORDER BY CaseId, CreatedDate, Id");
    const [first] = cases.filter((row) => names.get(row['CreatedById']) === 'ERP Sync');
    const story = cases.filter((row) => row['CaseId'] === first?.['CaseId']).map((row) => [names.get(row['CreatedById']), row['NewValue']]);
    expect(story).to.have.lengthOf(120);
    expect(story.slice(0, 4)).to.deep.equal([['Support Connector', 'Working'], ['ERP Sync', 'Closed'], ['Support Connector', 'Working'], ['ERP Sync', 'Closed']]);
    const accounts = await records(org(), "SELECT CreatedById FROM AccountHistory WHERE Field = 'Industry'");
    expect(accounts.filter((row) => names.get(row['CreatedById']) === 'Clara Grant')).to.have.lengthOf(54);
  });

  it('has what history holds besides plain changes: created rows, look-ups twice, owner events, values that are not kept', async () => {
    const fields = new Map((await records(org(), 'SELECT Field, COUNT(Id) n FROM CaseHistory GROUP BY Field')).map((row) => [row['Field'], row['n']]));
    expect(fields.get('created')).to.equal(80);
    expect(fields.get('ownerAssignment')).to.equal(60);
    expect(fields.get('Owner')).to.equal(120);
    expect(fields.get('ContactId')).to.equal(180);
    const [note] = await records(org(), "SELECT OldValue, NewValue FROM Shipment__History WHERE Field = 'Notes__c' LIMIT 1");
    expect(note).to.include({ OldValue: null, NewValue: null });
  });

  it('tells by log-ins and yesterday’s usage which of two apps used the shared account', async () => {
    const shared = [...names].find(([, name]) => name === 'Shared Integration')?.[0];
    const logins = await records(org(), `SELECT Application, COUNT(Id) n FROM LoginHistory WHERE UserId = '${String(shared)}' GROUP BY Application`);
    expect(logins.map((row) => [row['Application'], row['n']])).to.have.deep.members([['Billing Export', 180], ['Survey Tool', 180]]);
    const files = await records(org(), 'SELECT Id, LogDate FROM EventLogFile');
    expect(files.map((file) => file['LogDate'])).to.deep.equal(['2026-11-21T00:00:00.000+0000']);
    const calls: Record<string, string>[] = parse(String((await get(org(), `/sobjects/EventLogFile/${String(files[0]?.['Id'])}/LogFile`)).body), { columns: true });
    const apps = calls.filter((call) => call['USER_ID'] === String(shared).slice(0, 15)).map((call) => `${String(call['CONNECTED_APP_NAME'])} ${String(call['ENTITY_NAME'])}`);
    expect(apps).to.have.members([...Array<string>(4).fill('Billing Export Account'), ...Array<string>(4).fill('Survey Tool Contact')]);
  });
});
