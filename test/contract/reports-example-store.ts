import { duckdb } from '../../src/core/model/history/dialect-duckdb.ts';
import type { Dialect } from '../../src/core/model/history/dialect.ts';
import type { ReportExample, ReportUnit, StoreFacts } from '../../src/core/model/history/report.ts';
import { tableNames, type TableName } from '../../src/core/model/history/tables.ts';
import type { Engine } from '../../src/edges/warehouse/engine.ts';
import { dailySql } from '../../src/edges/warehouse/roll-up.ts';
import { fillTable, makeTable } from '../../src/edges/warehouse/whole-table.ts';

/** DuckDB over tables in memory. */
export const inMemory: Dialect = { ...duckdb, source: (table) => table };

const has = ({ store }: ReportExample, table: TableName): boolean => (store[table]?.length ?? 0) > 0;

/** Tables of an example's rows; days are added up where it has none of its own. */
export async function fillExample(engine: Engine, example: ReportExample): Promise<StoreFacts> {
  const { store, now = '2026-11-01T00:00:00.000Z', values = false } = example;
  for (const table of tableNames) {
    await makeTable(engine, table, table);
    await fillTable(engine, table, table, store[table] ?? []);
  }
  if (store.daily === undefined) await engine.run(`CREATE OR REPLACE TEMP VIEW daily AS ${dailySql('changes', has(example, 'attributions') ? 'attributions' : undefined)}`);
  return { present: new Set(tableNames.filter((table) => has(example, table) || (table === 'daily' && has(example, 'changes')))), now, values };
}

/** What a unit answers to an example. */
export function exampleSql(unit: ReportUnit, { filters = {} }: ReportExample, facts: StoreFacts, dialect: Dialect = inMemory, root = '.'): string {
  return unit.sql({ dialect, at: { root }, filters, facts });
}
