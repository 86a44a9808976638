import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import type { HistoryReport } from '../../src/core/model/history/report.ts';
import type { CollectedRows } from '../../src/history-org.ts';
import { openAdmin, type Admin } from './support/admin.ts';
import { closeAfter } from './support/close-after.ts';

describe('report history of an org, in the real sf', () => {
  const opened = closeAfter();
  let admin: Admin;
  before(async function () {
    admin = await openAdmin(this, opened, { org: { seed: 'history' } });
  });

  const changed = async (): Promise<readonly unknown[]> => (await admin.org.requests()).filter(({ changed: isChange }) => isChange);

  it('collects, banks logs, and adds nothing the second time', async () => {
    const first = await admin.json<CollectedRows>(['report', 'history', '--target-org', 'admin', '--collect-only']);
    expect(first.exitCode, JSON.stringify(first)).to.equal(0);
    expect(Object.values(first.result.changes).reduce((sum, each) => sum + each, 0)).to.be.greaterThan(9_000);
    expect(first.result.logins).to.be.greaterThan(0);
    expect(first.result.calls).to.be.greaterThan(0);
    const again = await admin.json<CollectedRows>(['report', 'history', '--target-org', 'admin', '--collect-only']);
    expect(Object.values(again.result.changes).reduce((sum, each) => sum + each, 0)).to.equal(0);
  }).timeout(120_000);

  it('says so where an object that was asked for has no history', async () => {
    const { exitCode, result } = await admin.json<CollectedRows>(['report', 'history', '--target-org', 'admin', '--collect-only', '--object', 'Nosuch__c']);
    expect(exitCode).to.equal(1);
    expect(result.unread).to.deep.equal(['Nosuch__c']);
    expect(result.gaps[0]).to.match(/^Nosuch__c: /);
  }).timeout(60_000);

  it('says who changed what and who overwrites whom, also without the org', async () => {
    const { result } = await admin.json<HistoryReport>(['report', 'history', '--target-org', 'admin', '--format', 'html=page.html']);
    const summary = result.results.find(({ id }) => id === 'summary');
    expect(summary?.rows[0]).to.include({ actor: 'Support Desk', class: 'integration', object: 'Case', field: 'Status' });
    const fights = result.results.find(({ id }) => id === 'fights');
    expect(fights?.rows.map(({ actor, other, field }) => [actor, other, field])).to.deep.equal([['ERP Middleware', 'Support Desk', 'Status'], ['Clara Grant', 'HubSpot Sync', 'Industry']]);
    expect(await readFile(join(admin.project, 'page.html'), 'utf8')).to.include('Who overwrites whom');
    const store = join(admin.sf.home.dir, '.sf', 'integration-user', 'history', admin.org.orgId);
    const offline = await admin.json<HistoryReport>(['report', 'history', '--store', store, '--report', 'fights']);
    expect(offline.result.results[0]?.rows).to.deep.equal(fights?.rows);
  }).timeout(120_000);

  it('leaves the org as it was', async () => {
    expect(await changed()).to.deep.equal([]);
  });

  it('an org that does not answer is said by name, and the store stays', async () => {
    await admin.org.close();
    const { exitCode } = await admin.json(['report', 'history', '--target-org', 'admin']);
    expect(exitCode).to.equal(1);
    const store = join(admin.sf.home.dir, '.sf', 'integration-user', 'history', admin.org.orgId);
    expect((await admin.json<HistoryReport>(['report', 'history', '--store', store, '--report', 'seen'])).exitCode).to.equal(0);
  }).timeout(120_000);
});
