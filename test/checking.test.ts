import { join } from 'node:path';
import { expect } from 'chai';
import { openChecking, type CheckFlags, type Checking } from '../src/checking.ts';
import { snapshotFormat } from '../src/core/auditing/snapshot-file.ts';
import { Problem } from '../src/problems.ts';
import { check } from '../src/workflows/check/check.ts';
import { inFolder, writeFiles, type SourceFiles } from './support/source-files.ts';

const flags = { 'all-orgs': false, 'fail-on': 'high', 'fail-on-warn': false, strict: false, 'update-baseline': false } as const;
const snapshot = (changes: object): string => JSON.stringify({ format: snapshotFormat, takenAt: '2026-01-01T00:00:00.000Z', mode: 'org', name: 'production', id: '00D000000000001EAA', facts: {}, ...changes });

/** What `use` makes of the checking that the flags ask for, in a folder with these files; or what it stops with. */
const asked = (files: SourceFiles, more: (folder: string) => Partial<CheckFlags>, use: (checking: Checking) => unknown): Promise<unknown> =>
  inFolder(async (root) => {
    await writeFiles(root, files);
    const progress = { stage: () => undefined, wait: async () => undefined } as unknown as Parameters<typeof openChecking>[1]['progress'];
    return openChecking({ ...flags, 'source-dir': [root], ...more(root) }, { root: process.cwd(), isProject: false, progress, version: '0' }).then(use);
  }).catch((error: unknown) => (error instanceof Problem ? `${error.key} ${error.exit}: ${error.tokens.slice(1).join(', ')}` : error));

describe('What check is asked', () => {
  it('holds nothing for known where the baseline is not there yet', async () => {
    const named = (root: string): Partial<CheckFlags> => ({ 'source-dir': undefined, snapshot: [], baseline: join(root, 'typo.json') });
    expect(await asked({}, named, ({ input }) => input.baseline)).to.equal(undefined);
    expect(await asked({}, (root) => ({ ...named(root), 'update-baseline': true }), ({ input }) => input.baseline)).to.equal(undefined);
  });

  it('is wrong use with a snapshot of a day to come', async () => {
    const said = await asked({ 'facts.json': snapshot({ takenAt: '2999-01-01T00:00:00.000Z' }) }, (root) => ({ 'source-dir': undefined, snapshot: [join(root, 'facts.json')] }), () => 'read');
    expect(said).to.equal('snapshot-broken 2: it says that it was taken at 2999-01-01T00:00:00.000Z, which is still to come');
  });

  it('is wrong use with a snapshot whose rows somebody changed', async () => {
    const facts = { users: { state: 'known', rows: [{}, { id: 5 }], gaps: [] } };
    const said = await asked({ 'facts.json': snapshot({ facts }) }, (root) => ({ 'source-dir': undefined, snapshot: [join(root, 'facts.json')] }), async ({ deps, input }) => check(deps, input));
    expect(said).to.equal('snapshot-broken 2: a row in it is not what check writes');
  });
});
