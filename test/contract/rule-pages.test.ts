import { readFile } from 'node:fs/promises';
import { expect } from 'chai';
import { all } from '../../src/catalog/checks/index.ts';
import { contents } from '../../src/catalog/formats/rule-pages/contents.ts';
import { prose, rulePage } from '../../src/catalog/formats/rule-pages/rule-pages.ts';
import { practiceWords, ruleWords } from '../../src/catalog/formats/rule-words/rule-words.ts';
import { byPractice, explain, explanation } from '../../src/core/auditing/explain.ts';
import { practices } from '../../src/core/model/audit/practices.ts';
import { Problem } from '../../src/problems.ts';

const rules = all.map(({ rule }) => rule);

function hintFor(id: string): string {
  try {
    explain(rules, id);
  } catch (error) {
    if (error instanceof Problem && error.key === 'check-rule-not-there' && error.exit === 2) return error.tokens[1] ?? '';
  }
  throw new Error('no problem');
}

describe('Explaining rules', () => {
  it('finds a rule by its id, short or whole, in either case', () => {
    for (const id of ['IU-IDN-003', 'iu-idn-003', 'IDN-003', ' idn-003 ']) expect(explain(rules, id).id).to.equal('IU-IDN-003');
  });

  it('says what was probably meant', () => {
    expect(hintFor('IU-IND-003')).to.equal('Did you mean "IU-IDN-003"?');
    expect(hintFor('idn-03')).to.include('Did you mean "IU-IDN-');
  });

  it('tells of every rule why, how it answers, what mends it, practices and frameworks, in lines of a terminal', () => {
    for (const rule of rules) {
      const words = ruleWords(explanation(rule));
      for (const part of [rule.id, rule.severity, 'Why', 'What mends it', 'How it answers', 'Practices', 'Frameworks', 'How sure we are']) expect(words, rule.id).to.include(part);
      expect(words.split('\n').filter((line) => line.length > 100 && line.trim().includes(' ')), rule.id).to.deep.equal([]);
    }
  });

  it('lists every practice with the rule that answers for it first, and every rule somewhere', () => {
    const listed = byPractice(rules);
    expect(listed.map(({ key, rules: [first] }) => [key, first?.id])).to.deep.equal(practices.map(({ key, primary }) => [key, primary]));
    const words = practiceWords(listed);
    for (const { id } of rules) expect(words).to.include(id);
    expect(words).to.match(/^The nine practices of service accounts\n\n {2}BP1 {2}Separate users\n {4}IU-IDN-001 /);
  });
});

describe('The pages of the rules', () => {
  const page = rulePage(explain(rules, 'IU-IDN-003'), [{ title: 'A | B', kind: 'fail', mode: 'org', result: 'fail' }, { title: 'It is', kind: 'pass', mode: 'source', result: 'pass' }]);

  it('show cases in the order of answers, safe in a table', () => expect(page).to.include('| It is | files | passes |\n| A \\| B | an org | fails |'));

  it('keep our words as they are and take nothing of them for markup', () => {
    expect(prose('Run `a_b <x>` for meta_x {a} *b* <name> [c](d) _e_')).to.equal('Run `a_b <x>` for meta_x {a} \\*b\\* \\<name\\> \\[c\\](d) \\_e\\_');
  });

  it('are all led to, by practice and by framework', () => {
    const text = contents(rules.map(explanation), byPractice(rules));
    for (const { id } of rules) expect(text.split(`(${id.toLowerCase()}.md)`).length, id).to.be.greaterThan(3);
    for (const { key } of practices) expect(text).to.include(`| ${key} `);
    expect(text).to.include('### OWASP Non-Human Identities Top 10 2025');
  });

  it('are there, one for each rule', async () => {
    for (const { id } of all) expect(await readFile(new URL(`../../docs/checks/${id}.md`, import.meta.url), 'utf8')).to.match(new RegExp(`^# ${id.toUpperCase()}: `));
  });
});
