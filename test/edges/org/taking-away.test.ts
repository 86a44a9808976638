import { expect } from 'chai';
import type { Org } from '../../../src/core/model/ports.ts';
import { soql } from '../../../src/core/model/soql.ts';
import { openOrg } from '../../../src/edges/org/org.ts';
import { startPracticeOrg } from '../../practice-org/server.ts';
import type { PracticeOrg } from '../../practice-org/server.ts';
import { permissionSet } from './fault-methods.ts';
import { failureOf, handClock } from './loopback.ts';

// Against an org that was written from the facts.

describe('taking away, on the practice org', () => {
  let practice: PracticeOrg;
  let org: Org;
  beforeEach(async () => {
    practice = await startPracticeOrg();
    const session = { instanceUrl: practice.instanceUrl, username: practice.username, accessToken: () => practice.accessToken, refresh: () => Promise.reject(new Error('no refresh')) };
    org = openOrg({ session, clock: handClock(), allowLoopback: true });
  });
  afterEach(async () => {
    await practice.close();
  });
  const names = async (): Promise<readonly string[]> =>
    (await org.query<{ Name: string }>(soql`SELECT Name FROM PermissionSet WHERE Name IN ${['Old_One', 'Old_Two', 'New_One']} ORDER BY Name`)).map(({ Name }) => Name);
  const old = [{ type: 'PermissionSet', fullName: 'Old_One' }, { type: 'PermissionSet', fullName: 'Old_Two' }];

  it('goes in one transaction with what takes its place', async () => {
    await org.deploy([permissionSet('Old_One'), permissionSet('Old_Two')], { checkOnly: false });
    expect(await org.deploy([permissionSet('New_One')], { checkOnly: true, remove: old })).to.include({ succeeded: true });
    expect(await names()).to.deep.equal(['Old_One', 'Old_Two']);
    expect(await org.deploy([permissionSet('New_One')], { checkOnly: false, remove: old })).to.include({ succeeded: true });
    expect(await names()).to.deep.equal(['New_One']);
  });

  it('is done where something or everything is gone already', async () => {
    await org.deploy([permissionSet('Old_Two')], { checkOnly: false });
    expect(await org.deploy([permissionSet('New_One')], { checkOnly: false, remove: old })).to.include({ succeeded: true });
    expect(await names()).to.deep.equal(['New_One']);
    expect(await org.deploy([], { checkOnly: false, remove: old })).to.include({ succeeded: true });
  });

  it('is undone as a whole where the rest is refused', async () => {
    await org.deploy([permissionSet('Old_One')], { checkOnly: false });
    const wrong = { ...permissionSet('New_One'), xml: permissionSet('New_One').xml.replace('<label>', '<userPermissions><enabled>true</enabled><name>Nonsense</name></userPermissions><label>') };
    expect(await org.deploy([wrong], { checkOnly: false, remove: [{ type: 'PermissionSet', fullName: 'Old_One' }] })).to.include({ succeeded: false });
    expect(await names()).to.deep.equal(['Old_One']);
  });

  it('of a record works once and is done twice', async () => {
    const id = await org.create('Account', { Name: 'Old' });
    await org.remove('Account', id);
    await org.remove('Account', id);
    expect(await org.query(soql`SELECT Id FROM Account WHERE Id = ${id}`)).to.deep.equal([]);
  });

  it('waits for a deploy that another process began, and knows none that nobody began', async () => {
    practice.faults.add({ kind: 'deploy-phases', pending: 2, inProgress: 2 }, { kind: 'reset', on: { path: '/deployRequest/0Af' }, times: 20 });
    let id = '';
    const cut = await failureOf(org.deploy([permissionSet('New_One')], { checkOnly: false, started: async (begun) => void (id = begun) }));
    expect(cut).to.include({ key: 'deploy-unwatched', exit: 68 });
    practice.faults.clear();
    expect(await org.deployed(id)).to.deep.include({ id, succeeded: true });
    expect(await names()).to.deep.equal(['New_One']);
    expect(await org.deployed('0Af000000000999AAA')).to.equal(undefined);
  });
});
