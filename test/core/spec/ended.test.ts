import { expect } from 'chai';
import { current, endedNotes } from '../../../src/core/spec/ended.ts';
import { parse } from '../../../src/core/spec/parse.ts';
import { specText } from '../../support/spec-text.ts';

const today = '2026-11-21';
const allow = [
  { cidr: '203.0.113.0/24', source: 'vendor' },
  { cidr: '192.0.2.5/32', source: 'our CI', until: '2026-11-20' },
  { cidr: '192.0.2.6/32', source: 'the last day counts', until: today },
];

describe('what has ended', () => {
  it('counts no more, from the day after its last', () => {
    expect(current(parse(specText({ network: { allow } }), 'x.yaml').network.allow, today).map(({ source }) => source)).to.deep.equal(['vendor', 'the last day counts']);
  });

  it('is named in whole sentences: addresses, of environments too, aliases and exceptions', () => {
    const spec = parse(
      specText({
        network: { allow },
        environments: { uat: { username: 'u@example.com', network: { allow: [allow[1]] } } },
        aliases: [{ app: 'Old', until: '2026-01-01' }, { app: 'New', until: '2099-12-31' }],
        exceptions: [{ rule: 'NET-001', reason: 'r', approver: 'a@example.com', until: '2026-01-01' }],
      }),
      'x.yaml',
    );
    expect(endedNotes(spec, today)).to.deep.equal([
      'network.allow[2] (our CI) ended on 2026-11-20: nobody is let in by it any more.',
      'environments.uat.network.allow[1] (our CI) ended on 2026-11-20: nobody is let in by it any more.',
      'aliases[1] (Old) ended on 2026-01-01: that app no longer counts as this integration.',
      'exceptions[1] (NET-001) ended on 2026-01-01: it excuses nothing any more.',
    ]);
  });

  it('is nothing in a spec without ends', () => expect(endedNotes(parse(specText(), 'x.yaml'), today)).to.deep.equal([]));
});
