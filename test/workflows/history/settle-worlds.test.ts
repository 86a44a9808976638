import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { confidences } from '../../../src/core/model/history/actor.ts';
import { duckdb } from '../../../src/core/model/history/dialect-duckdb.ts';
import type { HistoryStore } from '../../../src/core/model/history/store.ts';
import type { StoreRow, TableName } from '../../../src/core/model/history/tables.ts';
import { settle } from '../../../src/workflows/history/settle.ts';
import { scoreAttribution, scoreCounts, type AttributionAnswer } from '../../history-worlds/compare.ts';
import { historyWorld } from '../../history-worlds/compose.ts';
import type { Count } from '../../history-worlds/truth.ts';
import { writeHistoryWorld, type WrittenWorld } from '../../history-worlds/write-world.ts';
import { placeForStores, type Place } from '../../edges/warehouse/stores-here.ts';
import { fillStore, peopleOfWorld } from './world-store.ts';

/** `HISTORY_SEEDS=20` settles so many worlds. */
const seeds = Array.from({ length: Number(process.env['HISTORY_SEEDS'] ?? 1) }, (_, seed) => seed + 1);

const classesInWorlds: Readonly<Record<string, string>> = { automated: 'automated-process', platform: 'platform-integration-user', deleted: 'deleted-or-unknown' };

/** As worlds name who a change counts for: an integration, else the account. */
const actorIn = (row: StoreRow): string => (row['class'] === 'integration' && row['confidence'] !== 'ambiguous' ? `integration:${String(row['actor'])}` : `user:${String(row['user_id'])}`);

for (const seed of seeds) {
  describe(`settling the history world of seed ${seed}`, function settled() {
    this.timeout(120_000);
    let place: Place;
    let folder: string;
    let store: HistoryStore;
    let manifest: WrittenWorld['manifest'];
    const from = (table: TableName): string => duckdb.source(table, { root: store.root });

    before(async () => {
      place = await placeForStores();
      folder = await mkdtemp(join(tmpdir(), 'history-world-'));
      const world = await writeHistoryWorld(folder, historyWorld(seed));
      ({ manifest } = world);
      store = await place.store();
      await fillStore(store, folder, world);
      await settle(store, await peopleOfWorld(folder));
    });
    after(async () => {
      await place.end();
      await rm(folder, { recursive: true, force: true });
    });

    const changes = async (): Promise<readonly StoreRow[]> =>
      store.query(`SELECT c.change_id, c.user_id, c.object, c.field, c.month, c.kind, coalesce(t.app, a.actor) AS actor, CASE WHEN t.user_id IS NULL THEN a.class ELSE coalesce(t.app_class, a.class) END AS class,
        coalesce(t.confidence, 'exact') AS confidence, t.evidence AS evidence, a.shared AS shared FROM ${from('changes')} c JOIN ${from('actors')} a ON a.user_id = c.user_id
        LEFT JOIN ${from('attributions')} t ON t.user_id = c.user_id AND t.object = c.object AND t.changed_at = c.changed_at WHERE c.counted`);

    it('every account has the class and the parties that were planted', async () => {
      const rows = await store.query(`SELECT user_id, class, shared FROM ${from('actors')}`);
      const told = new Map(rows.map((row) => [row['user_id'], row]));
      for (const account of manifest.accounts.filter(({ id }) => told.has(id))) {
        const row = told.get(account.id);
        expect({ class: classesInWorlds[String(row?.['class'])] ?? row?.['class'], isShared: row?.['shared'] }, account.name).to.deep.equal({ class: account.class, isShared: account.isShared });
      }
    });

    it('who acted on shared accounts is told as the worlds tell it', async () => {
      const answers = (await changes()).filter((row) => row['shared'] === true).map((row): AttributionAnswer => ({ id: String(row['change_id']), actor: actorIn(row), confidence: row['confidence'] as AttributionAnswer['confidence'] }));
      for (const confidence of confidences) {
        const { planted, found, wrong } = scoreAttribution({ ...manifest, attribution: manifest.attribution.filter((one) => one.confidence === confidence) }, answers.filter((one) => one.confidence === confidence));
        console.log(`      ${confidence}: precision ${found / (found + wrong)}, recall ${found / planted} of ${planted}`);
      }
      expect(scoreAttribution(manifest, answers).differences.slice(0, 10)).to.deep.equal([]);
    });

    it('changes by actor, object, field, month and kind are those that were planted', async () => {
      const counts = new Map<string, Count>();
      for (const row of await changes()) {
        const one = { actor: actorIn(row), object: String(row['object']), field: String(row['field']), month: String(row['month']), kind: row['kind'] as Count['kind'] };
        const key = JSON.stringify(one);
        counts.set(key, { ...one, changes: (counts.get(key)?.changes ?? 0) + 1 });
      }
      expect(scoreCounts(manifest.byActor, [...counts.values()]).differences.slice(0, 10)).to.deep.equal([]);
    });
  });
}
