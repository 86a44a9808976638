import { chmod, mkdir, mkdtemp, readFile, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { writeReport } from '../../../src/edges/files/report-file.ts';

describe('a report file', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'integration-user-report-'));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
  });
  const failure = (path: string): Promise<unknown> => writeReport(path, 'new').then(() => undefined, (error: unknown) => error);

  it('replaces a report that is there, and leaves nothing else behind', async () => {
    const path = join(folder, 'access.html');
    await writeReport(path, 'old');
    await writeReport(path, 'new');
    expect(await readFile(path, 'utf8')).to.equal('new');
    expect(await readdir(folder)).to.deep.equal(['access.html']);
  });

  it('is for its owner alone where it is said to be, unless one is there that more may read', async () => {
    const path = join(folder, 'history.csv');
    await writeReport(path, 'values', 'owner');
    expect((await stat(path)).mode & 0o777).to.equal(0o600);
    await chmod(path, 0o640);
    await writeReport(path, 'values', 'owner');
    expect((await stat(path)).mode & 0o777).to.equal(0o640);
  });

  it('is not written through a link, over a folder or into one that is not there', async () => {
    await writeFile(join(folder, 'other'), 'kept');
    await symlink(join(folder, 'other'), join(folder, 'link'));
    await mkdir(join(folder, 'sub'));
    for (const name of ['link', 'sub', 'nowhere/report']) expect(await failure(join(folder, name)), name).to.include({ key: 'report-not-written' });
    expect(await readFile(join(folder, 'other'), 'utf8')).to.equal('kept');
  });
});
