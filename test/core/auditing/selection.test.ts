import { expect } from 'chai';
import { requireKnownRules, withSeverities } from '../../../src/core/auditing/severities.ts';
import { select } from '../../../src/core/auditing/selection.ts';
import { aPolicy, aSpec } from '../../../src/core/model/audit/example/rows.ts';
import { Problem } from '../../../src/problems.ts';
import { aRun, aVerdict, rules, subjects } from '../../support/check-runs.ts';

const ids = (...selectors: string[]): readonly string[] => select(rules, selectors).map(({ id }) => id);

function problem(run: () => unknown): Problem {
  try {
    run();
  } catch (error) {
    if (error instanceof Problem) return error;
  }
  throw new Error('no problem');
}

describe('Selecting rules', () => {
  it('takes all where nothing is asked', () => expect(ids()).to.have.length(rules.length));

  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['IU-NET-002', ['IU-NET-002']],
    ['net-002', ['IU-NET-002']],
    ['idn', ['IU-IDN-003']],
    ['critical', ['IU-IDN-003']],
    ['high', ['IU-IDN-003', 'IU-PRV-006', 'IU-APP-003']],
    ['BP9', ['IU-IDN-003']],
    ['ip-allowlist', ['IU-NET-002']],
    ['sbs', ['IU-ORG-002']],
    ['soc2:cc6', ['IU-IDN-003', 'IU-PRV-006', 'IU-APP-003', 'IU-NET-002', 'IU-LIF-001']],
    ['SBS-OAUTH-001', ['IU-ORG-002']],
    ['nist80053r5:AC-2', ['IU-IDN-003', 'IU-PRV-006', 'IU-APP-003', 'IU-NET-002', 'IU-LIF-001']],
  ];
  for (const [selector, expected] of cases) it(`reads ${selector}`, () => expect(ids(selector)).to.deep.equal(expected));

  it('takes what any of several names, once and in the order of the catalogue', () => expect(ids('org', 'critical', 'IU-IDN-003')).to.deep.equal(['IU-IDN-003', 'IU-ORG-002']));

  it('does not take a control for another that begins alike', () => expect(problem(() => ids('soc2:CC6.11')).key).to.equal('check-selector-unknown'));

  it('says what was probably meant', () => {
    const found = problem(() => ids('IU-IND-003'));
    expect([found.key, found.exit]).to.deep.equal(['check-selector-unknown', 2]);
    expect(found.tokens.join(' ')).to.include('"IU-IDN-003"');
    expect(problem(() => ids('')).key).to.equal('check-selector-unknown');
  });

  it('goes by the severities of the policy', () => {
    const changed = withSeverities(rules, aPolicy({ severities: { 'IU-NET-002': 'critical', 'iu-idn-003': 'low' } }));
    expect(select(changed, ['critical']).map(({ id }) => id)).to.deep.equal(['IU-NET-002']);
  });

  it('leaves the verdicts of other rules out of the report', () => {
    const report = aRun([aVerdict('IU-IDN-003', subjects.hubspot, 'fail'), aVerdict('IU-NET-002', subjects.profile, 'fail')], { selection: ['NET'] });
    expect(report.findings.map(({ rule }) => rule)).to.deep.equal(['IU-NET-002']);
    expect(report.rules.map(({ id }) => id)).to.deep.equal(['IU-NET-002']);
  });
});

describe('Severities of the policy', () => {
  it('replace the rule\'s own, also of a finding the rule holds to be worse', () => {
    const verdict = aVerdict('IU-PRV-006', subjects.spec, 'fail', { severity: 'critical' });
    expect(aRun([verdict]).findings[0]?.severity).to.equal('critical');
    expect(aRun([verdict], { policyChanges: { severities: { 'IU-PRV-006': 'medium' } } }).findings[0]?.severity).to.equal('medium');
  });

  it('decide what gates', () => {
    const verdict = aVerdict('IU-NET-002', subjects.profile, 'fail');
    expect(aRun([verdict]).gate.exitCode).to.equal(0);
    expect(aRun([verdict], { policyChanges: { severities: { 'IU-NET-002': 'high' } } }).gate.exitCode).to.equal(3);
  });

  it('name rules that exist, and so do waivers and exceptions', () => {
    const row = aSpec({ name: 'hubspot', exceptions: [{ rule: 'IU-NET-02', reason: 'r', approver: 'ana@example.com', until: '2027-01-01' }] });
    const check = (changes: object, specs = [aSpec({ name: 'hubspot' })]): void => requireKnownRules(rules, { file: 'integrations/policy.yaml', policy: aPolicy(changes) }, specs);
    expect(() => check({ severities: { 'iu-idn-003': 'low' } })).not.to.throw();
    expect(problem(() => check({ severities: { 'IU-IDN-3': 'low' } })).tokens.slice(0, 2)).to.deep.equal(['IU-IDN-3', 'integrations/policy.yaml']);
    expect(problem(() => check({}, [row])).tokens.slice(0, 2)).to.deep.equal(['IU-NET-02', 'integrations/hubspot.yaml']);
  });
});
