import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { clickhouse } from '../../src/core/model/history/dialect-clickhouse.ts';
import { rowOf, type OtherEngine } from './other-engine.ts';

interface Session {
  query(sql: string, format?: string): string;
  cleanup(): void;
}
type Chdb = { readonly Session: new () => Session };

/** It is half a gigabyte, so it lies beside the project: `npm install --prefix FOLDER chdb`. */
const folder = process.env['SF_IU_ENGINES'] ?? join(homedir(), '.cache', 'sf-plugin-integration-user', 'engines');
const at = join(folder, 'node_modules', 'chdb');

export const whyNoChdb = existsSync(at) ? undefined : `chdb is not in ${folder}; set SF_IU_ENGINES to where it is`;

/** ClickHouse's engine in this process, with the session that the dialect asks for. */
export async function openChdb(): Promise<OtherEngine> {
  const { Session } = createRequire(import.meta.url)(at) as Chdb;
  const session = new Session();
  for (const sql of clickhouse.session) session.query(sql);
  return {
    async rows(sql) {
      const text = session.query(sql, 'JSONEachRow');
      return text.split('\n').filter((line) => line !== '').map((line) => rowOf(JSON.parse(line) as Readonly<Record<string, unknown>>));
    },
    async end() {
      session.cleanup();
    },
  };
}
