import { expect } from 'chai';
import { soql } from '../../src/core/model/soql.ts';
import { create } from '../../src/workflows/create.ts';
import { verifyIntegration } from '../../src/workflows/verify-integration.ts';
import { allowedHost, leadSyncSpec, unattended } from '../support/lead-sync.ts';
import { lesserAdmin } from '../support/lesser-admin.ts';
import { practiceDeps, type PracticeDeps } from '../support/practice-deps.ts';

describe('verify, where something cannot be looked at', () => {
  let practice: PracticeDeps;
  beforeEach(async () => {
    practice = await practiceDeps();
  });
  afterEach(async () => {
    await practice.close();
  });

  it('leaves untried what a reviewer may not read, in Salesforce’s words, and fails nothing for it', async () => {
    await create(practice.deps, unattended());
    const { org } = await lesserAdmin(practice);
    const { proof } = await verifyIntegration({ ...practice.from(allowedHost), org }, { loaded: leadSyncSpec(), environment: 'practice', fromAddress: allowedHost });
    expect(proof.rows.filter((row) => row.result === 'failed')).to.deep.equal([]);
    expect(proof.outcome).to.equal('proven in part');
    const unread = proof.rows.filter((row) => row.came.startsWith('could not be read: '));
    expect(unread.every((row) => row.result === 'not-tried')).to.equal(true);
    expect(unread.map((row) => row.claim)).to.include.members([
      'From all its grants together, the identity may do exactly what the spec says, and nothing more.',
      'The identity is not frozen.',
      'Nobody can log in as the identity in a browser.',
    ]);
    expect(unread.map((row) => row.claim).join()).to.include('profile lead_sync_Integration').and.to.include('external client app lead_sync_Integration');
    for (const row of unread) expect(row.came).to.match(/is not supported|requires a user with|relationship|No such column/).and.to.not.include('\n');
  });

  it('takes a key that is kept on another machine for no fault of the identity', async () => {
    await create(practice.deps, unattended());
    const elsewhere = { ...practice.deps, vault: { ...practice.deps.vault, find: () => Promise.resolve(undefined) } };
    const { proof } = await verifyIntegration(elsewhere, { loaded: leadSyncSpec(), environment: 'practice' });
    expect(proof.outcome).to.equal('proven except live login');
    const row = proof.rows.find((each) => each.claim.startsWith('The credential of lead_sync'));
    expect(row).to.include({ result: 'not-tried', came: 'this machine does not hold the key of lead_sync' });
  });

  it('sees that a field cannot be written on an object whose records are only created', async () => {
    const loaded = leadSyncSpec({ access: { objects: { Lead: { create: true, fields: { Title: 'inbound', Phone: 'inbound' } } } } });
    await create(practice.deps, unattended(loaded));
    const from = { loaded, environment: 'practice', fromAddress: allowedHost };
    const fields = /^Of the fields of Lead/;
    const before = (await verifyIntegration(practice.from(allowedHost), from)).proof.rows.find((row) => fields.test(row.claim));
    expect(before?.came).to.equal('exactly those');
    const [title] = await practice.deps.org.query<{ Id: string }>(soql`SELECT Id FROM FieldPermissions WHERE Field = ${'Lead.Title'} AND Parent.Name = ${'lead_sync_Integration'}`);
    await practice.deps.org.update('FieldPermissions', title?.Id ?? '', { PermissionsEdit: false });
    const after = (await verifyIntegration(practice.from(allowedHost), from)).proof.rows.find((row) => fields.test(row.claim));
    expect(after).to.include({ came: 'Title cannot be written', result: 'failed' });
  });

  it('judges no application that a profile shows', async () => {
    await create(practice.deps, unattended());
    const content = '<applicationVisibilities><application>standard__Sales</application><default>true</default><visible>true</visible></applicationVisibilities><custom>true</custom><userLicense>Salesforce Integration</userLicense>';
    const xml = `<?xml version="1.0" encoding="UTF-8"?><Profile xmlns="http://soap.sforce.com/2006/04/metadata">${content}</Profile>`;
    await practice.deps.org.deploy([{ type: 'Profile', folder: 'profiles', suffix: 'profile', fullName: 'lead_sync_Integration', xml }], { checkOnly: false });
    expect(await practice.deps.org.query(soql`SELECT Id FROM SetupEntityAccess WHERE SetupEntityType = ${'TabSet'}`)).to.have.lengthOf(1);
    const { proof } = await verifyIntegration(practice.from(allowedHost), { loaded: leadSyncSpec(), environment: 'practice', fromAddress: allowedHost });
    expect(proof.outcome).to.equal('proven');
  });
});
