import { spawn } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { existingStore } from '../../src/history.ts';
import { storeFor } from '../../src/history-change.ts';
import { storeFromFiles } from '../../src/history-files.ts';
import { noteUnfinished } from '../../src/workflows/history/unfinished.ts';
import { csv, row } from '../edges/warehouse/stores-here.ts';

describe('what a run could not read', () => {
  let folder: string;
  let home: string | undefined;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'history-gaps-'));
    home = process.env['HOME'];
    process.env['HOME'] = folder;
  });
  afterEach(async () => {
    process.env['HOME'] = home;
    await rm(folder, { recursive: true, force: true });
  });

  const gapsIn = async (root: string): Promise<readonly string[]> => {
    const { store, end } = await existingStore(root);
    const gaps = await store.gaps();
    await end();
    return gaps;
  };

  it('is part of the store, so that reports without an org say it, too', async () => {
    const root = join(folder, 'store');
    const { store, end } = await storeFor(root, { of: 'files', values: 'hashed' });
    expect(await store.gaps()).to.deep.equal([]);
    await noteUnfinished(store, new Date('2026-11-22T12:00:00.000Z'));
    await end();
    expect((await gapsIn(root))[0]).to.match(/began on 2026-11-22 12:00 UTC and has not come to its end/);
    const again = await storeFor(root, { of: 'files', values: 'hashed' });
    await again.store.noteGaps(['Logins could not be read.']);
    for (const minute of ['10', '20']) await noteUnfinished(again.store, new Date(`2026-11-22T12:${minute}:00.000Z`));
    await again.end();
    const gaps = await gapsIn(root);
    expect([gaps.length, gaps[0]?.includes('12:20'), gaps[1]]).to.deep.equal([2, true, 'Logins could not be read.']);
    await writeFile(join(root, 'gaps.json'), '["Logins');
    expect((await gapsIn(root))[0]).to.match(/is not known.*gaps\.json is damaged/);
  });

  it('is what it was where files are refused, of which nothing was taken in', async () => {
    const root = join(folder, 'store');
    const file = join(folder, 'CaseHistory.csv');
    await writeFile(file, csv([row(1)]));
    await writeFile(join(folder, 'Broken_CaseHistory.csv'), 'Id,Field\n1,Status\n');
    const asked = { from: [file], store: root, values: false };
    await (await storeFromFiles(asked, undefined)).end();
    expect(await gapsIn(root)).to.deep.equal([]);
    const refused = await storeFromFiles({ ...asked, from: [join(folder, 'Broken_CaseHistory.csv')] }, undefined).then(() => false, () => true);
    expect([refused, await gapsIn(root)]).to.deep.equal([true, []]);
  });

  it('of a run without a store stays nowhere, also where the process ends before the report does', async () => {
    const file = join(folder, 'CaseHistory.csv');
    await writeFile(file, csv([row(1)]));
    const script = `const { storeFromFiles } = await import(${JSON.stringify(new URL('../../src/history-files.ts', import.meta.url).href)}); await storeFromFiles({ from: [${JSON.stringify(file)}], values: true }, undefined); process.exit(130);`;
    const child = spawn(process.execPath, ['--input-type=module', '--eval', script], { env: { ...process.env, TMPDIR: folder }, stdio: 'inherit' });
    expect(await new Promise((resolve) => child.on('close', resolve))).to.equal(130);
    expect(await readdir(folder)).to.have.members(['CaseHistory.csv']);
  });
});
