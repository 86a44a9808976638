import { expect } from 'chai';
import { existsSync, readdirSync } from 'node:fs';
import { all } from '../../src/catalog/checks/index.ts';
import { all as readers } from '../../src/catalog/facts/index.ts';
import { verdicts } from '../../src/core/auditing/settle.ts';
import { buildView } from '../../src/core/auditing/view/index.ts';
import { acceptances, acceptedFor, hasExpired } from '../../src/core/auditing/waivers.ts';
import type { Check, Example, Verdict } from '../../src/core/model/audit/check.ts';
import type { Facts, Snapshot } from '../../src/core/model/audit/datasets.ts';
import { goodFiles } from '../../src/core/model/audit/example/files.ts';
import { goodOrg } from '../../src/core/model/audit/example/org.ts';
import { exampleNow } from '../../src/core/model/audit/example/rows.ts';
import { frameworks } from '../../src/core/model/audit/frameworks.ts';
import { practices } from '../../src/core/model/audit/practices.ts';
import { subjectKinds } from '../../src/core/model/audit/rule.ts';
import { severities } from '../../src/core/model/policy.ts';

const shelf = new URL('../../src/catalog/checks/', import.meta.url);
const checks: readonly Check[] = all;
/** What a project's own files bring, beside what the shelf of facts reads. */
const fileBorne = ['auditLog', 'otherEnvironments', 'plan', 'policy', 'previousSnapshot', 'records', 'registry', 'repository', 'templates'];
const datasets = new Set<string>([...readers.map(({ dataset }) => dataset), ...fileBorne]);

const examplesFile = ({ id }: Check): URL => new URL(`${id}/examples.ts`, shelf);

async function examplesOf(check: Check): Promise<readonly Example[]> {
  if (!existsSync(examplesFile(check))) return [];
  const { default: examples } = (await import(examplesFile(check).href)) as { readonly default: readonly Example[] };
  return examples;
}

/** So that a check which writes into what it judges throws. */
function deepFrozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const part of Object.values(value)) deepFrozen(part);
  return value;
}

const judged = (check: Check, mode: Snapshot['mode'], facts: Facts): readonly Verdict[] => verdicts(check, buildView({ mode, facts: deepFrozen(facts), takenAt: exampleNow }));

/** Whether somebody answers for it, by policy or spec, and the end of that is not past. */
function isAccepted({ rule, subject }: Verdict, { facts: { policy, registry } }: Example): boolean {
  const specs = (registry?.rows ?? []).map(({ spec }) => spec);
  const accepted = (policy?.rows ?? []).flatMap((row) => acceptedFor(acceptances(row.policy, specs), rule, subject, subject.integration) ?? []);
  return accepted.some((each) => !hasExpired(each, exampleNow));
}

/** What a report shows of a verdict. */
const shown = (verdict: Verdict, example: Example): Example['result'] => (['fail', 'warn'].includes(verdict.result) && isAccepted(verdict, example) ? 'waived' : verdict.result);

const told = ({ words, evidence, gaps }: Verdict): string => [words, ...evidence.map((each) => each.words), ...gaps.map((each) => each.words)].join('\n');

/** What is wrong with the one verdict that an example is about; `undefined`: nothing. */
function mistakeAbout(verdict: Verdict, example: Example): string | undefined {
  const result = shown(verdict, example);
  if (result !== example.result) return `expected ${example.result}, got ${result}: ${told(verdict)}`;
  return told(verdict).includes(example.says ?? '') ? undefined : `"${example.says ?? ''}" is not said: ${told(verdict)}`;
}

/** Holds an example to its word; what is wrong, in a sentence. */
function mistakeIn(check: Check, example: Example): string | undefined {
  const found = judged(check, example.mode, example.facts);
  if (JSON.stringify(found) !== JSON.stringify(judged(check, example.mode, example.facts))) return 'a second look gives another answer';
  const mine = found.filter(({ subject }) => example.subject === undefined || subject.key === example.subject);
  const all = found.map(({ subject, result }) => `${subject.key}: ${result}`).join('; ');
  const [verdict, ...more] = mine;
  if (example.result === 'none') return verdict === undefined ? undefined : `something is said of it (${all})`;
  if (verdict === undefined) return `nothing is said of ${example.subject ?? 'anything'} (${all})`;
  return more.length === 0 ? mistakeAbout(verdict, example) : `it is not clear which subject the example means (${all})`;
}

describe('The shelf of checks', () => {
  it('holds one folder for each rule, and nothing else', () => {
    const folders = readdirSync(shelf, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
    expect(checks.map(({ id }) => id)).to.have.members(folders);
    expect(new Set(checks.map(({ id }) => id)).size).to.equal(56);
  });

  it('answers for every practice by the rule that is said to', () => {
    for (const { id, primary } of practices) {
      const rule = checks.find((check) => check.rule.id === primary)?.rule;
      expect(rule?.practices, `${primary} for ${id}`).to.include(id);
    }
  });

  for (const check of checks) {
    const { rule } = check;
    describe(rule.id, () => {
      it('is described whole, for people and reports', () => {
        expect(check.id).to.equal(rule.id.toLowerCase());
        expect(rule.title.length).to.be.within(10, 80);
        expect(severities).to.include(rule.severity);
        if (rule.raise !== undefined) expect(severities.indexOf(rule.raise.to)).to.be.lessThan(severities.indexOf(rule.severity));
        expect(subjectKinds).to.include(rule.subject);
        for (const text of [rule.rationale, rule.remediation]) expect(text.length).to.be.within(20, 400);
        expect(rule.fix.exact).not.to.equal('');
        expect(rule.sources).not.to.deep.equal([]);
        expect(rule.logic.pass).to.be.a('string');
        expect([rule.logic.fail, rule.logic.warn]).not.to.deep.equal([undefined, undefined]);
      });

      it('names practices, frameworks and datasets that exist', () => {
        expect(rule.practices).not.to.deep.equal([]);
        for (const practice of rule.practices) expect(practices.map(({ id }) => id)).to.include(practice);
        for (const framework of Object.keys(rule.mapping)) expect(frameworks.map(({ id }) => id)).to.include(framework);
        const { facts, optionalFacts } = rule.sourceMode;
        for (const dataset of [...rule.facts, ...rule.optionalFacts, ...facts, ...optionalFacts]) expect([...datasets]).to.include(dataset);
        expect(rule.facts.filter((dataset) => rule.optionalFacts.includes(dataset))).to.deep.equal([]);
        if (rule.orgMode === 'no') expect(rule.sourceMode.answers, 'a rule that neither org nor files can answer').not.to.equal('no');
      });

      it('has examples of a pass, a fail and what is not known', async () => {
        const examples = await examplesOf(check);
        expect(examples.length, `${check.id} has no examples yet`).to.be.greaterThan(0);
        const shownResults = examples.map(({ result }) => result);
        expect(shownResults).to.include('pass');
        if (rule.logic.fail !== undefined) expect(shownResults).to.include('fail');
        if (rule.logic.unknown !== undefined || rule.facts.length > 0) expect(shownResults).to.include('unknown');
        expect(new Set(examples.map(({ title }) => title)).size, 'two examples have one title').to.equal(examples.length);
      });

      it('has examples that say what is seen, and near misses that are no plain good world', async () => {
        const examples = await examplesOf(check);
        expect(examples.filter(({ result, says }) => says === undefined && ['fail', 'warn', 'unknown', 'waived'].includes(result)).map(({ title }) => title), 'without words').to.deep.equal([]);
        const good = [goodOrg(), goodFiles()].map((facts) => JSON.stringify(facts));
        expect(examples.filter(({ kind, facts }) => kind === 'near-miss' && good.includes(JSON.stringify(facts))).map(({ title }) => title), 'show nothing').to.deep.equal([]);
      });

      it('judges each example as it says, whatever the order and without touching it', async () => {
        const wrong = (await examplesOf(check)).flatMap((example) => {
          const mistake = mistakeIn(check, example);
          return mistake === undefined ? [] : [`${example.title} (${example.mode}): ${mistake}`];
        });
        expect(wrong.join('\n')).to.equal('');
      });

      for (const [mode, facts] of [['org', goodOrg()], ['source', goodFiles()]] as const) {
        it(`finds nothing in ${mode === 'org' ? 'an org' : 'files'} in which all is in order`, () => {
          const found = judged(check, mode, facts).filter(({ result }) => result === 'fail' || result === 'warn' || (mode === 'org' && result === 'unknown'));
          expect(found.map((verdict) => `${verdict.subject.key}: ${verdict.result}: ${told(verdict)}`)).to.deep.equal([]);
        });
      }
    });
  }
});
