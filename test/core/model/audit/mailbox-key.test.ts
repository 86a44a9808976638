import { expect } from 'chai';
import { mailboxKey } from '../../../../src/core/model/audit/mailbox-key.ts';

const cases: readonly { readonly address: string; readonly key: string; readonly what: string }[] = [
  { what: 'letter case and space around it', address: ' Ana@Example.com ', key: 'ana@example.com' },
  { what: 'a tag', address: 'ana+hubspot@example.com', key: 'ana@example.com' },
  { what: 'a tag with more of them', address: 'ana+a+b@example.com', key: 'ana@example.com' },
  { what: 'what a sandbox puts behind it', address: 'ana+a@example.com.invalid', key: 'ana@example.com' },
];

describe('The mailbox of an address', () => {
  for (const { what, address, key } of cases) it(`leaves out ${what}`, () => expect(mailboxKey(address)).to.equal(key));

  for (const address of ['ana@example.com', '+hubspot@example.com', 'ana', '+', '', '@example.com', 'ana@host+x']) {
    it(`is ${address === '' ? 'an empty text' : address} as it stands`, () => expect(mailboxKey(address)).to.equal(address));
  }

  it('is that of a name alone, without its tag', () => expect(mailboxKey('ana+x')).to.equal('ana'));
});
