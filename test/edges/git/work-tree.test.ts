import { join } from 'node:path';
import { expect } from 'chai';
import { openWorkTree } from '../../../src/edges/git/work-tree.ts';
import { git, inFolder, writeFiles } from '../../support/source-files.ts';

async function repository(root: string): Promise<void> {
  git(root, 'init', '--quiet');
  await writeFiles(root, { '.gitignore': 'kept/\n*.key\n', 'ünï.txt': 'ü', 'sub/a b.txt': 'a', 'kept/x.txt': 'x', 'own.key': 'k', 'new.txt': 'n' });
  git(root, 'add', '.gitignore', 'ünï.txt', 'sub');
}

describe('git\'s word on the files of a folder', () => {
  it('tells which files git has, by their own names, and which it ignores', () =>
    inFolder(async (root) => {
      await repository(root);
      const tree = openWorkTree(root);
      expect([...((await tree.tracked()) ?? [])].toSorted()).to.deep.equal(['.gitignore', 'sub/a b.txt', 'ünï.txt']);
      const isIgnored = await tree.ignored();
      expect(['own.key', 'kept/x.txt', 'new.txt'].map((path) => isIgnored?.(path))).to.deep.equal([true, true, false]);
    }));

  it('is nothing where the folder is in no work tree', () =>
    inFolder(async (root) => {
      const tree = openWorkTree(root);
      expect([await tree.tracked(), await tree.ignored()]).to.deep.equal([undefined, undefined]);
    }));

  it('is of that folder\'s repository, whatever the environment points git to', () =>
    inFolder(async (root) => {
      await writeFiles(root, { 'other/x.txt': 'x' });
      git(join(root, 'other'), 'init', '--quiet');
      await writeFiles(root, { 'mine/y.txt': 'y' });
      git(join(root, 'mine'), 'init', '--quiet');
      git(join(root, 'mine'), 'add', 'y.txt');
      process.env['GIT_DIR'] = join(root, 'other', '.git');
      try {
        expect([...((await openWorkTree(join(root, 'mine')).tracked()) ?? [])]).to.deep.equal(['y.txt']);
      } finally {
        delete process.env['GIT_DIR'];
      }
    }));
});
