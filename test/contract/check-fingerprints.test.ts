import { access } from 'node:fs/promises';
import { expect } from 'chai';
import { all } from '../../src/catalog/checks/index.ts';
import { fingerprint } from '../../src/core/auditing/fingerprint.ts';
import { verdicts } from '../../src/core/auditing/settle.ts';
import { buildView } from '../../src/core/auditing/view/index.ts';
import type { Check, Example, Verdict } from '../../src/core/model/audit/check.ts';
import { aPolicy, exampleNow } from '../../src/core/model/audit/example/rows.ts';

async function examplesOf({ id }: Check): Promise<readonly Example[]> {
  const file = new URL(`../../src/catalog/checks/${id}/examples.ts`, import.meta.url);
  const isThere = await access(file).then(() => true, () => false);
  return isThere ? ((await import(file.href)) as { default: readonly Example[] }).default : [];
}

const hourMs = 3_600_000;
const later = (hours: number): string => new Date(Date.parse(exampleNow) + hours * hourMs).toISOString();

function judged(check: Check, { facts, mode }: Example, takenAt: string): readonly Verdict[] {
  const policy = facts.policy?.rows[0]?.policy ?? aPolicy();
  return verdicts(check, buildView({ takenAt, mode, name: 'example', id: 'example', facts }, policy));
}

const nameOf = ({ subject }: Verdict): string => `${subject.kind} ${subject.key.toLowerCase()}`;
const isOpen = ({ result }: Verdict): boolean => result === 'fail' || result === 'warn';
const printOf = ({ rule, subject, evidence }: Verdict): string => fingerprint(rule, 'example', subject, evidence);

describe('The fingerprints of every rule\'s examples', () => {
  for (const check of all) {
    it(`${check.rule.id}: name one answer per subject, and stay when the same is judged a day later`, async () => {
      for (const example of await examplesOf(check)) {
        const today = judged(check, example, exampleNow);
        expect(today.map(nameOf), example.title).to.deep.equal([...new Set(today.map(nameOf))]);
        const tomorrow = new Map(judged(check, example, later(25)).map((verdict) => [nameOf(verdict), verdict]));
        for (const verdict of today.filter(isOpen)) {
          const then = tomorrow.get(nameOf(verdict));
          if (then?.result === verdict.result) expect(printOf(then), `${example.title}: ${verdict.words}`).to.equal(printOf(verdict));
        }
      }
    });
  }
});
