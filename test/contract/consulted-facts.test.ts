import { expect } from 'chai';
import { all } from '../../src/catalog/checks/index.ts';
import { all as readers } from '../../src/catalog/facts/index.ts';
import { verdicts } from '../../src/core/auditing/settle.ts';
import { buildView } from '../../src/core/auditing/view/index.ts';
import type { Check, Example } from '../../src/core/model/audit/check.ts';
import type { DatasetId, Facts, Snapshot } from '../../src/core/model/audit/datasets.ts';
import { goodFiles } from '../../src/core/model/audit/example/files.ts';
import { goodOrg } from '../../src/core/model/audit/example/org.ts';
import { exampleNow } from '../../src/core/model/audit/example/rows.ts';
import { unknown } from '../../src/core/model/audit/fact.ts';
import { wantedFacts } from '../../src/workflows/check/wanted-facts.ts';

type Mode = Snapshot['mode'];
type Case = Pick<Example, 'title' | 'mode' | 'facts'>;

/** What is read of an org or of metadata files only where some rule says that it reads it. */
const onDemand = new Set<DatasetId>([...readers.map(({ dataset }) => dataset), 'plan']);

async function examplesOf({ id }: Check): Promise<readonly Example[]> {
  const { default: examples } = (await import(new URL(`../../src/catalog/checks/${id}/examples.ts`, import.meta.url).href)) as { readonly default: readonly Example[] };
  return examples;
}

const idsOf = (facts: Facts): readonly DatasetId[] => Object.keys(facts) as DatasetId[];
const only = (facts: Facts, isKept: (id: DatasetId) => boolean): Facts => Object.fromEntries(idsOf(facts).filter(isKept).map((id) => [id, facts[id]]));

/** The same, once with each dataset refused that is not among those told. */
const refusals = (told: ReadonlySet<DatasetId>, { title, mode, facts }: Case): readonly Case[] =>
  idsOf(facts).filter((id) => onDemand.has(id) && !told.has(id)).map((id) => ({ title: `${title}, without ${id}`, mode, facts: { ...facts, [id]: unknown({ kind: 'refused', words: `Salesforce refused to show ${id}.` }) } }));

const inOrder = (mode: Mode): Case => ({ title: 'all in order', mode, facts: mode === 'org' ? goodOrg() : goodFiles() });

const answers = (check: Check, { mode, facts }: Case): string => JSON.stringify(verdicts(check, buildView({ mode, facts, takenAt: exampleNow })));

/** Datasets that change an answer, and that nobody would read for this rule alone. */
function undeclared(check: Check, each: Case): readonly string[] {
  const told = wantedFacts([check.rule], each.mode);
  const asked = only(each.facts, (id) => !onDemand.has(id) || told.has(id));
  const full = answers(check, each);
  if (full === answers(check, { ...each, facts: asked })) return [];
  const silent = idsOf(each.facts).filter((id) => asked[id] === undefined);
  const guilty = silent.filter((id) => answers(check, { ...each, facts: only(each.facts, (other) => other !== id) }) !== full);
  return (guilty.length === 0 ? silent : guilty).map((id) => `${id}: ${each.title}`);
}

describe('A rule that is asked alone', () => {
  for (const check of all as readonly Check[]) {
    const { rule } = check;
    const modes: readonly Mode[] = [...(rule.orgMode === 'yes' ? (['org'] as const) : []), ...(rule.sourceMode.answers === 'no' ? [] : (['source'] as const))];
    for (const mode of modes) {
      it(`answers as among all others: ${rule.id} names every dataset that it reads ${mode === 'org' ? 'of an org' : 'in files'}`, async () => {
        const examples = (await examplesOf(check)).filter((each) => each.mode === mode);
        const told = wantedFacts([rule], mode);
        const cases = [...examples, ...[inOrder(mode), ...examples.filter(({ result }) => result === 'fail')].flatMap((each) => refusals(told, each))];
        const found = cases.flatMap((each) => undeclared(check, each));
        expect(found.length, `\n${found.join('\n')}\n`).to.equal(0);
      });
    }
  }
});
