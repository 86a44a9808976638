import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { existingStore } from '../../src/history.ts';
import { storeFor, storeToChange } from '../../src/history-change.ts';

describe('a history store that a run adds to', () => {
  let folder: string;
  let home: string | undefined;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'history-lock-'));
    home = process.env['HOME'];
    process.env['HOME'] = folder;
  });
  after(async () => {
    process.env['HOME'] = home;
    await rm(folder, { recursive: true, force: true });
  });

  const keyOf = async (work: Promise<unknown>): Promise<unknown> => work.then(() => undefined, (error: unknown) => (error instanceof Error && 'key' in error ? error.key : error));

  it('is changed by no other until it is done, and can be read', async () => {
    const root = join(folder, 'store');
    const first = await storeFor(root, { of: 'files', values: 'hashed' });
    expect(await keyOf(storeFor(root, { of: 'files', values: 'hashed' }))).to.equal('history-store-busy');
    expect(await keyOf(storeToChange(root))).to.equal('history-store-busy');
    await symlink(folder, join(folder, 'link'));
    expect(await keyOf(storeToChange(join(folder, 'link', 'store')))).to.equal('history-store-busy');
    const reader = await existingStore(root);
    await reader.end();
    await first.end();
    const next = await storeFor(root, { of: 'files', values: 'hashed' });
    await next.end();
  });

  it('of another kind is refused, and lets the next one in', async () => {
    const root = join(folder, 'store');
    expect(await keyOf(storeFor(root, { of: 'files', values: 'text' }))).to.equal('history-values-differ');
    expect(await keyOf(storeFor(root, { of: 'an org', orgId: '00D000000000001AAA', values: 'hashed' }))).to.equal('history-other-org');
    await (await storeToChange(root)).end();
  });
});
