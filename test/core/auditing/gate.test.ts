import { expect } from 'chai';
import type { CheckedTarget } from '../../../src/core/auditing/report.ts';
import { asFarAs } from '../../../src/core/model/audit/fact.ts';
import { aRun, aTarget, aVerdict, failedTarget, subjects } from '../../support/check-runs.ts';

const critical = aVerdict('IU-IDN-003', subjects.hubspot, 'fail');
const medium = aVerdict('IU-NET-002', subjects.profile, 'fail');
const warning = aVerdict('IU-PRV-006', subjects.spec, 'warn');
const unseen = aVerdict('IU-APP-003', subjects.app, 'unknown');
const right = aVerdict('IU-ORG-002', subjects.org, 'pass');

type Case = readonly [string, Parameters<typeof aRun>, number, string];
const cases: readonly Case[] = [
  ['is 0 where nothing fails', [[right]], 0, 'Exit 0: Nothing fails at or above high.'],
  ['is 3 for a fail at or above high', [[critical, right]], 3, 'Exit 3: 1 finding fails at or above high.'],
  ['lets a fail below the limit pass, and says so', [[medium]], 0, 'Exit 0: Nothing that counts fails at or above high; 1 finding that fails is in the report.'],
  ['is 3 for it where the limit is lower', [[medium, critical], { failOn: 'medium' }], 3, 'Exit 3: 2 findings fail at or above medium.'],
  ['is 0 with --fail-on none, whatever was found', [[critical, warning], { failOn: 'none', failOnWarn: true }], 0, 'Exit 0: Findings do not count (--fail-on none); 1 finding that fails and 1 warning are in the report.'],
  ['lets warnings pass', [[warning]], 0, 'Exit 0: Nothing that counts fails at or above high; 1 warning is in the report.'],
  ['counts warnings where asked', [[warning, critical], { failOnWarn: true }], 3, 'Exit 3: 2 findings fail at or above high.'],
  ['says what could not be answered', [[unseen]], 0, 'Exit 0: Nothing fails at or above high. 1 answer could not be given; --strict would stop for it.'],
  ['is 5 for it with --strict', [[unseen], { strict: true }], 5, 'Exit 5: 1 answer could not be given, and --strict asks for all of them.'],
  ['puts fails before what is unknown', [[unseen, critical], { strict: true }], 3, 'Exit 3: 1 finding fails at or above high.'],
  ['puts an org that could not be read before all', [[], { targets: [aTarget([critical, unseen]), failedTarget], strict: true }], 1, 'Exit 1: uat could not be read, so that nothing is known of it. Besides, 1 finding fails at or above high.'],
];

describe('The exit code', () => {
  for (const [what, run, code, words] of cases) {
    it(what, () => {
      const { gate } = aRun(...run);
      expect(gate.words).to.equal(words);
      expect(gate.exitCode).to.equal(code);
    });
  }

  it('says where there is no integration at all, which nobody should take for good order', () => {
    const nobody = { ...aTarget([right]), view: { holders: [], apps: [], integrations: [], profiles: [] } };
    expect(aRun([], { targets: [nobody] }).gate.words).to.equal('Exit 0: No integration was found here.');
    expect(aRun([], { targets: [{ ...nobody, verdicts: [medium, unseen] }] }).gate.words).to.equal('Exit 0: No integration was found here. Nothing that counts fails at or above high; 1 finding that fails is in the report. 1 answer could not be given; --strict would stop for it.');
  });

  it('comes with a complete report of the targets that could be read', () => {
    const report = aRun([], { targets: [failedTarget, aTarget([critical])] });
    expect(report.targets.map(({ name, problem }) => [name, problem?.message])).to.deep.equal([['uat', 'The org uat does not answer.'], ['production', undefined]]);
    expect(report.findings).to.have.length(1);
    expect(report.gate).to.include({ failing: 1, unknown: 0 });
  });

  describe('of files', () => {
    type Fact = NonNullable<CheckedTarget['snapshot']['facts']['fieldDefinitions']>;
    const partly = (words: string): Fact => asFarAs<never>([], [{ kind: 'unreadable', words }]);
    const broken = 'a.field-meta.xml:3:7 could not be read: This is not well-formed XML.';
    const files = (facts: CheckedTarget['snapshot']['facts'], verdicts: CheckedTarget['verdicts'] = [right]): CheckedTarget => {
      const target = aTarget(verdicts);
      return { ...target, snapshot: { ...target.snapshot, mode: 'source', facts } };
    };
    const ended = (target: CheckedTarget, strict: boolean): readonly [number, string] => {
      const { gate } = aRun([], { targets: [target], strict });
      return [gate.exitCode, gate.words];
    };

    it('is 5 with --strict for a file that could not be read, though no rule waits for it, and counts it once', () => {
      const target = files({ fieldDefinitions: partly(broken), entityDefinitions: partly(broken) as never });
      expect(ended(target, true)).to.deep.equal([5, 'Exit 5: 1 thing in the files could not be read, and --strict asks for all of them.']);
      expect(ended(target, false)).to.deep.equal([0, 'Exit 0: Nothing fails at or above high. 1 thing in the files could not be read; --strict would stop for it.']);
    });

    it('counts answers and files that no answer waits for apart', () => {
      const awaited = aVerdict('IU-APP-003', subjects.app, 'unknown', { gaps: [{ kind: 'unreadable', words: 'b could not be read.' }] });
      const target = files({ fieldDefinitions: partly(broken), permissionSets: partly('b could not be read.') as never }, [awaited]);
      expect(ended(target, true)).to.deep.equal([5, 'Exit 5: 1 answer could not be given and 1 thing in the files could not be read, and --strict asks for all of them.']);
    });

    it('is 1 for a spec that could not be read, whatever else was found', () => {
      const target = files({ registry: asFarAs<never>([], ['a', 'b', 'c'].map((name) => ({ kind: 'unreadable', words: `${name}.yaml is no spec that can be read.` }))) }, [critical]);
      expect(ended(target, true)).to.deep.equal([1, 'Exit 1: a.yaml is no spec that can be read. 2 more specs could not be read. Besides, 1 finding fails at or above high.']);
    });

    it('is what it was for an org: there, whoever needs it says so', () => {
      const target = aTarget([right]);
      expect(ended({ ...target, snapshot: { ...target.snapshot, facts: { fieldDefinitions: partly(broken) } } }, true)).to.deep.equal([0, 'Exit 0: Nothing fails at or above high.']);
    });
  });
});
