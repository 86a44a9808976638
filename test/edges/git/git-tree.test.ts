import { mkdir, rename, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { openGitTree } from '../../../src/edges/git/git-tree.ts';
import type { SourceTree } from '../../../src/core/model/ports.ts';
import { commitAll, git, inFolder, writeFiles } from '../../support/source-files.ts';
import { refused } from '../../support/refused.ts';

/** A repository of one commit. */
const repository = (use: (root: string) => Promise<void>): Promise<void> =>
  inFolder(async (root) => {
    git(root, 'init', '--quiet');
    await writeFiles(root, { 'sub/a b.txt': 'old a', 'sub/ünï.txt': 'ü', 'sub/empty.txt': '', 'top.txt': 'top', 'node_modules/x.txt': 'x', '.sf/x.txt': 'x' });
    commitAll(root);
    await use(root);
  });

async function contents(tree: SourceTree): Promise<Record<string, string | undefined>> {
  try {
    const paths = await tree.list();
    return Object.fromEntries(await Promise.all(paths.map(async (path) => [path, await tree.read(path)] as const)));
  } finally {
    await tree.close?.();
  }
}

describe('the files of a commit', () => {
  it('are those that were committed, whatever the working folder holds by now', () =>
    repository(async (root) => {
      await writeFiles(root, { 'sub/a b.txt': 'new a', 'sub/new.txt': 'new' });
      await rm(join(root, 'top.txt'));
      expect(await contents(openGitTree(root, 'HEAD'))).to.deep.equal({ 'sub/a b.txt': 'old a', 'sub/empty.txt': '', 'sub/ünï.txt': 'ü', 'top.txt': 'top' });
    }));

  it('have paths relative to the folder that is asked for, and can be narrowed', () =>
    repository(async (root) => {
      expect(Object.keys(await contents(openGitTree(join(root, 'sub'), 'main')))).to.deep.equal(['a b.txt', 'empty.txt', 'ünï.txt']);
      expect(Object.keys(await contents(openGitTree(root, 'main', { below: 'sub' })))).to.deep.equal(['sub/a b.txt', 'sub/empty.txt', 'sub/ünï.txt']);
    }));

  it('are read many at a time, large ones among them, each with its own content', () =>
    inFolder(async (root) => {
      git(root, 'init', '--quiet');
      const files = Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`f${index}.txt`, `${index}:${'x\n'.repeat(index % 10 === 0 ? 200_000 : index)}`]));
      await writeFiles(root, files);
      commitAll(root);
      expect(await contents(openGitTree(root, 'HEAD'))).to.deep.equal(files);
    })).timeout(20_000);

  it('follow links of the commit inside it, and none that leads out', () =>
    inFolder(async (root) => {
      git(root, 'init', '--quiet');
      await writeFiles(root, { 'sub/a.txt': 'a' });
      await symlink('sub/a.txt', join(root, 'in.txt'));
      await symlink('../../etc/passwd', join(root, 'out.txt'));
      await symlink('circle.txt', join(root, 'circle.txt'));
      commitAll(root);
      const tree = openGitTree(root, 'HEAD');
      expect(await tree.read('in.txt')).to.equal('a');
      for (const path of ['out.txt', 'circle.txt']) expect(await refused(tree.read(path))).to.include({ key: 'source-link-leaves' });
      await tree.close?.();
    }));

  it('are those at which this branch left the other, where that is asked for', () =>
    repository(async (root) => {
      git(root, 'checkout', '--quiet', '-b', 'feature');
      git(root, 'checkout', '--quiet', 'main');
      await writeFiles(root, { 'later.txt': 'later' });
      commitAll(root);
      git(root, 'checkout', '--quiet', 'feature');
      expect(Object.keys(await contents(openGitTree(root, 'main', { forkPoint: true })))).not.to.include('later.txt');
      expect(Object.keys(await contents(openGitTree(root, 'main')))).to.include('later.txt');
    }));

  for (const ref of ['--output=x', '-', '', 'a b', 'a..b', 'a\nb', 'a\u0000b']) {
    it(`are not asked for by ${JSON.stringify(ref)}, which is no name of a commit`, () =>
      repository(async (root) => {
        expect(await refused(openGitTree(root, ref).list())).to.include({ key: 'git-odd-ref', exit: 2 });
      }));
  }

  it('are missed by name where git does not know the name', () =>
    repository(async (root) => {
      for (const ref of ['no-such-branch', 'HEAD:top.txt', '0123456789012345678901234567890123456789']) expect(await refused(openGitTree(root, ref).list()), ref).to.include({ key: 'git-unknown-ref', exit: 2 });
    }));

  it('are not looked for outside of a repository', () =>
    inFolder(async (root) => {
      expect(await refused(openGitTree(root, 'HEAD').list())).to.include({ key: 'git-no-repository', exit: 2 });
    }));

  it('do not depend on what GIT_DIR of somebody else says', () =>
    repository(async (root) => {
      process.env['GIT_DIR'] = '/nowhere';
      try {
        expect(await openGitTree(root, 'HEAD').list()).to.include('top.txt');
      } finally {
        delete process.env['GIT_DIR'];
      }
    }));

  it('are told to be missing where git lost them', () =>
    repository(async (root) => {
      const id = git(root, 'rev-parse', 'HEAD:top.txt').trim();
      const place = join(root, '.git', 'objects', id.slice(0, 2), id.slice(2));
      await mkdir(join(root, 'away'));
      const tree = openGitTree(root, 'HEAD');
      await rename(place, join(root, 'away', id));
      expect(await tree.list()).to.include('top.txt');
      expect(await refused(tree.read('top.txt'))).to.include({ key: 'source-unreadable' });
      await tree.close?.();
    }));
});
