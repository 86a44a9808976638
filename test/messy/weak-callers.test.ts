import { expect } from 'chai';
import type { CheckReport, Finding } from '../../src/core/model/audit/report.ts';
import { messyWorld } from './compose.ts';
import { openMessySite } from './site.ts';

/** What somebody may lack who is asked to run check, alone and together. */
const lacks: readonly (readonly string[])[] = [
  ['ViewSetup'],
  ['CustomizeApplication'],
  ['ManageUsers', 'MonitorLoginHistory'],
  ['ModifyMetadata', 'ModifyAllData'],
  ['ViewEventLogFiles'],
  ['ExternalClientAppAdmin', 'ExternalClientAppViewer'],
  ['ViewSetup', 'CustomizeApplication', 'ManageUsers', 'MonitorLoginHistory', 'ModifyMetadata', 'ModifyAllData', 'ViewEventLogFiles', 'ExternalClientAppAdmin', 'ExternalClientAppViewer'],
];

const keyOf = ({ rule, subject }: Finding): string => `${rule} ${subject.key.toLowerCase()}`;

interface Weaker {
  readonly without: string;
  readonly becameUnknown: number;
  readonly gone: number;
  readonly wrong: readonly string[];
}

/** What a fail or warning of the administrator's report turned into in a weaker caller's. */
function compared(strong: CheckReport, weak: CheckReport, without: string): Weaker {
  const answers = new Map(weak.findings.map((finding) => [keyOf(finding), finding.result]));
  const hasUnknown = new Set(weak.findings.filter(({ result }) => result === 'unknown').map(({ rule }) => rule));
  const saidGaps = new Set(weak.targets.flatMap(({ gaps }) => gaps.flatMap(({ rules }) => rules)));
  const found = strong.findings.filter(({ result }) => result === 'fail');
  const wrong = found.flatMap((finding) => {
    const now = answers.get(keyOf(finding));
    if (now === undefined) return hasUnknown.has(finding.rule) || saidGaps.has(finding.rule) ? [] : [`${keyOf(finding)} is gone, and nothing is said to be unknown`];
    return now === 'pass' || now === 'not-applicable' ? [`${keyOf(finding)} was fail and is ${now}`] : [];
  });
  const unknowns = strong.findings.filter(({ result }) => result !== 'unknown').filter((finding) => answers.get(keyOf(finding)) === 'unknown');
  return { without, becameUnknown: unknowns.length, gone: strong.findings.filter((finding) => !answers.has(keyOf(finding))).length, wrong };
}

describe('callers who may not see everything', () => {
  for (const seed of [2, 8]) {
    it(`never make a finding of seed ${seed} look right: it stays, or is unknown, or what is missing is named`, async () => {
      const site = await openMessySite(messyWorld(seed));
      try {
        // All sessions first: making a weak caller adds a user and a profile to the org.
        const callers = lacks.map((without) => ({ without, checked: site.sessionOf({ without: [...without] }) }));
        const strong = await site.checked();
        const all: Weaker[] = [];
        for (const { without, checked } of callers) all.push(compared(strong, await checked(), without.length > 3 ? 'all of these' : without.join(', ')));
        process.stdout.write(`\nwithout${' '.repeat(48)}became unknown   gone\n${all.map((one) => `${one.without.padEnd(55)}${String(one.becameUnknown).padStart(14)}${String(one.gone).padStart(7)}`).join('\n')}\n`);
        const wrong = all.flatMap((one) => one.wrong.map((words) => `without ${one.without}: ${words}`));
        expect(wrong.length, `\n${wrong.join('\n')}\n`).to.equal(0);
        expect(site.changes()).to.deep.equal([]);
      } finally {
        await site.close();
      }
    });
  }
});
