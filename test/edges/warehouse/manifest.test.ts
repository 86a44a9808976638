import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { readManifest, writeManifest } from '../../../src/edges/warehouse/manifest.ts';

const whole = { format: 'integration-user-history/1', id: '0b2f7d1e-5c3a-4f6b-9d80-1a2b3c4d5e6f', of: 'example.csv', values: 'hashed', createdAt: '2026-11-21T10:00:00.000Z' } as const;

/** What each breaks of `whole`. */
const broken: Readonly<Record<string, unknown>> = {
  'another format': { ...whole, format: 'integration-user-history/2' },
  'an id that leads out of the folder of keys': { ...whole, id: '../../../etc/passwd' },
  'no id': { ...whole, id: undefined },
  'an org that is no text': { ...whole, orgId: null },
  'no name': { ...whole, of: undefined },
  'values kept in a way that is not known': { ...whole, values: 'plain' },
  'a moment that is no text': { ...whole, createdAt: 0 },
  'a batch that leads out of the store': { ...whole, publishing: '../0123456789abc' },
  'a list': [whole],
  'nothing': null,
};

describe('store.json', () => {
  let root: string;
  before(async () => (root = await mkdtemp(join(tmpdir(), 'history-manifest-'))));
  after(async () => rm(root, { recursive: true, force: true }));

  it('is read as it was written', async () => {
    for (const manifest of [whole, { ...whole, orgId: '00D000000000001AAA', publishing: '0123456789abcdef' }]) {
      await writeManifest(root, manifest);
      expect(await readManifest(root)).to.deep.equal(manifest);
    }
  });

  it('is none where there is no store', async () => {
    expect(await readManifest(join(root, 'elsewhere'))).to.equal(undefined);
  });

  for (const [what, value] of Object.entries(broken)) {
    it(`with ${what} is damaged, and named`, async () => {
      await writeFile(join(root, 'store.json'), JSON.stringify(value));
      const error: unknown = await readManifest(root).catch((thrown: unknown) => thrown);
      expect(error).to.have.property('key', 'history-store-broken');
      expect(error).to.have.property('tokens').that.deep.equals([join(root, 'store.json')]);
    });
  }
});
