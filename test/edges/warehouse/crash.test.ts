import { spawn } from 'node:child_process';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { changesIn, csv, placeForStores, row, type Place } from './stores-here.ts';

const child = fileURLToPath(new URL('ingest-child.ts', import.meta.url));

/** Runs the child, killed after so many milliseconds; whether it came to its end. */
async function run(folder: string, files: readonly string[], killAfterMs?: number): Promise<boolean> {
  const started = spawn(process.execPath, [child, folder, ...files], { stdio: ['ignore', 'pipe', 'inherit'] });
  const timer = killAfterMs === undefined ? undefined : setTimeout(() => started.kill('SIGKILL'), killAfterMs);
  const code = await new Promise<number | null>((resolve) => started.on('close', resolve));
  clearTimeout(timer);
  return code === 0;
}

describe('a history store whose process was killed', () => {
  let place: Place;
  beforeEach(async () => {
    place = await placeForStores();
  });
  afterEach(async () => place.end());

  it('loses no row and has none twice, wherever it was killed', async function () {
    this.timeout(120_000);
    await (await place.store()).close();
    // Each file repeats the last 500 rows of the one before, as overlapping runs do.
    const files = await Promise.all(
      [0, 2_500, 5_000, 7_500].map(async (first) => {
        const rows = Array.from({ length: 3_000 }, (_, at) => row(first + at, { CreatedDate: new Date(Date.UTC(2026, 7, 1) + (first + at) * 900_000).toISOString() }));
        return place.file(`${first}.csv`, csv(rows));
      }),
    );
    for (let at = 0; at < 8; at += 1) await run(place.folder, files, 350 + at * 90);
    expect(await run(place.folder, files)).to.equal(true);
    const store = await place.stores.open(place.root);
    const [found] = (await store?.query(`SELECT count(*) AS n, count(DISTINCT change_id) AS ids FROM read_parquet('${place.root}/changes/**/*.parquet')`)) ?? [];
    expect(found).to.deep.equal({ n: 10_500, ids: 10_500 });
    const [daily] = (await store?.query(`SELECT sum(changes) AS n FROM read_parquet('${place.root}/daily/**/*.parquet')`)) ?? [];
    expect(daily).to.deep.equal({ n: 10_500 });
    await store?.close();
  });

  it('what was being moved into place is finished by whoever opens it next', async () => {
    const store = await place.store();
    await store.ingest([{ path: await place.file('a.csv', csv([row(1), row(2, { CreatedDate: '2026-11-05T08:15:00.000Z' })])), object: 'Case', kind: 'csv' }], { batch: 'a', restricted: new Set() });
    await store.close();
    // As a kill between two renames leaves it: one file back in staging, and the mark in store.json.
    const moved = (await readdir(join(place.root, 'changes'), { recursive: true })).filter((name) => name.includes('2026-11') && name.endsWith('.parquet'));
    for (const name of moved) {
      const back = join(place.root, 'staging', '0123456789abcdef', 'changes', name);
      await mkdir(dirname(back), { recursive: true });
      await rename(join(place.root, 'changes', name), back);
    }
    const manifest = JSON.parse(await readFile(join(place.root, 'store.json'), 'utf8')) as object;
    await writeFile(join(place.root, 'store.json'), JSON.stringify({ ...manifest, publishing: '0123456789abcdef' }));
    const again = await place.store();
    expect(await changesIn(again)).to.have.length(2);
    expect(again.manifest).not.to.have.property('publishing');
  });

  it('what was not whole yet is rubbish, and does no harm', async () => {
    const store = await place.store();
    await mkdir(join(place.root, 'staging', '0123456789abcdef', 'changes', 'object=Case', 'month=2026-10'), { recursive: true });
    await writeFile(join(place.root, 'staging', '0123456789abcdef', 'changes', 'object=Case', 'month=2026-10', 'half.parquet'), 'PAR1');
    await store.ingest([{ path: await place.file('a.csv', csv([row(1)])), object: 'Case', kind: 'csv' }], { batch: 'a', restricted: new Set() });
    expect(await changesIn(store)).to.have.length(1);
  });

  it('a damaged store.json is said by name', async () => {
    await (await place.store()).close();
    await writeFile(join(place.root, 'store.json'), '{"format":');
    const error: unknown = await place.stores.open(place.root).then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    expect(error).to.have.property('key', 'history-store-broken');
  });
});
