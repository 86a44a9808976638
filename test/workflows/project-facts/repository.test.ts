import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Fact } from '../../../src/core/model/audit/fact.ts';
import type { RepositoryRow } from '../../../src/core/model/audit/rows-files.ts';
import { openSearchedTree } from '../../../src/checking.ts';
import { openFiles } from '../../../src/edges/files/files.ts';
import { Problem } from '../../../src/problems.ts';
import { readRepository } from '../../../src/workflows/project-facts/repository.ts';
import { commitAll, git, inFolder, writeFiles, type SourceFiles } from '../../support/source-files.ts';

const key = `-----BEGIN PRIVATE KEY-----\n${'MIIEvQIBADANBgkqhkiG9w0BAQEFAASC'.repeat(8)}\n-----END PRIVATE KEY-----\n`;

/** What is found in a repository of one commit, made by `more` into what it is. */
const read = (files: SourceFiles, more: (root: string) => Promise<unknown> = async () => undefined): Promise<Fact<RepositoryRow>> =>
  inFolder(async (root) => {
    git(root, 'init', '--quiet');
    await writeFiles(root, files);
    await more(root);
    commitAll(root);
    return readRepository(openFiles(root), openSearchedTree(root), []);
  });

/** What is found in these files, all of which hold a key; `refused` says which cannot be read, and why. */
const searched = (paths: readonly string[], refused: (path: string) => Problem | undefined): Promise<Fact<RepositoryRow>> => {
  const read = async (path: string): Promise<string> => {
    const problem = refused(path);
    if (problem !== undefined) throw problem;
    return key;
  };
  return readRepository({ list: async () => paths }, { read, tracked: async () => new Set(paths), ignored: async () => undefined }, []);
};

describe('The search of a repository for secrets', () => {
  it('searches files by any name, also one that Windows would not take', async () => {
    const names = ['a:\u001B[31m?.txt', 'b*', 'c<d>|"e', 'keys/aux/f.key', 'nul.json'];
    const { state, rows } = await read(Object.fromEntries(names.map((name) => [name, key])));
    expect({ state, files: rows.map(({ at, tracked }) => [at.file, tracked]).toSorted() }).to.deep.equal({ state: 'known', files: names.map((name) => [name, true]) });
  });

  it('goes on after files that cannot be read, names the first of them and counts the rest', async () => {
    const { state, rows, gaps } = await searched(['a?', 'b\u001B[31m', 'c', 'd', 'e', 'server.key'], (path) => (path === 'server.key' ? undefined : new Problem('source-unreadable', [path, 'EACCES'])));
    expect({ state, files: rows.map(({ at }) => at.file) }).to.deep.equal({ state: 'partial', files: ['server.key'] });
    expect(gaps.map(({ words }) => words)).to.deep.equal(['Not searched for secrets, because they could not be read: a?, b\\u{1b}[31m, c and 2 more.']);
  });

  it('does not search what is too large for anything that people write', async () => {
    const { state, rows } = await searched(['dump.bin', 'server.key'], (path) => (path === 'dump.bin' ? new Problem('source-too-large', [path, '32 MB']) : undefined));
    expect({ state, files: rows.map(({ at }) => at.file) }).to.deep.equal({ state: 'known', files: ['server.key'] });
  });

  it('takes committed links, wherever they lead, for what they are: no files', async () => {
    const { state, rows } = await read({ 'a.txt': 'x' }, async (root) => Promise.all([symlink('/etc', join(root, 'out')), symlink('.', join(root, 'loop')), symlink('nowhere', join(root, 'dead'))]));
    expect({ state, rows }).to.deep.equal({ state: 'known', rows: [] });
  });

  it('searches what git has where the folder cannot be listed', async () => {
    const files = { list: () => Promise.reject(new Problem('file-unreadable', ['private', 'EACCES'])) };
    const tree = { read: async () => key, tracked: async () => new Set(['server.key']), ignored: async () => undefined };
    const { state, rows, gaps } = await readRepository(files, tree, []);
    expect({ state, files: rows.map(({ at }) => at.file) }).to.deep.equal({ state: 'partial', files: ['server.key'] });
    expect(gaps.map(({ words }) => words)).to.deep.equal(['Not searched for secrets, because it could not be read: private.']);
  });
});
