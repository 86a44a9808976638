import type { OrgAuthorization } from '@salesforce/core';
import { expect } from 'chai';
import { loginsByOrg, orgsNamed } from '../../../src/edges/terminal/orgs.ts';
import { Problem } from '../../../src/problems.ts';

describe('Orgs by name', () => {
  it('are told each once, and one without a login is a problem of its own', async () => {
    const orgs = await orgsNamed(['nobody@nowhere.example.com', 'nobody@nowhere.example.com'], false);
    expect(orgs.map(({ name }) => name)).to.deep.equal(['nobody@nowhere.example.com']);
    const error = await orgs[0]?.open().catch((thrown: unknown) => thrown);
    expect(error).to.be.instanceOf(Problem).with.property('key', 'org-not-opened');
    expect((error as Problem).tokens.join(' ')).to.include('nobody@nowhere.example.com').and.not.include('\n');
  });
});

const login = (username: string, orgId: string, more: Partial<OrgAuthorization> = {}): OrgAuthorization => ({ username, orgId, oauthMethod: 'web', aliases: [], configs: [], isExpired: 'unknown', ...more });

describe('The logins of a machine', () => {
  it('are together by org: the default one first, then those with an alias, and those that are known to be over last', () => {
    const all = [
      login('over@x.example.com', '00D1', { aliases: ['over'], isExpired: true }),
      login('plain@x.example.com', '00D1'),
      login('b@x.example.com', '00D1', { aliases: ['b'] }),
      login('default@x.example.com', '00D1', { aliases: ['z'], configs: ['target-org'] }),
      login('other@y.example.com', '00D2', { aliases: ['a'] }),
    ];
    const expected = [['a'], ['z', 'b', 'plain@x.example.com', 'over']];
    expect(loginsByOrg(all)).to.deep.equal(expected);
    expect(loginsByOrg(all.toReversed())).to.deep.equal(expected);
  });

  it('of which the platform does not know the org are each told by themselves', () => {
    expect(loginsByOrg([login('one@x.example.com', '', { error: 'no key' }), login('two@x.example.com', '', { error: 'no key' })])).to.deep.equal([['one@x.example.com'], ['two@x.example.com']]);
  });
});
