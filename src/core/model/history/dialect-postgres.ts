import type { Dialect } from './dialect.ts';
import { plainMoment, quotedText } from './sql-text.ts';
import { tables, type ColumnType } from './tables.ts';

const types: Readonly<Record<ColumnType, string>> = { text: 'text COLLATE "C"', moment: 'timestamp', day: 'date', integer: 'bigint', boolean: 'boolean' };

/** PostgreSQL reads no Parquet by itself: the store is loaded into tables of a schema of this name. */
export const postgresSchema = 'integration_user_history';

export const postgres: Dialect = {
  id: 'postgres',
  session: ["SET TIME ZONE 'UTC'"],
  source: (table) => `${postgresSchema}.${table}`,
  text: quotedText,
  moment: (iso) => `TIMESTAMP ${quotedText(plainMoment(iso))}`,
  day: (expression) => `CAST(${expression} AS DATE)`,
  week: (expression) => `CAST(date_trunc('week', ${expression}) AS DATE)`,
  month: (expression) => `CAST(date_trunc('month', ${expression}) AS DATE)`,
  secondsBetween: (from, to) => `CAST(floor(EXTRACT(EPOCH FROM (${to}) - (${from}))) AS BIGINT)`,
  hash64: (...expressions) => `hashtextextended(${expressions.map((expression) => `coalesce(${expression}, '')`).join(" || ' ' || ")}, 0)`,
  binary: (expression) => `(${expression}) COLLATE "C"`,
  define: (table) => `CREATE TABLE ${postgresSchema}.${table} (${tables[table].columns.map((column) => `${column.name} ${types[column.type]}${'optional' in column ? '' : ' NOT NULL'}`).join(', ')});`,
};
