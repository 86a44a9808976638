import type { Dialect } from './dialect.ts';
import { plainMoment } from './sql-text.ts';
import { tables } from './tables.ts';

/** A backslash begins an escape in ClickHouse's texts. */
const text = (value: string): string => `'${value.replaceAll('\0', '').replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

const path = (table: keyof typeof tables, root: string): string => `${root}/${table}/${tables[table].partitioned ? '*/*/' : ''}*.parquet`;

const source: Dialect['source'] = (table, { root }) => (/^(?:s3|https?):\/\//.test(root) ? `s3(${text(path(table, root))}, 'Parquet')` : `file(${text(path(table, root))}, 'Parquet')`);

export const clickhouse: Dialect = {
  id: 'clickhouse',
  session: ["SET session_timezone = 'UTC'", 'SET join_use_nulls = 1'],
  source,
  text,
  moment: (iso) => `toDateTime64(${text(plainMoment(iso))}, 6, 'UTC')`,
  day: (expression) => `toDate32(${expression})`,
  week: (expression) => `toDate32(toMonday(${expression}))`,
  month: (expression) => `toDate32(toStartOfMonth(${expression}))`,
  secondsBetween: (from, to) => `dateDiff('second', ${from}, ${to})`,
  hash64: (...expressions) => `cityHash64(${expressions.join(', ')})`,
  binary: (expression) => expression,
  define: (table, at) => `CREATE OR REPLACE VIEW ${table} AS SELECT * FROM ${source(table, at)};`,
};
