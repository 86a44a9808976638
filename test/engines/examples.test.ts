import { expect } from 'chai';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { all } from '../../src/catalog/reports/index.ts';
import { clickhouse } from '../../src/core/model/history/dialect-clickhouse.ts';
import { postgres } from '../../src/core/model/history/dialect-postgres.ts';
import type { ReportExample, ReportUnit } from '../../src/core/model/history/report.ts';
import { tables, type Column, type StoreRow, type TableName } from '../../src/core/model/history/tables.ts';
import { openEngine, type Engine } from '../../src/edges/warehouse/engine.ts';
import { quoted } from '../../src/edges/warehouse/quoted.ts';
import { exampleSql, fillExample } from '../contract/reports-example-store.ts';
import { openChdb, whyNoChdb } from './chdb.ts';
import type { OtherEngine } from './other-engine.ts';
import { openPostgres, whyNoPostgres, type Postgres } from './postgres.ts';

const units = all as readonly ReportUnit[];

/** Each table of an example that has rows, as the store keeps it. */
async function writeStore(engine: Engine, present: ReadonlySet<TableName>, root: string): Promise<void> {
  for (const table of present) {
    await mkdir(join(root, table));
    const to = tables[table].partitioned ? `${quoted(join(root, table))} (FORMAT parquet, PARTITION_BY (object, month), WRITE_PARTITION_COLUMNS true)` : `${quoted(join(root, table, `${table}.parquet`))} (FORMAT parquet)`;
    await engine.run(`COPY ${table} TO ${to}`);
  }
}

const literal = ({ type }: Column, value: StoreRow[string] | undefined): string => {
  if (value === null || value === undefined) return 'NULL';
  if (type === 'moment') return postgres.moment(String(value));
  return typeof value === 'string' ? postgres.text(value) : String(value);
};

/** The same rows in PostgreSQL, as literals of its dialect. */
async function fillPostgres(server: Postgres, engine: Engine, present: ReadonlySet<TableName>): Promise<void> {
  const inserts: string[] = [];
  for (const table of present) {
    const columns: readonly Column[] = tables[table].columns;
    const rows = await engine.rows(`SELECT * FROM ${table}`);
    inserts.push(...rows.map((row) => `INSERT INTO ${postgres.source(table, { root: '' })} (${columns.map(({ name }) => name).join(', ')}) VALUES (${columns.map((column) => literal(column, row[column.name])).join(', ')});`));
  }
  const made = [...present].map((table) => postgres.define(table, { root: '' }).split('\n').filter((line) => !line.startsWith('\\')).join('\n').replaceAll(' NOT NULL', ''));
  await server.script([...made, 'BEGIN;', ...inserts, 'COMMIT;'].join('\n'));
}

describe('every report on another engine', function reports() {
  this.timeout(120_000);
  let duck: Engine;
  before(async () => {
    duck = await openEngine({ spill: join(tmpdir(), 'history-spill') });
  });
  after(() => duck.close());

  function answers(ask: (unit: ReportUnit, example: ReportExample) => Promise<readonly StoreRow[]>): void {
    for (const unit of units) {
      for (const example of unit.examples) {
        it(`${unit.id}: ${example.title}`, async () => {
          expect(await ask(unit, example)).to.deep.equal(example.rows);
        });
      }
    }
  }

  describe(`chdb${whyNoChdb === undefined ? '' : ` (${whyNoChdb})`}`, () => {
    let chdb: OtherEngine;
    before(async function start() {
      if (whyNoChdb !== undefined) this.skip();
      chdb = await openChdb();
    });
    after(async () => (chdb as OtherEngine | undefined)?.end());

    answers(async (unit, example) => {
      const root = await mkdtemp(join(tmpdir(), "history 'quoted'-"));
      try {
        const facts = await fillExample(duck, example);
        await writeStore(duck, facts.present, root);
        return await chdb.rows(exampleSql(unit, example, facts, clickhouse, root));
      } finally {
        await rm(root, { recursive: true, force: true });
      }
    });
  });

  describe(`PostgreSQL${whyNoPostgres === undefined ? '' : ` (${whyNoPostgres})`}`, () => {
    let server: Postgres;
    before(async function start() {
      if (whyNoPostgres !== undefined) this.skip();
      server = await openPostgres();
    });
    after(async () => (server as Postgres | undefined)?.end());

    answers(async (unit, example) => {
      const facts = await fillExample(duck, example);
      await fillPostgres(server, duck, facts.present);
      return server.rows(exampleSql(unit, example, facts, postgres));
    });
  });
});
