import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Fact } from '../../../src/core/model/audit/fact.ts';
import type { RepositoryRow } from '../../../src/core/model/audit/rows-files.ts';
import type { Files } from '../../../src/core/model/ports.ts';
import { openFiles } from '../../../src/edges/files/files.ts';
import { openWorkTree } from '../../../src/edges/git/work-tree.ts';
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
    return readRepository(openFiles(root), openWorkTree(root), []);
  });

describe('The search of a repository for secrets', () => {
  it('goes on after a file whose name it cannot take, and says which one that was', async () => {
    const { state, rows, gaps } = await read({ 'a:\u001B[31m?.txt': 'x', 'server.key': key });
    expect(rows.map(({ at, tracked }) => [at.file, tracked])).to.deep.equal([['server.key', true]]);
    expect({ state, words: gaps.map(({ words }) => words) }).to.deep.equal({ state: 'partial', words: ['Not searched for secrets, because it could not be read: a:\\u{1b}[31m?.txt.'] });
  });

  it('counts the rest of many', async () => {
    const { gaps } = await read(Object.fromEntries(['a', 'b', 'c', 'd', 'e'].map((name) => [`${name}?`, 'x'])));
    expect(gaps.map(({ words }) => words)).to.deep.equal(['Not searched for secrets, because they could not be read: a?, b?, c? and 2 more.']);
  });

  it('takes committed links, wherever they lead, for what they are: no files', async () => {
    const { state, rows } = await read({ 'a.txt': 'x' }, async (root) => Promise.all([symlink('/etc', join(root, 'out')), symlink('.', join(root, 'loop')), symlink('nowhere', join(root, 'dead'))]));
    expect({ state, rows }).to.deep.equal({ state: 'known', rows: [] });
  });

  it('searches what git has where the folder cannot be listed', async () => {
    const files = { read: async () => key, list: () => Promise.reject(new Problem('file-unreadable', ['private', 'EACCES'])) } as unknown as Files;
    const { state, rows, gaps } = await readRepository(files, { tracked: async () => new Set(['server.key']), ignored: async () => undefined }, []);
    expect({ state, files: rows.map(({ at }) => at.file) }).to.deep.equal({ state: 'partial', files: ['server.key'] });
    expect(gaps.map(({ words }) => words)).to.deep.equal(['Not searched for secrets, because it could not be read: private.']);
  });
});
