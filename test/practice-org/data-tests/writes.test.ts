import { expect } from 'chai';
import { removeRow, updateRow } from '../data/dml.ts';
import { ApiError } from '../http.ts';
import { smallOrg } from './small-org.ts';

function refused(write: () => unknown): string {
  try {
    write();
  } catch (error) {
    if (error instanceof ApiError) return error.code;
    throw error;
  }
  return 'nothing';
}

describe('practice org: writes', () => {
  it('keeps the history of tracked fields, two rows for a look-up', () => {
    const org = smallOrg();
    const [one, two] = [org.insert('Account', { Name: 'One' }), org.insert('Account', { Name: 'Two' })];
    const invoice = org.insert('Invoice__c', { Name: 'I', Amount__c: 1, Account__c: one });
    updateRow(org.state, org.admin, 'Invoice__c', invoice, { Amount__c: 2, Account__c: two, Name: 'J' });
    expect(org.column('SELECT Field FROM Invoice__History ORDER BY Id', 'Field')).to.deep.equal(['created', 'Amount__c', 'Account__c', 'Account__c']);
    expect(org.column("SELECT NewValue FROM Invoice__History WHERE Field = 'Account__c'", 'NewValue')).to.deep.equal(['Two', two]);
  });

  it('puts deleted records into the recycle bin, where only queryAll finds them', () => {
    const org = smallOrg();
    const id = org.insert('Account', { Name: 'Gone' });
    removeRow(org.state, org.admin, 'Account', id);
    expect(org.column('SELECT Id FROM Account', 'Id')).to.deep.equal([]);
    expect(refused(() => updateRow(org.state, org.admin, 'Account', id, { Name: 'Back' }))).to.equal('ENTITY_IS_DELETED');
  });

  it('changes nothing when it refuses', () => {
    const org = smallOrg();
    const { changes } = org.state;
    expect(refused(() => org.insert('Account', { Name: 'x'.repeat(256) }))).to.equal('STRING_TOO_LONG');
    expect(refused(() => org.insert('Account', {}))).to.equal('REQUIRED_FIELD_MISSING');
    expect(refused(() => org.insert('Account', { Name: 'x', Nonsense__c: 1 }))).to.equal('INVALID_FIELD');
    expect(refused(() => org.insert('Account', { Name: 'x', CreatedDate: '2026-01-01' }))).to.equal('INVALID_FIELD_FOR_INSERT_UPDATE');
    expect(refused(() => org.insert('Contact', { LastName: 'x', Email: 'nobody' }))).to.equal('INVALID_EMAIL_ADDRESS');
    expect(refused(() => org.insert('Contact', { LastName: 'x', AccountId: org.admin.userId }))).to.equal('MALFORMED_ID');
    expect(refused(() => org.insert('Account', { Name: 'x', AnnualRevenue: 'much' }))).to.equal('JSON_PARSER_ERROR');
    expect(refused(() => org.insert('SetupAuditTrail', { Action: 'x' }))).to.not.equal('nothing');
    expect(org.state.changes).to.equal(changes);
  });

  it('keeps external ids unique, whatever their case', () => {
    const org = smallOrg();
    org.insert('Invoice__c', { Number__c: 'a1' });
    expect(refused(() => org.insert('Invoice__c', { Number__c: 'A1' }))).to.equal('DUPLICATE_VALUE');
  });

  it('moves a user to the permission set of its new profile', () => {
    const org = smallOrg();
    const profile = (name: string): unknown => org.column(`SELECT Id FROM Profile WHERE Name = '${name}'`, 'Id')[0];
    const locale = { TimeZoneSidKey: 'GMT', LocaleSidKey: 'en_US', EmailEncodingKey: 'UTF-8', LanguageLocaleKey: 'en_US' };
    const user = org.insert('User', { Username: 'a@b.example', LastName: 'A', Email: 'a@b.example', Alias: 'a', ProfileId: profile('Standard User'), ...locale });
    updateRow(org.state, org.admin, 'User', user, { ProfileId: profile('Read Only') });
    expect(org.column(`SELECT PermissionSet.ProfileId FROM PermissionSetAssignment WHERE AssigneeId = '${user}'`, 'PermissionSet')).to.have.lengthOf(1);
    expect(org.column(`SELECT Id FROM PermissionSetAssignment WHERE AssigneeId = '${user}' AND PermissionSet.Profile.Name = 'Read Only'`, 'Id')).to.have.lengthOf(1);
  });
});
