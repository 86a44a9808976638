import { expect } from 'chai';
import { grantedTogether, permissionField } from '../../../src/core/model/compound-field.ts';

describe('an address', () => {
  for (const [object, field, holder] of [
    ['Contact', 'MailingStreet', 'MailingAddress'],
    ['contact', 'mailingstreet', 'MailingAddress'],
    ['Contact', 'OtherAddress', 'OtherAddress'],
    ['Lead', 'City', 'Address'],
    ['Account', 'City', 'City'],
    ['Contact', 'Phone', 'Phone'],
    ['Visit__c', 'MailingStreet', 'MailingStreet'],
    ['constructor', 'Street', 'Street'],
  ] as const) {
    it(`has its permission in one field: ${object}.${field} in ${holder}`, () => expect(permissionField(object, field)).to.equal(holder));
  }

  it('is granted whole, any other field alone', () => {
    expect(grantedTogether('Contact', 'MailingCity')).to.include.members(['MailingAddress', 'MailingStreet', 'MailingCity']).and.not.include('OtherCity');
    expect(grantedTogether('Contact', 'Phone')).to.deep.equal(['Phone']);
  });
});
