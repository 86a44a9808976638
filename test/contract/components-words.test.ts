import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';

const root = join(import.meta.dirname, '../..');
const problems = readFileSync(join(root, 'messages/problems.md'), 'utf8');
const headings = new Set([...problems.matchAll(/^# (\S+)$/gm)].map(([, key]) => key));

/** Keys as they stand in the code, wherever a component or what it uses throws or returns one. */
function keysIn(folder: string): readonly (readonly [string, string])[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => {
      const text = readFileSync(join(root, folder, file), 'utf8');
      return [...text.matchAll(/(?:new Problems?\(\s*|\bkey: |missing\()'([a-z][a-z-]*-[a-z-]+)'/g)].map(([, key = '']) => [key, file] as const);
    });
}

describe('what components say when they stop', () => {
  const keys = ['src/catalog/components', 'src/core/metadata', 'src/core/model'].flatMap(keysIn);

  it('has words and a next step for every key', () => {
    expect(keys.length).to.be.greaterThan(30);
    expect(keys.filter(([key]) => !headings.has(key) || !headings.has(`${key}.actions`))).to.deep.equal([]);
  });

  it('has each key once', () => {
    const all = [...problems.matchAll(/^# (\S+)$/gm)].map(([, key]) => key);
    expect(all.filter((key, index) => all.indexOf(key) !== index)).to.deep.equal([]);
  });
});
