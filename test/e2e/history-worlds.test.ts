import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { HistoryReport } from '../../src/core/model/history/report.ts';
import { comparable, differences, scores } from '../history-worlds/answers.ts';
import { historyWorld } from '../history-worlds/compose.ts';
import type { By } from '../history-worlds/planted.ts';
import { writeHistoryWorld, type WrittenWorld } from '../history-worlds/write-world.ts';
import { openAdmin, type Admin } from './support/admin.ts';
import { closeAfter } from './support/close-after.ts';

/** `HISTORY_SEEDS=8` asks so many worlds. */
const seeds = Array.from({ length: Number(process.env['HISTORY_SEEDS'] ?? 2) }, (_, seed) => seed + 1);
const every = ['summary', 'timeline', 'record', 'fights', 'fight-records', 'conformance', 'seen', 'shared-accounts', 'coverage', 'records'].flatMap((report) => ['--report', report]);
/** What only an org can answer. */
const orgOnly: ReadonlySet<string> = new Set(['shared-accounts', 'coverage', 'records']);

for (const seed of seeds) {
  describe(`the history world of seed ${seed}, in the real sf`, function world() {
    this.timeout(180_000);
    const opened = closeAfter();
    let folder: string;
    let admin: Admin;
    let manifest: WrittenWorld['manifest'];
    const reports = new Map<By, HistoryReport>();
    const told = (by: By): HistoryReport => reports.get(by) ?? expect.fail(`nothing was told by ${by}`);

    before(async function () {
      folder = await mkdtemp(join(tmpdir(), 'history-world-'));
      opened({ close: async () => rm(folder, { recursive: true, force: true }) });
      ({ manifest } = await writeHistoryWorld(folder, historyWorld(seed)));
      admin = await openAdmin(this, opened, { org: { load: join(folder, 'org') } });
    });

    /** All rows of all reports. */
    async function ask(by: By, ...source: string[]): Promise<void> {
      const { exitCode, result } = await admin.json<HistoryReport>(['report', 'history', ...source, ...every, '--top', '100000'], { cwd: join(folder, 'project') });
      expect(exitCode).to.equal(0);
      reports.set(by, result);
    }

    it('is told as it was planted when it comes from the org, by all the evidence there is', async () => {
      await ask('evidence', '--target-org', 'admin', '--store', join(folder, 'from-org'));
      const { attribution, fights, counts } = scores(manifest, told('evidence'), 'evidence');
      for (const { planted, found, wrong } of [attribution, fights, counts]) expect({ found, wrong }).to.deep.equal({ found: planted, wrong: 0 });
      expect(differences(manifest, told('evidence'), 'evidence')).to.deep.equal([]);
      expect(told('evidence').gaps).to.deep.equal([]);
    });

    it('is told as it was planted when it comes from files, where shared accounts stay what they are', async () => {
      const flavour = seed % 2 === 0 ? 'gzip' : 'loader';
      const files = manifest.files.filter((file) => file.flavour === flavour).flatMap(({ path, object }) => ['--from', `${object}=${join(folder, path)}`]);
      await ask('account', ...files, '--users', join(folder, 'users.csv'), '--store', join(folder, 'from-files'));
      expect(differences(manifest, told('account'), 'account')).to.deep.equal([]);
    });

    it('has the same rows in every report, wherever they came from', () => {
      const [org, files] = [comparable(manifest, told('evidence')), comparable(manifest, told('account'))];
      for (const [id, rows] of Object.entries(org)) {
        if (orgOnly.has(id)) expect(files[id], id).to.deep.equal([]);
        else expect(files[id], id).to.deep.equal(rows).and.not.to.deep.equal([]);
      }
    });
  });
}
