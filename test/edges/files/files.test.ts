import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import fc from 'fast-check';
import { openFiles } from '../../../src/edges/files/files.ts';
import type { Files } from '../../../src/core/model/ports.ts';
import { Problem } from '../../../src/problems.ts';

async function keyOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'nothing',
    (error: unknown) => (error instanceof Problem ? error.key : String(error))
  );
}

const posix = process.platform !== 'win32';

describe('project files', () => {
  let base: string;
  let root: string;
  let files: Files;

  beforeEach(async () => {
    base = await mkdtemp(join(tmpdir(), 'files-'));
    root = join(base, 'project');
    await mkdir(root);
    await mkdir(join(base, 'outside'));
    await writeFile(join(base, 'outside', 'secret.txt'), 'outside');
    files = openFiles(root);
  });
  afterEach(async () => {
    await rm(base, { recursive: true, force: true });
  });

  it('are written with their folders, and read back', async () => {
    await files.write('integrations/records/a.json', '{"ü":1}\n');
    expect(await files.read('integrations/records/a.json')).to.equal('{"ü":1}\n');
    expect(await files.read('integrations/none.json')).to.equal(undefined);
    expect(await files.read('integrations/records/a.json/deeper')).to.equal(undefined);
  });

  it('are replaced whole, keep their mode, and leave nothing beside them', async () => {
    await files.write('a.sh', 'old');
    if (posix) await writeFile(join(root, 'b.sh'), 'old', { mode: 0o755 });
    await files.write('a.sh', 'new');
    await files.write('b.sh', 'new');
    expect(await readdir(root)).to.have.members(['a.sh', 'b.sh']);
    if (posix) expect((await stat(join(root, 'b.sh'))).mode & 0o777).to.equal(0o755);
  });

  it('are old or new for a reader while they are written over and over', async () => {
    const contents = ['a'.repeat(200_000), 'b'.repeat(200_000)];
    await files.write('big.json', contents[0] ?? '');
    const writer = (async () => {
      for (let round = 0; round < 40; round += 1) await files.write('big.json', contents[round % 2] ?? '');
    })();
    for (let round = 0; round < 200; round += 1) expect(contents).to.include(await files.read('big.json'));
    await writer;
  });

  it('take the place of what dead processes left half-written, but not of what is being written', async () => {
    const id = '00000000-0000-4000-8000-000000000000';
    await files.write('integrations/a.yaml', '');
    for (const pid of [999_999_999, process.pid]) await writeFile(join(root, 'integrations', `.b.yaml.${pid}-${id}.tmp`), 'half');
    await files.write('integrations/a.yaml', 'again');
    expect(await readdir(join(root, 'integrations'))).to.have.members(['a.yaml', `.b.yaml.${process.pid}-${id}.tmp`]);
    expect(await files.list('integrations')).to.deep.equal(['integrations/a.yaml']);
  });

  it('are listed below a folder, sorted, without what an interrupted write left', async () => {
    await files.write('integrations/b.yaml', '');
    await files.write('integrations/a/z.yaml', '');
    await writeFile(join(root, 'integrations', '.b.yaml.00000000-0000-4000-8000-000000000000.tmp'), 'half');
    await writeFile(join(root, 'integrations', '.gitkeep'), '');
    expect(await files.list('integrations')).to.deep.equal(['integrations/.gitkeep', 'integrations/a/z.yaml', 'integrations/b.yaml']);
    expect(await files.list('nothing')).to.deep.equal([]);
    expect(await files.list('integrations/b.yaml')).to.deep.equal([]);
  });

  it('are listed as a whole without what nobody wrote for Salesforce', async () => {
    for (const path of ['.sf/x', '.git/config', 'node_modules/a/b', 'a/.keep', 'sfdx-project.json']) await files.write(path, '');
    expect(await files.list('')).to.include.members(['a/.keep', 'sfdx-project.json']).and.not.include.members(['.sf/x']);
    expect((await files.list('')).filter((path) => /^(?:\.|node_modules)/.test(path))).to.deep.equal([]);
  });

  for (const path of ['', '.', '..', '../outside/secret.txt', 'a/../../outside/secret.txt', 'a//b', '/etc/passwd', './a', 'a/', '..\\outside', 'a\\b', 'C:/x', 'a\u0000b', 'nul', 'con.txt', 'a/COM1', 'a\nb', 'x*']) {
    it(`are not looked for at ${JSON.stringify(path)}`, async () => {
      expect(await keyOf(files.read(path))).to.equal('file-outside-project');
      expect(await keyOf(files.write(path, 'x'))).to.equal('file-outside-project');
      if (path !== '') expect(await keyOf(files.list(path))).to.equal('file-outside-project');
    });
  }

  it('never lie outside the root, whatever the path', async () => {
    const segment = fc.oneof(fc.constantFrom('..', '.', '', 'a', '...', '~', '%2e%2e', '\\..\\'), fc.string({ maxLength: 8 }));
    await fc.assert(
      fc.asyncProperty(fc.array(segment, { minLength: 1, maxLength: 5 }), async (segments) => {
        const key = await keyOf(files.write(segments.join('/'), 'x'));
        expect(['nothing', 'file-outside-project', 'file-not-written']).to.include(key);
      }),
      { numRuns: 150 }
    );
    expect(await readdir(base)).to.have.members(['project', 'outside']);
    expect(await readdir(join(base, 'outside'))).to.deep.equal(['secret.txt']);
  });

  describe('behind symbolic links', () => {
    before(function () {
      if (!posix) this.skip();
    });

    it('that lead out are neither read, written nor listed', async () => {
      await symlink(join(base, 'outside'), join(root, 'linked'));
      await symlink(join(base, 'outside', 'secret.txt'), join(root, 'secret.txt'));
      await symlink(join(base, 'nowhere'), join(root, 'dangling'));
      expect(await keyOf(files.read('linked/secret.txt'))).to.equal('file-outside-project');
      expect(await keyOf(files.write('linked/new.txt', 'x'))).to.equal('file-outside-project');
      expect(await keyOf(files.list('linked'))).to.equal('file-outside-project');
      expect(await keyOf(files.read('secret.txt'))).to.equal('file-outside-project');
      expect(await keyOf(files.write('dangling/x', 'x'))).not.to.equal('nothing');
      expect(await readdir(join(base, 'outside'))).to.deep.equal(['secret.txt']);
      expect(await readdir(base)).to.have.members(['project', 'outside']);
    });

    it('that stay inside are followed, and a project behind a link is itself', async () => {
      await mkdir(join(root, 'real'));
      await symlink(join(root, 'real'), join(root, 'alias'));
      await files.write('alias/a.txt', 'x');
      expect(await readFile(join(root, 'real', 'a.txt'), 'utf8')).to.equal('x');
      await symlink(root, join(base, 'project-link'));
      expect(await openFiles(join(base, 'project-link')).read('real/a.txt')).to.equal('x');
    });
  });

  it('that cannot be read or written are named, with the system’s code', async () => {
    await mkdir(join(root, 'folder'));
    expect(await keyOf(files.read('folder'))).to.equal('file-unreadable');
    expect(await keyOf(files.write('folder', 'x'))).to.equal('file-not-written');
    await files.write('file', 'x');
    expect(await keyOf(files.write('file/below', 'x'))).to.equal('file-not-written');
    expect(await readdir(root)).to.have.members(['folder', 'file']);
  });
});
