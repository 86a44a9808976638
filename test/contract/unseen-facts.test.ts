import { expect } from 'chai';
import { all } from '../../src/catalog/checks/index.ts';
import { all as readers } from '../../src/catalog/facts/index.ts';
import { verdicts } from '../../src/core/auditing/settle.ts';
import { buildView } from '../../src/core/auditing/view/index.ts';
import type { Check, Example, Verdict } from '../../src/core/model/audit/check.ts';
import type { DatasetId, Facts } from '../../src/core/model/audit/datasets.ts';
import { goodOrg } from '../../src/core/model/audit/example/org.ts';
import { exampleNow } from '../../src/core/model/audit/example/rows.ts';
import { unknown, type Gap } from '../../src/core/model/audit/fact.ts';

/** Where the catalogue says that a rule passes on what the required datasets show, whether or not this one could be read. */
const corroborating: Readonly<Record<string, readonly DatasetId[]>> = {
  // "The login part decides", and the pass says that nobody could look at the other.
  'iu-idn-004': ['setupAuditTrail'],
};

const fromOrgs = new Set<string>(readers.filter((unit) => 'fromOrg' in unit && unit.dataset !== 'organization').map(({ dataset }) => dataset));
const refused = (id: string): Gap => ({ kind: 'refused', words: `Salesforce refused to show ${id}.` });

const judged = (check: Check, facts: Facts): readonly Verdict[] => verdicts(check, buildView({ mode: 'org', facts, takenAt: exampleNow }));

async function failing(check: Check): Promise<readonly Example[]> {
  const { default: examples } = (await import(new URL(`../../src/catalog/checks/${check.id}/examples.ts`, import.meta.url).href)) as { readonly default: readonly Example[] };
  return examples.filter(({ mode, result }) => mode === 'org' && result === 'fail');
}

/** Fails that look right, or are gone without a word, once a dataset is refused. */
function whitewashed(check: Check, { facts, title }: Example): readonly string[] {
  const fails = judged(check, facts).filter(({ result }) => result === 'fail');
  const readable = (Object.keys(facts) as DatasetId[]).filter((id) => fromOrgs.has(id) && facts[id]?.state !== 'unknown' && corroborating[check.id]?.includes(id) !== true);
  return readable.flatMap((id) => {
    const now = judged(check, { ...facts, [id]: unknown(refused(id)) });
    const isTold = now.some(({ result }) => ['fail', 'unknown', 'warn'].includes(result));
    return fails.flatMap(({ subject }) => {
      const result = now.find((verdict) => verdict.subject.key === subject.key)?.result;
      return result === 'pass' || !isTold ? [`${title}, without ${id}: ${result ?? 'gone'}`] : [];
    });
  });
}

describe('What a caller may not see', () => {
  for (const check of all as readonly Check[]) {
    it(`makes no fail of ${check.rule.id} a pass, nor gone in silence`, async () => {
      const found = (await failing(check)).flatMap((example) => whitewashed(check, example));
      expect(found.length, `\n${found.join('\n')}\n`).to.equal(0);
    });
  }

  it('is told once by each rule about identities, where it may hide one', () => {
    const facts: Facts = { ...goodOrg(), appPolicies: unknown(refused('appPolicies')) };
    for (const check of all as readonly Check[]) {
      if (check.rule.subject !== 'identity') continue;
      expect(judged(check, facts).filter(({ gaps }) => gaps.some(({ words }) => words.includes('appPolicies'))), check.id).to.have.length(1);
    }
  });

  it('says nothing of whom else there may be where all was read', () => {
    for (const check of all as readonly Check[]) expect(judged(check, goodOrg()).filter(({ words }) => words.startsWith('Some whom')), check.id).to.deep.equal([]);
  });
});
