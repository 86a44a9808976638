import { writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { expect } from 'chai';
import { Problem } from '../../../src/problems.ts';
import { placeForStores, type Place } from './stores-here.ts';

describe('A file that cannot be read', () => {
  let place: Place;
  beforeEach(async () => {
    place = await placeForStores();
  });
  afterEach(async () => place.end());

  async function toldOf(path: string): Promise<readonly string[]> {
    const error: unknown = await (await place.store()).readFile(path).then(
      () => undefined,
      (refused: unknown) => refused,
    );
    expect(error).to.be.instanceOf(Problem).and.to.have.property('key', 'history-file-unreadable');
    return (error as Problem).tokens;
  }

  it('is named with what is the matter, in words and not in codes or an engine’s own', async () => {
    const some = await place.file('text.parquet', 'Id,Name\n');
    const folder = dirname(some);
    expect(await toldOf(`${folder}/nowhere.csv`)).to.deep.equal([`${folder}/nowhere.csv`, 'there is no such file']);
    expect(await toldOf(`${folder}/nowhere.parquet`)).to.deep.equal([`${folder}/nowhere.parquet`, 'there is no such file']);
    expect(await toldOf(folder)).to.deep.equal([folder, 'it is a folder']);
    await writeFile(`${folder}/text.csv.gz`, 'no gzip');
    expect(await toldOf(`${folder}/text.csv.gz`)).to.include('it is damaged');
    expect(await toldOf(some)).to.deep.equal([some, 'it is damaged']);
  });
});
