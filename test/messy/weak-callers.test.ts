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

/** `WEAK_SEED=7` runs one seed, `WEAK_SEEDS=40` so many. */
const { WEAK_SEED, WEAK_SEEDS } = process.env;
const seeds = WEAK_SEED === undefined ? Array.from({ length: Number(WEAK_SEEDS ?? 6) }, (_, seed) => seed) : [Number(WEAK_SEED)];

const keyOf = ({ rule, subject }: Finding): string => `${rule} ${subject.key.toLowerCase()}`;
const isWrong = ({ result }: Finding): boolean => result === 'fail' || result === 'warn';

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
  const wrong = strong.findings.filter(isWrong).flatMap((finding) => {
    const now = answers.get(keyOf(finding));
    if (now === undefined) return hasUnknown.has(finding.rule) || saidGaps.has(finding.rule) ? [] : [`${keyOf(finding)} is gone, and nothing is said to be unknown`];
    return now === 'pass' || now === 'not-applicable' ? [`${keyOf(finding)} was ${finding.result} (${finding.words}) and is ${now}`] : [];
  });
  const unknowns = strong.findings.filter(({ result }) => result !== 'unknown').filter((finding) => answers.get(keyOf(finding)) === 'unknown');
  return { without, becameUnknown: unknowns.length, gone: strong.findings.filter((finding) => !answers.has(keyOf(finding))).length, wrong };
}

const total = (all: readonly Weaker[], what: 'becameUnknown' | 'gone'): string => String(all.reduce((sum, one) => sum + one[what], 0));

/** Over all seeds, a line for each caller. */
function table(all: readonly Weaker[]): string {
  const callers = [...new Set(all.map(({ without }) => without))];
  const lines = callers.map((without) => {
    const own = all.filter((one) => one.without === without);
    return `${without.padEnd(55)}${total(own, 'becameUnknown').padStart(14)}${total(own, 'gone').padStart(7)}`;
  });
  return `without${' '.repeat(48)}became unknown   gone\n${lines.join('\n')}`;
}

describe('callers who may not see everything', () => {
  const all: Weaker[] = [];
  after(() => void process.stdout.write(`\n${table(all)}\n`));

  for (const seed of seeds) {
    it(`never make a fail or warning of seed ${seed} look right: it stays, or is unknown, or what is missing is named`, async () => {
      const site = await openMessySite(messyWorld(seed));
      try {
        // All sessions first: making a weak caller adds a user and a profile to the org.
        const callers = lacks.map((without) => ({ without, checked: site.sessionOf({ without: [...without] }) }));
        const strong = await site.checked();
        const found: Weaker[] = [];
        for (const { without, checked } of callers) found.push(compared(strong, await checked(), without.length > 3 ? 'all of these' : without.join(', ')));
        all.push(...found);
        const wrong = found.flatMap((one) => one.wrong.map((words) => `without ${one.without}: ${words}`));
        expect(wrong.length, `\n${wrong.join('\n')}\n`).to.equal(0);
        expect(site.changes()).to.deep.equal([]);
      } finally {
        await site.close();
      }
    });
  }
});
