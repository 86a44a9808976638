import { expect } from 'chai';
import { all } from '../../src/catalog/reports/index.ts';
import { duckdb } from '../../src/core/model/history/dialect-duckdb.ts';
import type { Dialect } from '../../src/core/model/history/dialect.ts';
import type { ReportExample, ReportUnit, StoreFacts } from '../../src/core/model/history/report.ts';
import { tableNames, type TableName } from '../../src/core/model/history/tables.ts';
import { openEngine, type Engine } from '../../src/edges/warehouse/engine.ts';
import { dailySql } from '../../src/edges/warehouse/roll-up.ts';
import { fillTable, makeTable } from '../../src/edges/warehouse/whole-table.ts';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** DuckDB over tables in memory. */
const inMemory: Dialect = { ...duckdb, source: (table) => table };

async function fill(engine: Engine, { store }: ReportExample): Promise<ReadonlySet<TableName>> {
  for (const table of tableNames) {
    await makeTable(engine, table, table);
    await fillTable(engine, table, table, store[table] ?? []);
  }
  const attributed = (store.attributions?.length ?? 0) > 0;
  if (store.daily === undefined) await engine.run(`CREATE OR REPLACE TEMP TABLE daily AS ${dailySql('changes', attributed ? 'attributions' : undefined)}`);
  return new Set(tableNames.filter((table) => (store[table]?.length ?? 0) > 0 || (table === 'daily' && store.changes !== undefined)));
}

const factsOf = (present: ReadonlySet<TableName>, { now, values }: ReportExample): StoreFacts => ({ present, values: values ?? false, now: now ?? '2026-11-01T00:00:00.000Z' });

describe('every report', () => {
  let engine: Engine;
  before(async () => {
    engine = await openEngine({ spill: join(tmpdir(), 'history-spill') });
  });
  after(() => engine.close());

  for (const unit of all as readonly ReportUnit[]) {
    describe(unit.id, () => {
      for (const example of unit.examples) {
        it(example.title, async () => {
          const facts = factsOf(await fill(engine, example), example);
          const filters = example.filters ?? {};
          const rows = await engine.rows(unit.sql({ dialect: inMemory, at: { root: '.' }, filters, facts }));
          expect(rows).to.deep.equal(example.rows);
          if (example.notes !== undefined) expect(unit.notes?.(rows, { filters, facts }) ?? []).to.deep.equal(example.notes);
          const shown = unit.columns({ filters, facts }).map(({ name }) => name);
          for (const row of rows) expect(row).to.include.keys(shown);
        });
      }
    });
  }
});
