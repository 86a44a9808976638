import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { defaultSwitches } from '../state.ts';
import { LEDGER } from './ledger.ts';

const FACTS = join(import.meta.dirname, '../../../../shared/facts/salesforce.md');
const testsIn = (folder: string): Map<string, string> =>
  new Map(
    readdirSync(folder)
      .filter((file) => file.endsWith('.test.ts') && file !== 'ledger.test.ts')
      .map((file) => [file, readFileSync(join(folder, file), 'utf8')]),
  );
const sources = testsIn(import.meta.dirname);

/** Titles of a test file, as they stand in its source. */
function titles(file: string): string[] {
  return [...(sources.get(file) ?? '').matchAll(/^\s*it\(\s*(['"`])(.*?)\1, /gm)].map((match) => match[2] ?? '');
}

describe('practice org refusals: the ledger', () => {
  it('names only tests that exist', () => {
    const lost = LEDGER.filter(({ test }) => test && !titles(test[0]).some((title) => title.includes(test[1])));
    expect(lost.map(({ id, test }) => `${id}: ${(test ?? []).join(' ')}`)).to.deep.equal([]);
  });

  it('names for every entry either a test or the reason why there is none', () => {
    expect(LEDGER.filter(({ test, uncovered }) => (test === undefined) === (uncovered === undefined))).to.deep.equal([]);
    const ids = LEDGER.map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).to.deep.equal([]);
  });

  it('holds all eighteen points of facts 7', () => {
    const points = Array.from({ length: 18 }, (_, index) => `7.${String(index + 1)}`);
    expect(points.filter((point) => !LEDGER.some(({ id }) => id === point))).to.deep.equal([]);
  });

  it('holds every error code that facts 3.3, 3.4 and 7 write', function () {
    if (!existsSync(FACTS)) {
      if (this.test) this.test.title += ' (skipped: no facts on this machine)';
      this.skip();
    }
    const facts = readFileSync(FACTS, 'utf8');
    const part = (from: string, to: string): string => facts.slice(facts.indexOf(from), facts.indexOf(to));
    const text = part('### 3.3 ', '## 4. ') + part('## 7. ', '## 8. ');
    const codes = new Set([...text.matchAll(/`([A-Z]+(?:_[A-Z]+)+|invalid_[a-z_]+)`/g)].map((match) => match[1] ?? ''));
    const known = LEDGER.map((entry) => entry.text).join('\n');
    expect([...codes].filter((code) => !known.includes(code))).to.deep.equal([]);
  });

  it('ends the title of every refusal test with the mark of its fact', () => {
    const marked = /\((facts|PRODUCT\.md)[^()]*\[[ABCKD]\]\)$/;
    const unmarked = [...sources.keys()].flatMap((file) =>
      titles(file)
        .filter((title) => !marked.test(title))
        .map((title) => `${file}: ${title}`),
    );
    expect(unmarked).to.deep.equal([]);
  });

  it('has a test of every switch', () => {
    const all = [...sources.values(), ...testsIn(join(import.meta.dirname, '../history-tests')).values()].join('\n');
    expect(Object.keys(defaultSwitches).filter((name) => !all.includes(name))).to.deep.equal([]);
  });

  it('prints what no test covers', function () {
    const uncovered = LEDGER.filter((entry) => entry.uncovered);
    if (this.test) this.test.title += `: ${uncovered.map(({ id, text, uncovered: why }) => `\n        ${id} ${text}: ${why ?? ''}`).join('')}`;
    expect(uncovered.length).to.be.below(LEDGER.length / 5);
  });
});
