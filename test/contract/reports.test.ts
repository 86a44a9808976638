import { expect } from 'chai';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { all } from '../../src/catalog/reports/index.ts';
import { clickhouse } from '../../src/core/model/history/dialect-clickhouse.ts';
import { dialects } from '../../src/core/model/history/dialects.ts';
import { duckdb } from '../../src/core/model/history/dialect-duckdb.ts';
import type { Filters, FilterName } from '../../src/core/model/history/filters.ts';
import type { ReportUnit, StoreFacts } from '../../src/core/model/history/report.ts';
import { tableNames } from '../../src/core/model/history/tables.ts';
import { openEngine, type Engine } from '../../src/edges/warehouse/engine.ts';
import { exampleSql, fillExample } from './reports-example-store.ts';

const units = all as readonly ReportUnit[];
const now = '2026-11-01T00:00:00.000Z';
const everything: StoreFacts = { present: new Set(tableNames), values: true, now };
const at = { root: '/store' };

/** Names that end a text early, where a dialect is careless, or that mean something to an engine. */
const hostile = [`'; DROP TABLE changes; --`, `\\'; SELECT 1; --`, `it's \\`, `a\\\\'b`, `"quoted"`, `\`tick\``, `%_`, `$$x$$`, `{a:String}`, `?`, `:name`, `\u202e\u{1f600}`, `line\nbreak`, `--`, `/* */`];
const filterValues: Readonly<Record<FilterName, (text: string) => Filters>> = {
  objects: (text) => ({ objects: [text] }),
  fields: (text) => ({ fields: [text] }),
  actors: (text) => ({ actors: [text] }),
  record: (text) => ({ record: text }),
  since: () => ({ since: '2026-10-05T08:15:00.000Z' }),
  until: () => ({ until: '2026-10-05T08:15:00.000Z' }),
  groupBy: () => ({ groupBy: ['actor', 'month'] }),
  top: () => ({ top: 1 }),
};

describe('every report', () => {
  let engine: Engine;
  before(async () => {
    engine = await openEngine({ spill: join(tmpdir(), 'history-spill') });
  });
  after(() => engine.close());

  for (const unit of units) {
    describe(unit.id, () => {
      for (const example of unit.examples) {
        it(example.title, async () => {
          const facts = await fillExample(engine, example);
          const filters = example.filters ?? {};
          const rows = await engine.rows(exampleSql(unit, example, facts));
          expect(rows).to.deep.equal(example.rows);
          if (example.notes !== undefined) expect(unit.notes?.(rows, { filters, facts }) ?? []).to.deep.equal(example.notes);
          const shown = unit.columns({ filters, facts }).map(({ name }) => name);
          for (const row of rows) expect(row).to.include.keys(shown);
        });
      }

      it('has examples that need no more than the report says', () => {
        for (const { store } of unit.examples) {
          for (const table of unit.needs.filter((need) => need !== 'daily')) expect(store[table], `${unit.id} needs ${table}`).to.be.an('array');
        }
      });

      it('gives the same rows in the same order from rows that lie otherwise', async () => {
        for (const example of unit.examples) {
          const store = Object.fromEntries(Object.entries(example.store).map(([table, rows]) => [table, rows.toReversed()]));
          const facts = await fillExample(engine, { ...example, store });
          expect(await engine.rows(exampleSql(unit, example, facts))).to.deep.equal(example.rows);
        }
      });

      it('takes hostile names as names, in every filter', async () => {
        const [example] = unit.examples;
        if (example === undefined) throw new Error(`${unit.id} has no examples`);
        const facts = await fillExample(engine, example);
        for (const name of unit.accepts.filter((each) => ['objects', 'fields', 'actors', 'record'].includes(each))) {
          for (const text of hostile) expect(await engine.rows(exampleSql(unit, { ...example, filters: filterValues[name](text) }, facts)), `${name} ${text}`).to.deep.equal([]);
        }
      });

      it('heeds every filter that it accepts, and makes the same statement of the same question', () => {
        const ask = (filters: Filters): string => unit.sql({ dialect: duckdb, at, filters, facts: everything });
        expect(ask({})).to.equal(ask({}));
        for (const name of unit.accepts.filter((each) => each !== 'top')) expect(ask(filterValues[name]('Case')), name).not.to.equal(ask({}));
      });

      it('says nothing that only one engine understands', () => {
        for (const dialect of Object.values(dialects)) {
          const sql = unit.sql({ dialect, at, filters: { actors: ['a'], objects: ['b'] }, facts: everything });
          expect(sql).not.to.match(/\bFILTER\s*\(|\bGROUP BY ALL\b|\bQUALIFY\b|\bleast\(|\bgreatest\(|\bILIKE\b|\bWINDOW\b|::/i);
          expect(sql).to.match(/\bORDER BY\b(?!.*\bOVER\b)/s);
        }
      });
    });
  }
});

describe('texts of each dialect', () => {
  it('hold hostile names in DuckDB as they are', async () => {
    const engine = await openEngine({ spill: join(tmpdir(), 'history-spill') });
    try {
      for (const text of hostile) expect(await engine.rows(`SELECT ${duckdb.text(text)} AS text`)).to.deep.equal([{ text }]);
    } finally {
      engine.close();
    }
  });

  it('escape the backslash in ClickHouse, too', () => {
    for (const text of hostile) {
      const inside = clickhouse.text(text).slice(1, -1);
      expect(inside.replaceAll(/\\(.)/gs, '$1')).to.equal(text);
      expect(inside).not.to.match(/(?<!\\)(?:\\\\)*'/);
    }
  });
});
