import { expect } from 'chai';
import { aVerdict, aRun, aTarget, dayBefore, subjects, whose } from '../../support/check-runs.ts';

const waiver = (changes: object = {}): object => ({ rule: 'IU-IDN-003', subject: subjects.hubspot.key, owner: 'ana@example.com', reason: 'Vendor needs it until spring', expires: dayBefore(-30), ...changes });
const waiting = (changes: object = {}): object => ({ waivers: [waiver(changes)] });
const verdict = aVerdict('IU-IDN-003', subjects.hubspot, 'fail');

describe('Waivers', () => {
  it('replace a fail, which stays visible with its owner, reason and end', () => {
    const report = aRun([verdict], { policyChanges: waiting() });
    const [finding] = report.findings;
    expect([finding?.result, finding?.gates, report.gate.exitCode]).to.deep.equal(['waived', false, 0]);
    expect(finding?.waiver).to.deep.equal({ owner: 'ana@example.com', reason: 'Vendor needs it until spring', expires: dayBefore(-30), from: 'policy', expired: false });
    expect(finding?.evidence).to.have.length(1);
    expect(report.waivers[0]).to.include({ findings: 1, expired: false });
  });

  const names: readonly (readonly [string, string, string])[] = [
    ['its key, in any letter case', subjects.hubspot.key.toUpperCase(), 'waived'],
    ['its id', '005000000000001AAA', 'waived'],
    ['its id as addresses in the browser have it', '005000000000001', 'waived'],
    ['its integration\'s spec', 'hubspot', 'waived'],
    ['nothing by its label, which anything can be given', 'HubSpot Inc', 'fail'],
    ['nothing by a star: a waiver is about one subject', '*', 'fail'],
    ['nothing by another account', subjects.old.key, 'fail'],
  ];
  for (const [what, subject, result] of names) {
    it(`name the subject by ${what}`, () => expect(aRun([aVerdict('IU-IDN-003', { ...subjects.hubspot, label: 'HubSpot Inc' }, 'fail')], { policyChanges: waiting({ subject }) }).findings[0]?.result).to.equal(result));
  }

  it('are about one rule, written in either case', () => {
    expect(aRun([verdict], { policyChanges: waiting({ rule: 'iu-idn-003' }) }).findings[0]?.result).to.equal('waived');
    expect(aRun([verdict], { policyChanges: waiting({ rule: 'IU-NET-002' }) }).findings[0]?.result).to.equal('fail');
  });

  it('hold until the end of their last day in UTC', () => {
    const at = (moment: string): string | undefined => aRun([verdict], { policyChanges: waiting({ expires: '2026-11-22' }), at: moment }).findings[0]?.result;
    expect(at('2026-11-22T23:59:59.999Z')).to.equal('waived');
    expect(at('2026-11-23T00:00:00.000Z')).to.equal('fail');
    expect(at('2026-11-22T23:30:00.000-01:00')).to.equal('fail');
  });

  it('that have expired help nothing: the finding stays, counts, and says so', () => {
    const report = aRun([verdict], { policyChanges: waiting({ expires: dayBefore(1) }) });
    const [finding] = report.findings;
    expect([finding?.result, finding?.gates, finding?.waiver?.expired]).to.deep.equal(['fail', true, true]);
    expect(report.gate.words).to.equal('Exit 3: 1 finding fails at or above high, with an expired waiver.');
    expect(report.waivers[0]).to.include({ findings: 1, expired: true });
  });

  it('that have expired count also on a warning', () => {
    const warning = aVerdict('IU-IDN-003', subjects.hubspot, 'warn');
    expect(aRun([warning]).gate.exitCode).to.equal(0);
    expect(aRun([warning], { policyChanges: waiting({ expires: dayBefore(1) }) }).gate.exitCode).to.equal(3);
  });

  it('of which several fit: the one that lasts longest counts', () => {
    const report = aRun([verdict], { policyChanges: { waivers: [waiver({ expires: dayBefore(3) }), waiver({ reason: 'renewed' })] } });
    expect(report.findings[0]?.waiver?.reason).to.equal('renewed');
    expect(report.waivers.map(({ findings }) => findings)).to.deep.equal([0, 1]);
  });

  it('never hide that something is unknown', () => {
    expect(aRun([aVerdict('IU-IDN-003', subjects.hubspot, 'unknown')], { policyChanges: waiting() }).findings[0]).to.include({ result: 'unknown' }).and.not.have.property('waiver');
  });
});

describe('Exceptions of a spec', () => {
  const exceptions = [{ rule: 'IU-IDN-003', reason: 'Until the vendor moves', approver: 'bo@example.com', until: dayBefore(-10) }];
  const run = (subject: typeof subjects.hubspot | typeof subjects.old, until = dayBefore(-10)): ReturnType<typeof aRun> =>
    aRun([], { targets: [aTarget([aVerdict('IU-IDN-003', subject, 'fail')], { view: whose(exceptions.map((each) => ({ ...each, until }))) })] });

  it('are about what belongs to that integration', () => {
    expect(run(subjects.hubspot).findings[0]).to.deep.include({ result: 'waived', waiver: { owner: 'bo@example.com', reason: 'Until the vendor moves', expires: dayBefore(-10), from: 'spec', expired: false } });
    expect(run(subjects.old).findings[0]?.result).to.equal('fail');
  });

  it('expire like waivers', () => expect(run(subjects.hubspot, dayBefore(1)).gate.exitCode).to.equal(3));

  it('are told also where they are about nothing', () => expect(run(subjects.old).waivers[0]).to.deep.include({ subject: 'hubspot', from: 'spec', findings: 0 }));
});
