import type { Dialect } from './dialect.ts';
import { plainMoment, plainPath, quotedText } from './sql-text.ts';
import { tables } from './tables.ts';

/** Folders `object=` and `month=` spare the engine the files of others; the columns in the files are the same. */
const source: Dialect['source'] = (table, { root }) =>
  tables[table].partitioned
    ? `read_parquet(${quotedText(`${plainPath(root)}/${table}/*/*/*.parquet`)}, hive_partitioning = true, hive_types_autocast = false)`
    : `read_parquet(${quotedText(`${plainPath(root)}/${table}/*.parquet`)})`;

export const duckdb: Dialect = {
  id: 'duckdb',
  session: ["SET TimeZone = 'UTC'"],
  source,
  text: quotedText,
  moment: (iso) => `TIMESTAMP ${quotedText(plainMoment(iso))}`,
  day: (expression) => `CAST(${expression} AS DATE)`,
  week: (expression) => `CAST(date_trunc('week', ${expression}) AS DATE)`,
  month: (expression) => `CAST(date_trunc('month', ${expression}) AS DATE)`,
  secondsBetween: (from, to) => `CAST(floor(epoch(${to}) - epoch(${from})) AS BIGINT)`,
  hash64: (...expressions) => `hash(${expressions.join(', ')})`,
  binary: (expression) => expression,
  define: (table, at) => `CREATE OR REPLACE VIEW ${table} AS SELECT * FROM ${source(table, at)};`,
};
