/**
 * Does of DuckDB's command line what the worked example for PostgreSQL asks of it: `duckdb -c SQL`. The library is the same;
 * the tests need not install the program.
 */
import { parseArgs } from 'node:util';
import { DuckDBInstance } from '@duckdb/node-api';

const { values } = parseArgs({ options: { c: { type: 'string', short: 'c' } } });
const instance = await DuckDBInstance.create(':memory:');
const connection = await instance.connect();
await connection.run(values.c ?? '');
connection.closeSync();
instance.closeSync();
