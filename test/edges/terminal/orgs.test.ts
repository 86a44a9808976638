import { expect } from 'chai';
import { orgsNamed } from '../../../src/edges/terminal/orgs.ts';
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
