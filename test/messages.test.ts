import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { wordsOf } from '../src/edges/terminal/words.ts';
import { Problem } from '../src/problems.ts';

const src = fileURLToPath(new URL('../src', import.meta.url));
const problems = new URL('../messages/problems.md', import.meta.url);

async function sources(): Promise<string> {
  const files = (await readdir(src, { recursive: true })).filter((file) => file.endsWith('.ts'));
  return (await Promise.all(files.map((file) => readFile(join(src, file), 'utf8')))).join('\n');
}
const keysIn = (markdown: string): string[] => [...markdown.matchAll(/^# (\S+)$/gm)].map((match) => match[1] ?? '');

describe('The words of problems', () => {
  let code: string;
  let keys: string[];
  before(async () => {
    code = await sources();
    keys = keysIn(await readFile(problems, 'utf8'));
  });

  it('are there once for every problem the code names', () => {
    const named = [...code.matchAll(/new Problems?\(\s*'([a-z0-9-]+)'/g)].map((match) => match[1] ?? '');
    expect(named).to.have.length.greaterThan(50);
    expect([...new Set(named)].filter((key) => !keys.includes(key))).to.deep.equal([]);
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).to.deep.equal([]);
  });

  it('are used, and each says what to do next', () => {
    const texts = keys.filter((key) => !key.endsWith('.actions'));
    expect(texts.filter((key) => !code.includes(`'${key}'`))).to.deep.equal([]);
    expect(texts.filter((key) => !keys.includes(`${key}.actions`))).to.deep.equal([]);
    for (const key of texts) {
      const { message, actions } = wordsOf(new Problem(key, Array<string>(8).fill('X')));
      expect(message, key).to.match(/\S/);
      expect(actions, key).to.have.length.greaterThan(0);
    }
  });
});
