import type { Dialect, StoreLocation } from './dialect.ts';
import { duckdb } from './dialect-duckdb.ts';
import { plainMoment, quotedText } from './sql-text.ts';
import { tables, type Column, type ColumnType, type TableName } from './tables.ts';

const types: Readonly<Record<ColumnType, string>> = { text: 'text COLLATE "C"', moment: 'timestamp', day: 'date', integer: 'bigint', boolean: 'boolean' };

/** PostgreSQL reads no Parquet by itself: the store is loaded into tables of a schema of this name. */
const postgresSchema = 'integration_user_history';

const columnsOf = (table: TableName): readonly Column[] => tables[table].columns;
const tableSql = (table: TableName): string => `${postgresSchema}.${table} (${columnsOf(table).map((column) => `${column.name} ${types[column.type]}${column.optional === true ? '' : ' NOT NULL'}`).join(', ')})`;

/** One word of a shell, whatever is in it. */
const shellWord = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** A program that writes the table as CSV, nulls unquoted and empty texts quoted: DuckDB's command line reads the Parquet. */
function exported(table: TableName, at: StoreLocation): string {
  const columns = columnsOf(table).map(({ name }) => name).join(', ');
  return `duckdb -c ${shellWord(`COPY (SELECT ${columns} FROM ${duckdb.source(table, at)}) TO '/dev/stdout' (FORMAT csv, HEADER false)`)}`;
}

/** In psql a text of a meta-command ends with its line, and a quote in it is doubled. */
const psqlText = (text: string): string => quotedText(text.replaceAll(/[\r\n]/g, ' '));

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
  define: (table, at) =>
    [
      `CREATE SCHEMA IF NOT EXISTS ${postgresSchema};`,
      `DROP TABLE IF EXISTS ${postgresSchema}.${table};`,
      `CREATE TABLE ${tableSql(table)};`,
      `\\copy ${postgresSchema}.${table} FROM PROGRAM ${psqlText(exported(table, at))} WITH (FORMAT csv, ENCODING 'UTF8')`,
    ].join('\n'),
};
