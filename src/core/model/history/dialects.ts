import type { Dialect, EngineId } from './dialect.ts';
import { clickhouse } from './dialect-clickhouse.ts';
import { duckdb } from './dialect-duckdb.ts';
import { postgres } from './dialect-postgres.ts';

export const dialects: Readonly<Record<EngineId, Dialect>> = { duckdb, clickhouse, postgres };
