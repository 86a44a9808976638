import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { Secret } from '../../../src/core/model/secret.ts';
import { handOut } from '../../../src/edges/vault/hand-out.ts';
import { Problem } from '../../../src/problems.ts';

const secret = new Secret('canary secret\n');
const keyOf = (work: Promise<unknown>): Promise<string> => work.then(() => 'nothing', (error: unknown) => (error instanceof Problem ? error.key : String(error)));

describe('a secret that is handed out into a file', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hand-out-'));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  it('is there byte for byte, for its owner alone, whatever the umask', async () => {
    const path = join(folder, 'key.pem');
    const before = process.umask(0);
    try {
      await handOut(path, secret);
    } finally {
      process.umask(before);
    }
    expect(await readFile(path, 'utf8')).to.equal('canary secret\n');
    if (process.platform !== 'win32') expect((await stat(path)).mode & 0o777).to.equal(0o600);
  });

  it('replaces nothing and follows no link', async () => {
    await writeFile(join(folder, 'there'), 'precious');
    await symlink(join(folder, 'there'), join(folder, 'link'));
    await symlink(join(folder, 'nowhere'), join(folder, 'dangling'));
    for (const name of ['there', 'link', 'dangling']) expect(await keyOf(handOut(join(folder, name), secret)), name).to.equal('hand-out-exists');
    expect(await readFile(join(folder, 'there'), 'utf8')).to.equal('precious');
    expect(await readdir(folder)).to.have.members(['there', 'link', 'dangling']);
  });

  it('names the file and the system’s code where it cannot be written', async () => {
    expect(await keyOf(handOut(join(folder, 'no', 'such', 'folder'), secret))).to.equal('hand-out-not-written');
    await writeFile(join(folder, 'file'), '');
    expect(await keyOf(handOut(join(folder, 'file', 'below'), secret))).to.equal('hand-out-not-written');
  });

  it('does not go into a git work tree, unless git ignores that very file', async function () {
    try {
      execFileSync('git', ['-C', folder, 'init', '--quiet'], { stdio: 'pipe' });
    } catch {
      process.stderr.write('  skipped: no git here\n');
      this.skip();
    }
    await writeFile(join(folder, '.gitignore'), '*.pem\n');
    await mkdir(join(folder, 'sub'));
    expect(await keyOf(handOut(join(folder, 'sub', 'secret'), secret))).to.equal('hand-out-in-git');
    expect(await keyOf(handOut(join(folder, 'sub', 'key.pem'), secret))).to.equal('nothing');
    expect(await readdir(join(folder, 'sub'))).to.deep.equal(['key.pem']);
    await writeFile(join(folder, 'tracked.pem'), 'precious');
    execFileSync('git', ['-C', folder, 'add', '--force', 'tracked.pem'], { stdio: 'pipe' });
    await rm(join(folder, 'tracked.pem'));
    expect(await keyOf(handOut(join(folder, 'tracked.pem'), secret)), 'ignored, but tracked').to.equal('hand-out-in-git');
  });
});
