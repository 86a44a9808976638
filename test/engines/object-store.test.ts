import { expect } from 'chai';
import { clickhouse } from '../../src/core/model/history/dialect-clickhouse.ts';
import type { StoreFacts } from '../../src/core/model/history/report.ts';
import { engineSql, type EngineSql } from '../../src/workflows/history/print-sql.ts';
import { worldStore, type WorldStore } from '../contract/reports-world-store.ts';
import { openChdb, whyNoChdb } from './chdb.ts';
import { openObjectStore, type ObjectStore } from './object-store.ts';
import { rowOf, type OtherEngine } from './other-engine.ts';

describe(`a history store in object storage, asked by ClickHouse's engine${whyNoChdb === undefined ? '' : ` (${whyNoChdb})`}`, function objects() {
  this.timeout(120_000);
  let here: WorldStore;
  let storage: ObjectStore;
  let chdb: OtherEngine;
  let facts: StoreFacts;
  const printed = (engine: EngineSql['engine'], root: string): EngineSql => engineSql({ engine, root, reports: [], filters: { since: '2026-08-01T00:00:00.000Z' }, facts });

  before(async function make() {
    if (whyNoChdb !== undefined) this.skip();
    here = await worldStore(3);
    facts = { present: await here.store.present(), values: true, now: here.manifest.now };
    storage = await openObjectStore(here.store.root);
    chdb = await openChdb();
  });
  after(async () => {
    await (chdb as OtherEngine | undefined)?.end();
    await (storage as ObjectStore | undefined)?.end();
    await (here as WorldStore | undefined)?.end();
  });

  it('has every table by its name, once the printed definitions ran', async () => {
    const { session, tables } = printed('clickhouse', storage.address);
    expect(session).to.deep.equal(clickhouse.session);
    for (const { sql } of tables) await chdb.rows(sql.replace(/;$/, ''));
    for (const { table } of tables) {
      const [row] = await here.store.query(`SELECT CAST(count(*) AS INTEGER) AS n FROM read_parquet('${here.store.root}/${table}/**/*.parquet')`);
      expect(await chdb.rows(`SELECT count(*) AS n FROM ${table}`), table).to.deep.equal([row]);
    }
    expect(tables.map(({ table }) => table)).to.have.members([...facts.present]);
  });

  it('answers each printed statement row by row as DuckDB does from disk', async () => {
    const [there, fromDisk] = [printed('clickhouse', storage.address).reports, printed('duckdb', here.store.root).reports];
    expect(there.map(({ report }) => report)).to.include.members(['summary', 'fights', 'conformance', 'shared-accounts']);
    for (const [at, { report, sql }] of there.entries()) {
      expect(sql, report).to.include("s3('http://127.0.0.1:");
      expect(await chdb.rows(sql), report).to.deep.equal((await here.store.query(fromDisk[at]?.sql ?? '')).map(rowOf));
    }
  });

  it('was read by listings and by parts of files, and by nothing else', async () => {
    const kinds = new Set((await storage.asked()).map((line) => line.replace(/^(\w+) \/bucket(?:\?list-type=2.*|\/(\w+)\/.*\.parquet)$/, (_, method: string, table?: string) => (table === undefined ? `${method} listing` : `${method} file`))));
    expect([...kinds]).to.include.members(['GET listing', 'GET file']);
    expect([...kinds].filter((kind) => !['GET listing', 'GET file', 'HEAD file'].includes(kind))).to.deep.equal([]);
  });
});
