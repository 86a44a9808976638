import { expect } from 'chai';
import fc from 'fast-check';
import { fingerprint } from '../../../src/core/auditing/fingerprint.ts';
import { score, type Scored } from '../../../src/core/auditing/score.ts';
import type { Evidence, Verdict } from '../../../src/core/model/audit/check.ts';
import { asFarAs, type Gap } from '../../../src/core/model/audit/fact.ts';
import { results, type Result } from '../../../src/core/model/audit/rule.ts';
import { severities } from '../../../src/core/model/policy.ts';
import { aRun, aSnapshot, aTarget, aVerdict, rules, seen, subjects } from '../../support/check-runs.ts';

const refused: Gap = { kind: 'refused', words: 'Users could not be read.', needs: 'View Setup and Configuration' };
const verdicts: readonly Verdict[] = [
  aVerdict('IU-ORG-002', subjects.org, 'pass'),
  aVerdict('IU-NET-002', subjects.profile, 'warn'),
  aVerdict('IU-APP-003', subjects.app, 'unknown'),
  aVerdict('IU-APP-003', subjects.shared, 'fail'),
  aVerdict('IU-IDN-003', subjects.hubspot, 'pass'),
  aVerdict('IU-IDN-003', subjects.old, 'fail'),
  aVerdict('IU-PRV-006', subjects.spec, 'not-applicable'),
];
const report = aRun(verdicts);

describe('The report', () => {
  it('has the worst first', () => expect(report.findings.map(({ result, rule }) => `${result} ${rule}`)).to.deep.equal(['fail IU-IDN-003', 'fail IU-APP-003', 'warn IU-NET-002', 'unknown IU-APP-003', 'pass IU-IDN-003', 'pass IU-ORG-002', 'not-applicable IU-PRV-006']));

  it('says whose each finding is: of a spec, of an account without one, of several or the org none', () => {
    const owners = Object.fromEntries(report.findings.map(({ rule, subject, integration }) => [`${rule} ${subject.key}`, integration]));
    expect(owners).to.deep.equal({
      'IU-IDN-003 old.sync@example.com': 'old.sync@example.com',
      'IU-APP-003 Shared': undefined,
      'IU-NET-002 hubspot_Integration': 'hubspot',
      'IU-APP-003 hubspot_Integration': 'hubspot',
      'IU-IDN-003 hubspot.integration@example.com': 'hubspot',
      'IU-ORG-002 00D000000000001AAA': undefined,
      'IU-PRV-006 hubspot': 'hubspot',
    });
  });

  it('sums up each integration: accounts, apps, owner, counts and the worst answer of each practice', () => {
    const [hubspot, old] = report.integrations;
    expect(hubspot).to.deep.include({ name: 'hubspot', label: 'HubSpot', registered: true, usernames: [subjects.hubspot.key], apps: ['hubspot_Integration'], owner: 'ana@example.com', confidence: 1, practices: { BP4: 'not-applicable', BP6: 'unknown', BP7: 'warn', BP9: 'pass' } });
    expect(hubspot?.score).to.equal(Math.floor((100 * (10 + 1)) / (10 + 5 + 2)));
    expect(old).to.deep.include({ name: subjects.old.key, label: 'Old sync', registered: false, score: 0, practices: { BP9: 'fail' } });
    expect(report.integrations).to.have.length(2);
  });

  it('counts, by rule and in all', () => {
    expect(report.counts).to.deep.equal({ pass: 2, fail: 2, warn: 1, unknown: 1, 'not-applicable': 1, waived: 0 });
    expect(report.rules.find(({ id }) => id === 'IU-APP-003')?.counts).to.include({ fail: 1, unknown: 1 });
  });

  it('tells what could not be read, and which rules that costs', () => {
    const facts = { users: asFarAs([], [refused]), profiles: asFarAs([], [{ ...refused, words: 'Other.' }]) };
    const { targets } = aRun([], { targets: [aTarget([aVerdict('IU-IDN-003', subjects.hubspot, 'unknown')], { snapshot: aSnapshot({}, facts) })] });
    expect(targets[0]?.gaps.map(({ dataset, rules: cost }) => [dataset, cost])).to.deep.equal([['users', ['IU-IDN-003']], ['profiles', []]]);
  });

  it('says of files which rules they cannot answer', () => {
    const { targets } = aRun([], { targets: [aTarget([], { snapshot: aSnapshot({ mode: 'source', id: 'project', name: 'project' }) })] });
    expect(targets[0]?.notAnswered).to.deep.equal(['IU-LIF-001']);
    expect(report.targets[0]?.notAnswered).to.deep.equal([]);
  });

  it('takes an org that was reached twice once, by the reading that left least unknown', () => {
    const weak = aTarget([aVerdict('IU-IDN-003', subjects.hubspot, 'unknown')], { snapshot: aSnapshot({ name: 'weak' }) });
    const strong = aTarget([aVerdict('IU-IDN-003', subjects.hubspot, 'fail')], { snapshot: aSnapshot({ name: 'strong' }) });
    for (const targets of [[weak, strong], [strong, weak]]) {
      const { targets: told, counts } = aRun([], { targets });
      expect([told.map(({ name }) => name), counts.fail, counts.unknown]).to.deep.equal([['strong'], 1, 0]);
    }
  });

  it('fills names into what mends a finding, and leaves alone what a shell could take for more', () => {
    const found = (name: string): string | undefined => aRun([], { targets: [aTarget([aVerdict('IU-PRV-006', subjects.spec, 'fail')], { snapshot: aSnapshot({ name }) })] }).findings[0]?.fix.exact;
    expect(found('prod')).to.equal('sf integration-user plan --name hubspot --target-org prod');
    expect(found('$(rm -rf .)')).to.equal('sf integration-user plan --name hubspot --target-org ORG');
  });

  it('prefers what the evidence itself says mends it', () => {
    const evidence = [seen('It is wide.', { fix: 'Profile.loginIpRanges: take out 0.0.0.0', at: { file: 'a.xml', line: 4, column: 2 } })];
    const [finding] = aRun([aVerdict('IU-NET-002', subjects.profile, 'fail', { evidence })]).findings;
    expect(finding).to.deep.include({ place: { file: 'a.xml', line: 4, column: 2 } });
    expect(finding?.fix.exact).to.equal('Profile.loginIpRanges: take out 0.0.0.0');
  });

  it('is the same whatever the order of verdicts', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...verdicts], { minLength: verdicts.length }), (shuffled) => {
        expect(aRun(shuffled)).to.deep.equal(report);
      }),
      { numRuns: 30 }
    );
  });
});

describe('Fingerprints', () => {
  const evidence: readonly Evidence[] = [seen('a', { key: 'A' }), seen('b', { at: { file: 'x', line: 1, column: 1 } })];
  const name = fingerprint('IU-IDN-003', 'org', subjects.hubspot, evidence);

  it('have 32 hex digits and do not change with order, repeats, lines or letter case', () => {
    expect(name).to.match(/^[0-9a-f]{32}$/);
    expect(fingerprint('IU-IDN-003', 'org', { ...subjects.hubspot, key: subjects.hubspot.key.toUpperCase() }, [seen('b', { at: { file: 'y', line: 9, column: 9 } }), seen('other words', { key: 'A' }), seen('a', { key: 'A' })])).to.equal(name);
  });

  it('differ by rule, target, subject, kind of subject and evidence', () => {
    const others = [
      fingerprint('IU-IDN-004', 'org', subjects.hubspot, evidence),
      fingerprint('IU-IDN-003', 'org2', subjects.hubspot, evidence),
      fingerprint('IU-IDN-003', 'org', subjects.old, evidence),
      fingerprint('IU-IDN-003', 'org', { ...subjects.hubspot, kind: 'app' }, evidence),
      fingerprint('IU-IDN-003', 'org', subjects.hubspot, evidence.slice(1)),
    ];
    expect(new Set([name, ...others]).size).to.equal(6);
  });
});

describe('The score', () => {
  const answer = fc.record({ result: fc.constantFrom(...results), severity: fc.constantFrom(...severities) });
  const of = (result: Result, severity: Scored['severity'] = 'high'): Scored => ({ result, severity });

  it('is 100 only where everything passes, and 0 where nothing does', () => {
    expect(score([of('pass'), of('not-applicable', 'critical'), of('pass', 'info')])).to.equal(100);
    expect(score([of('fail'), of('unknown')])).to.equal(0);
    expect(score([...Array<Scored>(200).fill(of('pass', 'critical')), of('fail', 'low')])).to.equal(99);
  });

  it('is not there where nothing was judged', () => {
    expect(score([])).to.equal(undefined);
    expect(score([of('unknown'), of('not-applicable')])).to.equal(undefined);
  });

  it('is never raised by an answer that becomes unknown, and stays from 0 to 100', () => {
    fc.assert(
      fc.property(fc.array(answer, { minLength: 1 }), fc.nat(), (answers, at) => {
        const less = answers.map((each, index): Scored => (index === at % answers.length ? { ...each, result: 'unknown' } : each));
        const [before, after] = [score(answers), score(less)];
        if (before !== undefined) expect(before).to.be.within(0, 100);
        if (before !== undefined && after !== undefined) expect(after).to.be.at.most(before);
      })
    );
  });

  it('weighs by the rule\'s severity, so that a fail of a worse kind and an unknown count alike', () => {
    const of006 = (verdict: Verdict): number | undefined => aRun([aVerdict('IU-IDN-003', subjects.hubspot, 'pass'), verdict]).integrations[0]?.score;
    expect(of006(aVerdict('IU-PRV-006', subjects.spec, 'fail', { severity: 'critical' }))).to.equal(of006(aVerdict('IU-PRV-006', subjects.spec, 'unknown')));
    expect(rules.find(({ id }) => id === 'IU-PRV-006')?.severity).to.equal('high');
  });
});
