import { mkdir, symlink, writeFile, chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { largestSourceFile } from '../../../src/core/model/source-files.ts';
import { openSourceTree } from '../../../src/edges/files/source-tree.ts';
import { readSourceProject } from '../../../src/workflows/read-source.ts';
import { inFolder, metadata, writeFiles } from '../../support/source-files.ts';
import { asNobody } from '../../support/as-nobody.ts';
import { refused } from '../../support/refused.ts';

describe('the files of a working folder', () => {
  it('lists what people wrote, relative to the root, and leaves installed packages and hidden folders out', () =>
    inFolder(async (root) => {
      await writeFiles(root, { 'b/c.txt': 'c', 'a.txt': 'a', 'node_modules/x/profiles/P.profile': 'x', '.git/config': 'x', '.sf/x': 'x', 'b/.hidden': 'x' });
      expect(await openSourceTree(root).list()).to.deep.equal(['a.txt', 'b/c.txt']);
      expect(await openSourceTree(root, 'b').list()).to.deep.equal(['b/c.txt']);
      expect(await openSourceTree(root, 'b/c.txt').list()).to.deep.equal(['b/c.txt']);
      expect(await openSourceTree(root).read('b/c.txt')).to.equal('c');
      expect(await openSourceTree(root).read('b/none.txt')).to.equal(undefined);
    }));

  it('says that a folder is not there', () =>
    inFolder(async (root) => {
      expect(await refused(openSourceTree(root, 'none').list())).to.include({ key: 'source-folder-absent' });
    }));

  it('follows links that stay inside, and no link that leads out', () =>
    inFolder(async (outside) => {
      await writeFile(join(outside, 'secret.txt'), 'secret');
      await inFolder(async (root) => {
        await writeFiles(root, { 'a.txt': 'a' });
        await symlink(join(root, 'a.txt'), join(root, 'inner.txt'));
        await symlink(join(outside, 'secret.txt'), join(root, 'outer.txt'));
        await symlink(outside, join(root, 'folder'));
        await symlink(root, join(root, 'circle'));
        const tree = openSourceTree(root);
        expect(await tree.read('inner.txt')).to.equal('a');
        for (const path of ['outer.txt', 'folder/secret.txt', '../x']) expect(await refused(tree.read(path)), path).to.include({ key: 'source-link-leaves' });
        expect(await refused(openSourceTree(root, 'folder').list())).to.include({ key: 'source-link-leaves' });
        expect(await tree.list()).to.deep.equal(['a.txt', 'circle', 'folder', 'inner.txt', 'outer.txt']);
      });
    }));

  it('names folders that it may not read, and lists the rest; where nobody listens, and for its own folder, that is a problem', function () {
    if (process.platform === 'win32') return this.skip();
    return inFolder(async (root) => {
      await chmod(root, 0o755);
      await writeFiles(root, { 'a.txt': 'a', 'b/c.txt': 'c', 'b/dark/d.txt': 'd' });
      await chmod(join(root, 'b', 'dark'), 0o700);
      const dark: string[] = [];
      if (process.geteuid?.() !== 0) await chmod(join(root, 'b', 'dark'), 0);
      await asNobody(async () => {
        expect(await openSourceTree(root).list((folder, code) => dark.push(`${folder} ${code}`))).to.deep.equal(['a.txt', 'b/c.txt']);
        expect(dark).to.deep.equal(['b/dark EACCES']);
        expect(await refused(openSourceTree(root).list())).to.deep.include({ key: 'source-unreadable', tokens: ['b/dark', 'EACCES'] });
        expect(await refused(openSourceTree(root, 'b/dark').list(() => undefined))).to.deep.include({ key: 'source-unreadable', tokens: ['b/dark', 'EACCES'] });
      });
      await chmod(join(root, 'b', 'dark'), 0o700);
    });
  });

  it('names metadata that it may not read, that is too large or leads out, and reads the rest', function () {
    if (process.getuid?.() === 0) this.timeout(20_000);
    return inFolder(async (root) => {
      await writeFiles(root, { 'profiles/Good.profile': metadata('Profile'), 'profiles/Large.profile': ' '.repeat(largestSourceFile + 1) });
      await symlink('/etc/hostname', join(root, 'profiles', 'Out.profile'));
      await mkdir(join(root, 'profiles', 'Folder'));
      await symlink(join(root, 'profiles', 'Folder'), join(root, 'profiles', 'Dir.profile'));
      await chmod(join(root, 'profiles', 'Good.profile'), 0o644);
      const project = await readSourceProject('p', [openSourceTree(root)]);
      expect(project.components('Profile').map(({ fullName }) => fullName)).to.deep.equal(['Good']);
      expect(Object.fromEntries(project.unreadable.map(({ fullName, words }) => [fullName, words]))).to.deep.equal({
        Dir: 'This file could not be read (not a file).',
        Large: 'This file is larger than 32 MB and was not read.',
        Out: 'This is a link to a place outside of the project, and was not followed.',
      });
    });
  });
});
