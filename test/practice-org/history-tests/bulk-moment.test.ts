import { expect } from 'chai';
import { created, practiceOrg, remove } from '../refusals/caller.ts';
import type { Fields } from '../refusals/caller.ts';
import { change } from '../refusals/identity.ts';
import { completeJob, ended, newJob, page } from '../refusals/bulk-query.ts';

const names = (text: string): string[] => text.split('\n').slice(1, -1).map((line) => line.replaceAll('"', ''));

describe('practice org: which rows a bulk query gives', () => {
  const org = practiceOrg({ settings: { switches: { bulkJobChecks: 2 } } });
  const SOQL = "SELECT Name FROM Account WHERE Name LIKE 'Moment%' ORDER BY Name";
  const accounts = async (soql: string, more: Fields = {}): Promise<string[]> => names((await page(org(), await completeJob(org(), soql, more))).text);

  it('gives the rows there were when the job was made, whatever happens after (facts 2.z [K])', async () => {
    const [renamed, deleted] = [await created(org(), 'Account', { Name: 'Moment 1' }), await created(org(), 'Account', { Name: 'Moment 2' })];
    const id = await newJob(org(), SOQL);
    await change(org(), 'Account', renamed, { Name: 'Moment 9' });
    await remove(org(), 'Account', deleted);
    await created(org(), 'Account', { Name: 'Moment 3' });
    expect(await ended(org(), id)).to.include({ state: 'JobComplete', numberRecordsProcessed: 2 });
    expect(names((await page(org(), id)).text)).to.deep.equal(['Moment 1', 'Moment 2']);
    expect(await accounts(SOQL)).to.deep.equal(['Moment 3', 'Moment 9']);
  });

  it('gives deleted rows to queryAll alone (facts 2.z, Bulk guide: create a query job [A])', async () => {
    const gone = await created(org(), 'Account', { Name: 'Bin 1' });
    await created(org(), 'Account', { Name: 'Bin 2' });
    await remove(org(), 'Account', gone);
    const soql = "SELECT Name FROM Account WHERE Name LIKE 'Bin%' ORDER BY Name";
    expect(await accounts(soql)).to.deep.equal(['Bin 2']);
    expect(await accounts(soql, { operation: 'queryAll' })).to.deep.equal(['Bin 1', 'Bin 2']);
    expect(await accounts("SELECT Name FROM Account WHERE Name LIKE 'Bin%' AND IsDeleted = true", { operation: 'queryAll' })).to.deep.equal(['Bin 1']);
  });
});
