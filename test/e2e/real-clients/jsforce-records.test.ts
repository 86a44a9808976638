import type { Connection } from '@jsforce/jsforce-node';
import { expect } from 'chai';
import { closeAfter } from '../support/close-after.ts';
import { connect } from '../support/log-in.ts';
import { refusal } from '../support/refusal.ts';
import { startOrgProcess, type OrgProcess } from '../support/practice-org-process.ts';
import { createSample, type Sample } from '../support/sample-records.ts';

describe('jsforce works with records of the practice org', () => {
  const opened = closeAfter();
  let org: OrgProcess;
  let connection: Connection;
  let sample: Sample;
  before(async () => {
    org = opened(await startOrgProcess());
    connection = connect(org);
    sample = await createSample(connection, 4_500);
  });

  it('learning who it is', async () => {
    const identity = await connection.identity();
    expect(identity).to.include({ username: org.username, organization_id: org.orgId, user_type: 'STANDARD' });
  });

  it('fetching all pages of a query by itself', async () => {
    const { value, requests } = await org.requestsOf(() => connection.query('SELECT Id FROM Account', { autoFetch: true, maxFetch: 10_000 }));
    expect(value).to.deep.include({ totalSize: 4_500, done: true });
    expect(new Set(value.records.map(({ Id }) => Id))).to.deep.equal(new Set(sample.accountIds));
    expect(requests).to.have.length(3);
  });

  it('page by page, in the batch size it asks for', async () => {
    const first = await connection.query('SELECT Id FROM Account', { headers: { 'Sforce-Query-Options': 'batchSize=200' } });
    expect(first.records).to.have.length(200);
    expect(first.done).to.equal(false);
    const second = await connection.queryMore(first.nextRecordsUrl ?? '');
    expect(second.records[0]?.Id).to.not.equal(first.records[0]?.Id);
  });

  it('and knows how many API requests are left', async () => {
    await connection.query('SELECT Id FROM Organization');
    expect(connection.limitInfo.apiUsage?.used).to.be.greaterThan(0);
    expect(connection.limitInfo.apiUsage?.limit).to.be.greaterThan(connection.limitInfo.apiUsage?.used ?? 0);
  });

  it('describing one object, and all of them', async () => {
    const [user, all] = await Promise.all([connection.describe('User'), connection.describeGlobal()]);
    expect(user.fields.find(({ name }) => name === 'ProfileId')).to.deep.include({ type: 'reference', referenceTo: ['Profile'], relationshipName: 'Profile' });
    expect(user.deletable, 'users cannot be deleted, facts 2').to.equal(false);
    const names = all.sobjects.map(({ name }) => name);
    expect(names).to.include.members(['Account', 'PermissionSetAssignment', 'LoginHistory', 'ExtlClntAppOauthPlcyCnfg']);
    expect(all.sobjects.find(({ name }) => name === 'Account')).to.include({ keyPrefix: '001', queryable: true, custom: false });
  });

  it('creating, reading, updating and deleting one', async () => {
    const account = connection.sobject('Account');
    const created = await account.create({ Name: 'Northwind Trading' });
    expect(created).to.deep.include({ success: true, errors: [] });
    const id = created.id ?? '';
    await account.update({ Id: id, Industry: 'Retail' });
    expect(await account.retrieve(id)).to.include({ Name: 'Northwind Trading', Industry: 'Retail' });
    await account.destroy(id);
    expect((await refusal(account.retrieve(id))).errorCode).to.match(/^(NOT_FOUND|ENTITY_IS_DELETED)$/);
  });

  it('in collections, where each row has its own outcome, facts 3.3', async () => {
    const results = await connection.sobject('Contact').create([{ LastName: 'Dora' }, { FirstName: 'Nameless' }, { LastName: 'Emil' }]);
    expect(results.map(({ success }) => success)).to.deep.equal([true, false, true]);
    expect(results[1]?.errors).to.deep.equal([
      { statusCode: 'REQUIRED_FIELD_MISSING', message: 'Required fields are missing: [LastName]', fields: ['LastName'] },
    ]);
  });

  it('in collections that are undone as a whole with allOrNone', async () => {
    const rows = [{ LastName: 'Frida' }, { FirstName: 'Nameless' }];
    const results = await connection.sobject('Contact').create(rows, { allOrNone: true });
    expect(results.map(({ success }) => success)).to.deep.equal([false, false]);
    expect(await connection.sobject('Contact').count({ LastName: 'Frida' })).to.equal(0);
  });

  it('and refuses more than 200 in one collection, facts 2.z [A]', async () => {
    const rows = Array.from({ length: 201 }, (_, index) => ({ attributes: { type: 'Account' }, Name: `Too many ${index}` }));
    const request = { method: 'POST' as const, url: '/composite/sobjects', body: JSON.stringify({ allOrNone: false, records: rows }), headers: { 'content-type': 'application/json' } };
    await refusal(connection.request(request));
    expect(await connection.sobject('Account').count({ Name: { $like: 'Too many%' } })).to.equal(0);
  });

  it('and reads what a user may not create: logins and user logins, facts 7.17', async () => {
    const { records } = await connection.query<{ Id: string; IsFrozen: boolean }>('SELECT Id, UserId, IsFrozen FROM UserLogin');
    expect(records[0]?.IsFrozen).to.equal(false);
    const attempt = connection.sobject('UserLogin').update({ Id: records[0]?.Id ?? '', IsPasswordLocked: true });
    await refusal(attempt);
    await refusal(connection.sobject('UserLogin').create({ IsFrozen: true }));
  });

  it('and is told its session is not one, in the words of facts 3.3 [A]', async () => {
    const stranger = connect(org, `${org.orgId.slice(0, 15)}!AQ0AQ.not.a.session`);
    const refused = await refusal(stranger.query('SELECT Id FROM Account'));
    expect(refused.errorCode).to.equal('INVALID_SESSION_ID');
    expect(refused.message).to.equal('Session expired or invalid');
  });
});
