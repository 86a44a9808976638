import { expect } from 'chai';
import { updatedBaseline } from '../../../src/core/auditing/baseline.ts';
import { baselineText, parseBaseline } from '../../../src/core/auditing/baseline-file.ts';
import type { Baseline } from '../../../src/core/model/audit/baseline.ts';
import type { Verdict } from '../../../src/core/model/audit/check.ts';
import { Problem } from '../../../src/problems.ts';
import { aRun, aSnapshot, aTarget, aVerdict, dayBefore, failedTarget, seen, subjects, type RunChanges } from '../../support/check-runs.ts';

const fail = (...keys: readonly string[]): Verdict => aVerdict('IU-IDN-003', subjects.hubspot, 'fail', { evidence: keys.map((key) => seen(`It holds ${key}.`, { key })) });
const old = aVerdict('IU-PRV-006', subjects.spec, 'fail');
const baseline: Baseline = updatedBaseline(aRun([fail('ManageUsers', 'AuthorApex'), old]));
const run = (verdicts: readonly Verdict[], changes: RunChanges = {}): ReturnType<typeof aRun> => aRun(verdicts, { baseline, ...changes });

describe('A baseline', () => {
  it('lets what was there pass', () => {
    const report = run([fail('ManageUsers', 'AuthorApex'), old]);
    expect(report.findings.map(({ isNew, gates }) => [isNew, gates])).to.deep.equal([[false, false], [false, false]]);
    expect(report.gate.exitCode).to.equal(0);
    expect(report.baseline).to.deep.equal({ known: 2, new: 0, fixed: [] });
  });

  it('lets part of what was there pass: mending a half is no new finding', () => expect(run([fail('AuthorApex'), old]).gate.exitCode).to.equal(0));

  const worse: readonly (readonly [string, Verdict])[] = [
    ['one more thing seen', fail('ManageUsers', 'AuthorApex', 'ModifyAllData')],
    ['another subject', aVerdict('IU-IDN-003', subjects.old, 'fail')],
    ['another rule', aVerdict('IU-APP-003', subjects.app, 'fail')],
  ];
  for (const [what, verdict] of worse) {
    it(`stops for ${what}`, () => {
      const report = run([verdict, old]);
      expect(report.gate).to.include({ exitCode: 3, failing: 1 });
      expect(report.findings[0]).to.include({ isNew: true, gates: true });
    });
  }

  it('stops for a warning that became a fail, and for a higher severity', () => {
    const accepted = updatedBaseline(aRun([aVerdict('IU-PRV-006', subjects.spec, 'warn')]));
    expect(aRun([old], { baseline: accepted }).gate.exitCode).to.equal(3);
    expect(run([old], { policyChanges: { severities: { 'IU-PRV-006': 'critical' } } }).gate.exitCode).to.equal(3);
  });

  it('tells what is mended, also where the subject is gone', () => {
    const report = run([aVerdict('IU-IDN-003', subjects.hubspot, 'pass')]);
    expect(report.baseline?.fixed.map(({ rule }) => rule).toSorted()).to.deep.equal(['IU-IDN-003', 'IU-PRV-006']);
  });

  it('takes nothing for mended that was not seen: unknown, not selected, another org, an org that did not answer', () => {
    const fixed = (report: ReturnType<typeof aRun>): number | undefined => report.baseline?.fixed.length;
    expect(fixed(run([aVerdict('IU-IDN-003', subjects.hubspot, 'unknown'), old]))).to.equal(0);
    expect(fixed(run([old], { selection: ['PRV'] }))).to.equal(0);
    expect(fixed(run([], { targets: [aTarget([], { snapshot: aSnapshot({ id: '00D000000000002AAA' }) })] }))).to.equal(0);
    expect(fixed(run([], { targets: [{ ...failedTarget, id: subjects.org.key }] }))).to.equal(0);
  });

  it('goes by the org, not by what it is called or where files have lines', () => {
    const at = { file: 'profiles/hubspot.profile-meta.xml', line: 7, column: 3 };
    const moved = aVerdict('IU-PRV-006', { ...subjects.spec, label: 'Renamed', at }, 'fail');
    expect(run([], { targets: [aTarget([moved], { snapshot: aSnapshot({ name: 'another-alias' }) })] }).gate.exitCode).to.equal(0);
  });

  it('does not help where a waiver has expired', () => {
    const waivers = [{ rule: 'IU-PRV-006', subject: 'hubspot', owner: 'ana@example.com', reason: 'r', expires: dayBefore(1) }];
    expect(run([old], { policyChanges: { waivers } }).gate.exitCode).to.equal(3);
  });
});

describe('Updating a baseline', () => {
  it('keeps what this run could not see, drops what is mended, and is the same text for the same findings', () => {
    const partial = run([fail('AuthorApex')], { selection: ['IDN'] });
    const updated = updatedBaseline(partial, baseline);
    expect(updated.findings.map(({ rule, evidence }) => [rule, evidence.length]).toSorted()).to.deep.equal([['IU-IDN-003', 1], ['IU-PRV-006', 1]]);
    expect(baselineText(updatedBaseline(aRun([old, fail('AuthorApex', 'ManageUsers')])))).to.equal(baselineText(baseline));
    expect(updatedBaseline(run([]), baseline).findings).to.deep.equal([]);
  });

  it('leaves to waivers what they govern', () => {
    const waivers = [{ rule: 'IU-PRV-006', subject: 'hubspot', owner: 'ana@example.com', reason: 'r', expires: dayBefore(-1) }];
    expect(updatedBaseline(aRun([old], { policyChanges: { waivers } })).findings).to.deep.equal([]);
  });
});

describe('A baseline file', () => {
  const problem = (text: string): readonly [string, string] => {
    try {
      parseBaseline('baseline.json', text);
    } catch (error) {
      if (error instanceof Problem && error.exit === 2) return [error.key, error.tokens.join(' | ')];
    }
    throw new Error('no problem');
  };

  it('is read as it was written', () => {
    expect(parseBaseline('baseline.json', baselineText(baseline))).to.deep.equal(baseline);
    expect(parseBaseline('baseline.json', `\uFEFF${baselineText(baseline).replaceAll('\n', '\r\n')}`)).to.deep.equal(baseline);
  });

  it('of another tool or version is told from a broken one', () => {
    expect(problem('{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","runs":[]}')[0]).to.equal('baseline-foreign');
    expect(problem('[]')[0]).to.equal('baseline-foreign');
    expect(problem('{"format":"integration-user/baseline/v2","findings":[]}')[1]).to.include('integration-user/baseline/v2');
    expect(problem('{"format":')).to.deep.equal(['baseline-broken', 'baseline.json | It is not JSON.']);
    expect(problem('{"format":"integration-user/baseline/v1","findings":[{"fingerprint":"x"}]}')[1]).to.include('findings.0.fingerprint');
    expect(problem('{"format":"integration-user/baseline/v1","findings":[],"more":1}')[0]).to.equal('baseline-broken');
  });
});
