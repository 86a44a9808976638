import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { expect } from 'chai';
import { all } from '../../src/catalog/checks/index.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const commands = new Set(
  readdirSync(join(root, 'src/commands/integration-user'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => path.replace(/\.ts$/, '').replaceAll('\\', '/').replaceAll('/', ' ')),
);

/** The commands a text names, e.g. `credential show`, `apply`. */
function named(text: string): readonly string[] {
  return [...text.matchAll(/sf integration-user ([a-z]+(?: [a-z]+)?)/g)].map(([, words = '']) => (commands.has(words) ? words : (words.split(' ')[0] ?? words)));
}

describe('What checks tell people to run', () => {
  for (const { id, rule } of all) {
    it(`${rule.id} names commands that exist`, () => {
      const folder = join(root, 'src/catalog/checks', id);
      const code = readdirSync(folder).filter((file) => file !== 'examples.ts').map((file) => readFileSync(join(folder, file), 'utf8')).join('\n');
      expect(named(code).filter((command) => !commands.has(command))).to.deep.equal([]);
    });
  }
});
