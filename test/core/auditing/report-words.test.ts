import { expect } from 'chai';
import { mendWords, standingWords } from '../../../src/core/model/audit/report-words.ts';

const exact = 'SecuritySettings.sessionSettings.enforceIpRangesEveryRequest = true';
const words = 'In Setup, open Session Settings.';

describe('What mends a finding, in words', () => {
  const ways = (kind: 'metadata' | 'call', exactly: string, ...fixes: readonly string[]): readonly string[] =>
    mendWords({ fix: { kind, exact: exactly, words }, evidence: fixes.map((fix) => ({ words: 'It is so.', fix })) });

  it('is what the evidence says of itself, each way once', () => {
    expect(ways('metadata', exact, 'Take A away.', 'Take B away.', 'Take A away.')).to.deep.equal(['Take A away.', 'Take B away.']);
  });

  it('is the rule\'s own words otherwise, with the exact setting where nothing in it is left to fill in', () => {
    expect(ways('metadata', exact)).to.deep.equal([`${words} In metadata: ${exact}.`]);
    for (const open of ['Profile.loginIpRanges {description, endAddress, startAddress}', 'PermissionSet.objectPermissions[object=X].allowRead = true', 'PermissionSet.fieldPermissions[field=Object.Field].readable = false', 'App.user = <username>']) expect(ways('metadata', open), open).to.deep.equal([words]);
    expect(ways('call', 'a = b')).to.deep.equal([words]);
  });
});

describe('What is told of an integration beside its name', () => {
  const signals = [{ id: 'name', weight: 0.4, words: 'has sync in its name' }, { id: 'licence', weight: 1, words: 'has the licence Salesforce Integration' }, { id: 'api-only', weight: 0.9, words: 'is API Only through permission set A' }] as const;

  it('is its owner where it has a spec, else how sure it is that it is one, and the two strongest reasons', () => {
    expect(standingWords({ registered: true, owner: 'ana@example.com', confidence: 1, signals })).to.equal('owner ana@example.com');
    const without = (confidence: number): string => standingWords({ registered: false, confidence, signals: confidence === 0 ? [] : signals });
    expect(without(1)).to.equal('no spec; certainly an integration (has the licence Salesforce Integration; is API Only through permission set A)');
    expect([0.7, 0.4, 0.2].map((confidence) => without(confidence).split(' (')[0])).to.deep.equal(['no spec; very likely an integration', 'no spec; perhaps an integration', 'no spec; hardly an integration']);
    expect(without(0)).to.equal('no spec');
  });
});
