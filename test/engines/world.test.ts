import { expect } from 'chai';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { all } from '../../src/catalog/reports/index.ts';
import { clickhouse } from '../../src/core/model/history/dialect-clickhouse.ts';
import type { Dialect, EngineId } from '../../src/core/model/history/dialect.ts';
import { duckdb } from '../../src/core/model/history/dialect-duckdb.ts';
import { postgres } from '../../src/core/model/history/dialect-postgres.ts';
import type { Filters } from '../../src/core/model/history/filters.ts';
import type { ReportUnit, StoreFacts } from '../../src/core/model/history/report.ts';
import { engineSql, sqlScript } from '../../src/workflows/history/print-sql.ts';
import { worldStore, type WorldStore } from '../contract/reports-world-store.ts';
import { openChdb, whyNoChdb } from './chdb.ts';
import { rowOf, type OtherEngine } from './other-engine.ts';
import { openPostgres, whyNoPostgres, type Postgres } from './postgres.ts';

const units = all as readonly ReportUnit[];

/** Questions of several kinds; a report is asked those that it accepts. */
const questions: readonly Filters[] = [
  {},
  { objects: ['invoice__C', 'Case'] },
  { fields: ['Status', 'state__c'], objects: ['Case'] },
  { actors: ['integration:ERP', 'integration:billing'] },
  { since: '2026-09-01T00:00:00.000Z', until: '2026-10-15T00:00:00.000Z' },
  { since: '2026-09-01T07:30:00.123Z', until: '2026-10-15T12:00:00.000Z' },
  { groupBy: ['month', 'class', 'kind'] },
  { groupBy: ['week', 'actor', 'confidence'] },
  { groupBy: ['day'] },
  { groupBy: ['object', 'field'], since: '2026-09-01T07:30:00.123Z' },
];

describe('a history world asked with other engines', function world() {
  this.timeout(300_000);
  let here: WorldStore;
  let facts: StoreFacts;
  before(async function make() {
    if (whyNoChdb !== undefined && whyNoPostgres !== undefined) this.skip();
    here = await worldStore(3);
    facts = { present: await here.store.present(), values: true, now: here.manifest.now };
  });
  after(async () => (here as WorldStore | undefined)?.end());

  const sqlOf = (unit: ReportUnit, dialect: Dialect, filters: Filters): string => unit.sql({ dialect, at: { root: here.store.root }, filters, facts });

  const printed = (engine: EngineId): string => sqlScript(engineSql({ engine, root: here.store.root, reports: [], filters: {}, facts }));

  function agrees(dialect: Dialect, engine: () => OtherEngine): void {
    for (const unit of units) {
      it(`answers ${unit.id} row by row as DuckDB does`, async () => {
        for (const filters of questions.filter((asked) => Object.keys(asked).every((name) => (unit.accepts as readonly string[]).includes(name)))) {
          const expected = (await here.store.query(sqlOf(unit, duckdb, filters))).map(rowOf);
          const found = await engine().rows(sqlOf(unit, dialect, filters));
          const different = found.findIndex((row, at) => !isDeepStrictEqual(row, expected[at]));
          expect(found[different], `${JSON.stringify(filters)}, row ${different}`).to.deep.equal(expected[different]);
          expect(found.length).to.equal(expected.length);
          if (Object.keys(filters).length === 0) expect(expected).not.to.deep.equal([]);
        }
      });
    }
  }

  describe(`chdb, over the store's own files${whyNoChdb === undefined ? '' : ` (${whyNoChdb})`}`, () => {
    let chdb: OtherEngine;
    before(async function start() {
      if (whyNoChdb !== undefined) this.skip();
      chdb = await openChdb();
    });
    after(async () => (chdb as OtherEngine | undefined)?.end());

    agrees(clickhouse, () => chdb);

    it('runs what `report history sql --engine clickhouse` prints, and has every table by its name then', async () => {
      await chdb.rows(printed('clickhouse'));
      for (const table of facts.present) {
        expect(await chdb.rows(`SELECT count(*) AS n FROM ${table}`), table).to.deep.equal(await here.store.query(`SELECT count(*) AS n FROM ${duckdb.source(table, { root: here.store.root })}`));
      }
    });
  });

  describe(`PostgreSQL, loaded as \`report history sql --engine postgres\` tells${whyNoPostgres === undefined ? '' : ` (${whyNoPostgres})`}`, () => {
    let server: Postgres;
    let programs: string;
    before(async function start() {
      if (whyNoPostgres !== undefined) this.skip();
      server = await openPostgres();
      programs = await mkdtemp(join(tmpdir(), 'history-programs-'));
      const duckdbHere = join(programs, 'duckdb');
      await writeFile(duckdbHere, `#!/bin/sh\nexec '${process.execPath}' '${join(import.meta.dirname, 'duckdb-cli.ts')}' "$@"\n`);
      await chmod(duckdbHere, 0o755);
      await server.script(printed('postgres'), programs);
    });
    after(async () => {
      await (server as Postgres | undefined)?.end();
      if ((programs as string | undefined) !== undefined) await rm(programs, { recursive: true, force: true });
    });

    agrees(postgres, () => server);
  });
});
