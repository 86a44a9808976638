import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { defaultPolicy } from '../../src/core/model/policy.ts';
import { fromFiles } from '../../src/workflows/history/from-files.ts';
import { csv, placeForStores, row, type Place } from '../edges/warehouse/stores-here.ts';
import { loadedBy, slowestMs } from './loaded-by.ts';

/** What a question to a store that is there has no use for. */
const idle: Readonly<Record<string, RegExp>> = {
  'a library of its own': /^node_modules\//,
  'the writing side of the store': /^src\/edges\/warehouse\/(ingest|bank|roll-up|purge|csv-source|whole-table|duplicates|rescue)\.ts$/,
  'locks and journals': /^src\/edges\/(journal|vault)\//,
  'an org': /^src\/(wiring|history-org|history-change|edges\/org\/.*|edges\/terminal\/orgs)(\.ts)?$/,
  'files to be taken in, and the specs of a project': /^src\/(history-files\.ts|core\/spec\/|core\/attribution\/|workflows\/project-facts\/)/,
  'a format that nobody asked for': /^src\/catalog\/formats\//,
  'any work but answering': /^src\/workflows\/(?!history\/(answer|detail|print-sql)\.ts$)/,
};

describe('A question to a history store, when it starts', function () {
  this.timeout(slowestMs);
  let place: Place;
  let loaded: ReadonlyMap<string, readonly string[]>;
  before(async () => {
    place = await placeForStores();
    const store = await place.store();
    await fromFiles(store, { files: [{ path: await place.file('a.csv', csv([row(1), row(2)])), object: 'Case' }], restricted: new Set(), project: { registry: [], policy: defaultPolicy } });
    await store.close();
    const home = join(place.folder, 'home');
    await mkdir(home);
    loaded = await loadedBy(
      [
        { command: 'report/history.ts', argv: ['--store', place.root, '--report', 'summary', '--json'] },
        { command: 'report/history/sql.ts', argv: ['--store', place.root, '--engine', 'duckdb', '--json'] },
      ],
      home,
    );
  });
  after(async () => place.end());

  for (const command of ['report/history.ts', 'report/history/sql.ts']) {
    for (const [what, pattern] of Object.entries(idle)) {
      it(`${command} does not load ${what}`, () => {
        expect((loaded.get(command) ?? expect.fail('it did not run')).filter((file) => pattern.test(file))).to.deep.equal([]);
      });
    }
  }

  it('loads the report that was asked for and no other, so that it costs no more as they become more', () => {
    const reports = (loaded.get('report/history.ts') ?? []).map((file) => /^src\/catalog\/reports\/([^/]+)\//.exec(file)?.[1]).filter((id) => id !== undefined);
    expect([...new Set(reports)]).to.deep.equal(['summary']);
  });

  it('loads few files: each costs about half a millisecond', () => {
    expect(loaded.get('report/history.ts')).to.have.length.within(30, 65);
  });
});
