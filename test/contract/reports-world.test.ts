import { expect } from 'chai';
import { all } from '../../src/catalog/reports/index.ts';
import { duckdb } from '../../src/core/model/history/dialect-duckdb.ts';
import type { Filters } from '../../src/core/model/history/filters.ts';
import type { ReportUnit } from '../../src/core/model/history/report.ts';
import type { StoreRow } from '../../src/core/model/history/tables.ts';
import { told, worldStore, type WorldStore } from './reports-world-store.ts';

/** `HISTORY_SEEDS=20` asks so many worlds. */
const seeds = Array.from({ length: Number(process.env['HISTORY_SEEDS'] ?? 2) }, (_, seed) => seed + 1);
const sorted = (texts: Iterable<string>): readonly string[] => [...texts].toSorted();
const names = (row: StoreRow, ...columns: readonly string[]): string => columns.map((column) => (['actor', 'other', 'integration'].includes(column) ? told(row[column]) : String(row[column]))).join(' ');

for (const seed of seeds) {
  describe(`reports of the history world of seed ${seed}`, function world() {
    this.timeout(120_000);
    let world: WorldStore;
    const ask = async (id: string, filters: Filters = {}): Promise<readonly StoreRow[]> => {
      const unit = (all as readonly ReportUnit[]).find((each) => each.id === id);
      if (unit === undefined) throw new Error(`no report ${id}`);
      const facts = { present: await world.store.present(), values: true, now: world.manifest.now };
      return world.store.query(unit.sql({ dialect: duckdb, at: { root: world.store.root }, filters, facts }));
    };

    before(async () => {
      world = await worldStore(seed);
    });
    after(async () => world.end());

    it('count every change for who made it, by object, field, kind and month', async () => {
      const rows = await ask('summary', { groupBy: ['actor', 'object', 'field', 'month', 'kind'] });
      const planted = world.manifest.byActor.map((one) => [one.actor, one.object, one.field, one.month, one.kind, one.changes].join(' '));
      // What is ambiguous counts for the account in the manifest, as what its person did.
      const sums = new Map<string, number>();
      for (const row of rows) {
        const key = [names(row, 'actor', 'object', 'field'), String(row['month']).slice(0, 7), names(row, 'kind')].join(' ');
        sums.set(key, (sums.get(key) ?? 0) + Number(row['changes']));
      }
      expect(sorted([...sums].map(([key, changes]) => `${key} ${changes}`))).to.deep.equal(sorted(planted));
    });

    it('say the same from days and change by change, whatever is asked', async () => {
      const [first, second] = world.manifest.byActor.map(({ actor }) => actor);
      const questions: readonly Filters[] = [{ objects: ['case', 'Account'], fields: ['OwnerId', 'status'] }, { actors: [first ?? '', (second ?? '').toUpperCase()], until: '2026-10-01T00:00:00.000Z' }, { groupBy: ['week', 'class', 'confidence'], actors: [first ?? ''] }];
      for (const { id, accepts } of (all as readonly ReportUnit[]).filter(({ needs }) => needs.includes('daily'))) {
        for (const question of questions.filter(({ groupBy }) => groupBy === undefined || accepts.includes('groupBy'))) {
          // History has whole seconds, so a millisecond before midnight nothing changes; but it is no midnight.
          const days = await ask(id, { ...question, since: '2026-07-01T00:00:00.000Z' });
          const changes = await ask(id, { ...question, since: '2026-06-30T23:59:59.999Z' });
          expect(changes, `${id} ${JSON.stringify(question)}`).to.deep.equal(days);
        }
      }
    });

    it('find the fights that were planted, and no other', async () => {
      const rows = await ask('fight-records');
      const planted = world.manifest.fights.map(({ object, field, record, actors, flips, first, last, confidence }) => [object, field, record, ...actors, flips, first, last, confidence].join(' '));
      expect(sorted(rows.map((row) => names(row, 'object', 'field', 'record_id', 'actor', 'other', 'flips', 'first_flip', 'last_flip', 'confidence')))).to.deep.equal(sorted(planted));
      const fields = (await ask('fights')).map((row) => names(row, 'object', 'field', 'actor', 'other', 'records', 'flips', 'first_flip', 'last_flip'));
      expect(sorted(fields)).to.deep.equal(sorted(world.manifest.fieldFights.map(({ object, field, actors, records, flips, first, last }) => [object, field, ...actors, records, flips, first, last].join(' '))));
    });

    it('tell every record in order', async () => {
      const rows = await ask('record');
      const lines = rows.map((row) => names(row, 'object', 'record_id', 'changed_at', 'field', 'actor', 'confidence'));
      const planted = Object.entries(world.manifest.stories).flatMap(([key, story]) => story.map(({ at, field, actor, confidence }) => [key, at, field, actor, confidence].join(' ')));
      expect(sorted(lines)).to.deep.equal(sorted(planted));
    });

    it('find what breaches a spec, and what a spec lets in that nobody wrote', async () => {
      const rows = await ask('conformance');
      const planted = world.manifest.breaches.map(({ integration, object, field, why, changes, first, last, confidence }) => [`integration:${integration}`, object, field, why === 'outbound' ? 'only read, says the spec' : why, changes, first, last, confidence].join(' '));
      expect(sorted(rows.filter(({ changes }) => changes !== 0).map((row) => names(row, 'integration', 'object', 'field', 'why', 'changes', 'first_change', 'last_change', 'confidence')))).to.deep.equal(sorted(planted));
      const silent = (why: string): readonly string[] => sorted(rows.filter((row) => row['why'] === why).map((row) => names(row, 'integration', 'object', 'field')));
      const meant = (fields: WorldStore['manifest']['neverWritten']): readonly string[] => sorted(fields.map(({ integration, object, field }) => `integration:${integration} ${object} ${field}`));
      expect(silent('never written')).to.deep.equal(meant(world.manifest.neverWritten));
      expect(silent('perhaps never written')).to.deep.equal(meant(world.manifest.perhapsNeverWritten));
    });

    it('tell who was seen first and last, and who fell silent', async () => {
      const rows = await ask('seen');
      const spans = new Map<string, { first: string; last: string; state: unknown }>();
      for (const row of rows) {
        const [actor, first, last] = [told(row['actor']), String(row['first_seen']), String(row['last_seen'])];
        const known = spans.get(actor);
        spans.set(actor, { first: [first, known?.first ?? first].toSorted()[0]!, last: [last, known?.last ?? last].toSorted()[1]!, state: row['state'] });
      }
      expect(sorted([...spans].map(([actor, { first, last }]) => `${actor} ${first} ${last}`))).to.deep.equal(sorted(world.manifest.seen.map(({ actor, first, last }) => `${actor} ${first} ${last}`)));
      const dormant = rows.filter((row) => row['state'] === 'dormant' && row['class'] === 'integration').map((row) => told(row['actor']));
      expect(sorted(new Set(dormant))).to.deep.equal(sorted(world.manifest.dormant.map((name) => `integration:${name}`)));
    });

    it('tell what cannot be told apart', async () => {
      const rows = await ask('shared-accounts');
      expect(sorted(rows.map((row) => names(row, 'account', 'ambiguous', 'account_changes')))).to.deep.equal(sorted(world.manifest.exposure.flatMap(({ user, apps, exact, inferred, ambiguous }) => apps.map(() => `user:${user} ${ambiguous} ${exact + inferred + ambiguous}`))));
    });

    it('find the fields of specs that have no history', async () => {
      const whys: Readonly<Record<string, string>> = { object: 'object not tracked', limit: 'limit reached', field: 'field not tracked' };
      const planted = world.manifest.untracked.map(({ integration, object, field, why }) => [`integration:${integration}`, object, field, whys[why]].join(' '));
      expect(sorted((await ask('coverage')).map((row) => names(row, 'integration', 'object', 'field', 'why')))).to.deep.equal(sorted(planted));
    });

    it('count records by who made them', async () => {
      const sums = new Map<string, readonly [number, number]>();
      for (const { user, object, created, modified } of world.manifest.records) {
        const key = `${world.manifest.accounts.find(({ id }) => id === user)?.actor ?? user} ${object}`;
        const [before, after] = sums.get(key) ?? [0, 0];
        sums.set(key, [before + created, after + modified]);
      }
      expect(sorted((await ask('records')).map((row) => names(row, 'actor', 'object', 'created', 'modified')))).to.deep.equal(sorted([...sums].map(([key, both]) => `${key} ${both.join(' ')}`)));
    });
  });
}
