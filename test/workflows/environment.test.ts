import { expect } from 'chai';
import type { OrgIdentity } from '../../src/core/model/ports.ts';
import { orgWords } from '../../src/core/model/org-words.ts';
import { chooseEnvironment, undecidedEnvironments } from '../../src/workflows/environment.ts';
import { leadSyncSpec } from '../support/lead-sync.ts';

const org: OrgIdentity = { orgId: '00D000000000001AAA', name: 'Here', isSandbox: false, edition: '', instanceUrl: '', username: '', userId: '', loopback: false };
const spec = (environments: object) => leadSyncSpec({ environments }).value;

describe('which environment an org is', () => {
  it('follows the org id, in its short form too', () => {
    const known = spec({ a: { username: 'a@example.com' }, b: { username: 'b@example.com', orgId: '00D000000000001' } });
    expect(chooseEnvironment(known, org)).to.include({ name: 'b', first: false });
    expect(undecidedEnvironments(known, org)).to.deep.equal([]);
  });

  it('is asked for at first use, and then to be recorded', () => {
    const open = spec({ a: { username: 'a@example.com' } });
    expect(() => chooseEnvironment(open, org)).to.throw('environment-needed');
    expect(undecidedEnvironments(open, org)).to.deep.equal(['a']);
    expect(chooseEnvironment(open, org, 'a')).to.include({ name: 'a', first: true });
  });

  it('is never a second one beside the one it is known as', () => {
    const known = spec({ a: { username: 'a@example.com' }, b: { username: 'b@example.com', orgId: '00D000000000001' } });
    expect(() => chooseEnvironment(known, org, 'a')).to.throw('org-is-another-environment');
    expect(chooseEnvironment(known, org, 'b')).to.include({ name: 'b', first: false });
  });

  it('is no sandbox where its first use is called production; once recorded it is what the spec says', () => {
    const sandbox = { ...org, isSandbox: true };
    for (const name of ['production', 'prod']) expect(() => chooseEnvironment(spec({ [name]: { username: 'a@example.com' } }), sandbox, name)).to.throw('sandbox-as-production');
    expect(chooseEnvironment(spec({ production: { username: 'a@example.com', orgId: org.orgId } }), sandbox, 'production')).to.include({ name: 'production', first: false });
    expect(chooseEnvironment(spec({ production: { username: 'a@example.com' } }), org, 'production')).to.include({ first: true });
  });

  it('is said with its name, id and kind before anything is changed', () => {
    expect(orgWords(org)).to.equal('Here (00D000000000001AAA, production)');
    expect(orgWords({ ...org, edition: 'Developer Edition' })).to.equal('Here (00D000000000001AAA)');
    expect(orgWords({ ...org, isSandbox: true })).to.equal('Here (00D000000000001AAA, a sandbox)');
    expect(orgWords({ ...org, isSandbox: true, loopback: true })).to.equal('Here (00D000000000001AAA, a sandbox, a practice org on this machine)');
    expect(orgWords({ ...org, loopback: true })).to.equal('Here (00D000000000001AAA, a practice org on this machine)');
  });

  it('is never one that belongs to another org, nor one that is not there', () => {
    const other = spec({ a: { username: 'a@example.com', orgId: '00D000000000009' } });
    expect(() => chooseEnvironment(other, org)).to.throw('wrong-org');
    expect(() => chooseEnvironment(other, org, 'a')).to.throw('wrong-org');
    expect(() => chooseEnvironment(other, org, 'nope')).to.throw('environment-unknown');
    expect(() => chooseEnvironment(other, org, '__proto__')).to.throw('environment-unknown');
  });
});
