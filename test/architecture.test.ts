import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect } from 'chai';

const root = fileURLToPath(new URL('..', import.meta.url));
const run = promisify(execFile);
const { forbidden } = createRequire(import.meta.url)('../.dependency-cruiser.cjs') as { forbidden: { name: string }[] };

/** One breach for each arrow: the file that breaks it, and what it imports. A seed that is not found means a rule sees nothing. */
const breaches: Readonly<Record<string, readonly [file: string, imports: string]>> = {
  'no-circle': ['src/workflows/a.ts', './b.ts'],
  'model-knows-nothing': ['src/core/model/a.ts', '../spec/parse.ts'],
  'core-stage-knows-model-only': ['src/core/planning/a.ts', '../spec/parse.ts'],
  'catalog-unit-stands-alone': ['src/catalog/components/user/user.ts', '../profile/profile.ts'],
  'catalog-index-lists-its-shelf': ['src/catalog/formats/index.ts', '../components/profile/profile.ts'],
  'workflow-knows-core-and-indexes': ['src/workflows/c.ts', '../catalog/components/profile/profile.ts'],
  'edge-knows-model-only': ['src/edges/org/a.ts', '../vault/vault.ts'],
  'journal-edge-knows-its-lines': ['src/edges/journal/a.ts', '../../core/spec/parse.ts'],
  'only-commands-wire': ['src/workflows/d.ts', '../edges/vault/vault.ts'],
  'wiring-is-for-commands': ['src/workflows/e.ts', '../wiring.ts'],
  'nobody-uses-commands': ['src/core/spec/a.ts', '../../commands/integration-user/create.ts'],
  'core-and-catalog-are-pure': ['src/core/model/b.ts', 'node:fs'],
  'network-through-edges-org': ['src/edges/vault/a.ts', 'undici'],
  'practice-org-is-a-witness': ['test/practice-org/a.ts', '../../src/core/spec/parse.ts'],
  'src-knows-no-test': ['src/workflows/f.ts', '../../test/practice-org/state.ts'],
  'only-declared': ['src/workflows/g.ts', 'chai'],
  resolvable: ['src/workflows/h.ts', './not-there.ts'],
};

const innocent = ['src/core/spec/parse.ts', 'src/catalog/components/profile/profile.ts', 'src/edges/vault/vault.ts', 'src/wiring.ts', 'src/commands/integration-user/create.ts', 'test/practice-org/state.ts'];

async function seed(folder: string, file: string, content: string): Promise<void> {
  await mkdir(dirname(join(folder, file)), { recursive: true });
  await writeFile(join(folder, file), content);
}

/** Names of the rules that a little project with one breach of each is found to break. */
async function found(folder: string): Promise<ReadonlySet<string>> {
  await cp(join(root, 'tsconfig.json'), join(folder, 'tsconfig.json'));
  await cp(join(root, 'package.json'), join(folder, 'package.json'));
  for (const file of innocent) await seed(folder, file, 'export const here = true;\n');
  await seed(folder, 'src/workflows/b.ts', "import './a.ts';\nexport const b = 1;\n");
  for (const [file, imports] of Object.values(breaches)) await seed(folder, file, `import '${imports}';\nexport const breach = 1;\n`);
  const cli = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const args = [cli, 'src', 'test', '--config', join(root, '.dependency-cruiser.cjs'), '--output-type', 'json'];
  const { stdout } = await run(process.execPath, args, { cwd: folder, maxBuffer: 64_000_000 }).catch((error: unknown) => error as { stdout: string });
  const { summary } = JSON.parse(stdout) as { summary: { violations: { rule: { name: string } }[] } };
  return new Set(summary.violations.map((violation) => violation.rule.name));
}

describe('The arrows of the house', () => {
  it('have a seeded breach each', () => {
    expect(Object.keys(breaches).sort()).to.deep.equal(forbidden.map((rule) => rule.name).sort());
  });

  it('are watched: every seeded breach is found', async function () {
    this.timeout(60_000);
    await mkdir(join(root, 'tmp'), { recursive: true });
    const folder = await mkdtemp(join(root, 'tmp', 'canary-'));
    try {
      const names = await found(folder);
      expect(Object.keys(breaches).filter((name) => !names.has(name))).to.deep.equal([]);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
