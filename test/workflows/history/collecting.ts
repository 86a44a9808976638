import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../../src/edges/clock/clock.ts';
import { newFile, openLanding } from '../../../src/edges/files/landing.ts';
import { openBulkQueries } from '../../../src/edges/org/bulk-query.ts';
import { openLine } from '../../../src/edges/org/line.ts';
import { openLogFiles } from '../../../src/edges/org/log-file.ts';
import { openOrg } from '../../../src/edges/org/org.ts';
import { openHistoryStores } from '../../../src/edges/warehouse/stores.ts';
import { policySchema, type Policy } from '../../../src/core/model/policy.ts';
import type { LogFiles } from '../../../src/core/model/history/logs.ts';
import type { HistoryStore } from '../../../src/core/model/history/store.ts';
import type { StoreRow, TableName } from '../../../src/core/model/history/tables.ts';
import type { Clock } from '../../../src/core/model/ports.ts';
import type { CollectDeps } from '../../../src/workflows/history/collect.ts';

export interface Welcome {
  readonly instanceUrl: string;
  readonly username: string;
  readonly accessToken: string;
}

export interface Collecting {
  readonly deps: CollectDeps & { readonly logFiles: LogFiles };
  readonly store: HistoryStore;
  readonly notes: string[];
  /** Rows of a table. */
  rows(table: TableName, order?: string): Promise<readonly StoreRow[]>;
  close(): Promise<void>;
}

/** The real edges on an org and on a store in `folder`; waiting is skipped. */
export async function collectingIn(folder: string, welcome: Welcome, { now = () => systemClock.now(), renewed }: { readonly now?: () => Date; readonly renewed?: () => string } = {}): Promise<Collecting> {
  let token = welcome.accessToken;
  const clock: Clock = { now, sleep: async () => undefined };
  const refresh = async (): Promise<void> => {
    if (renewed === undefined) throw new Error('no refresh');
    token = renewed();
  };
  const session = { instanceUrl: welcome.instanceUrl, username: welcome.username, accessToken: () => token, refresh };
  const line = openLine({ session, clock, allowLoopback: true });
  const root = join(folder, 'store');
  const stores = openHistoryStores({ keys: { folder: join(folder, 'keys'), environment: undefined }, now: () => now().toISOString(), refuseGit: async () => undefined });
  const store = (await stores.open(root)) ?? (await stores.create(root, { of: 'practice', values: 'text' }));
  const notes: string[] = [];
  return {
    deps: {
      org: openOrg({ session, clock, allowLoopback: true }, line),
      bulk: openBulkQueries(line, newFile),
      logFiles: openLogFiles(line, newFile),
      landing: openLanding(root),
      clock,
      progress: { stage: (key) => void notes.push(key), note: (text) => void notes.push(text) },
    },
    store,
    notes,
    rows: async (table, order = 'ALL') => ((await store.present()).has(table) ? store.query(`SELECT * FROM read_parquet('${root}/${table}/**/*.parquet') ORDER BY ${order}`) : []),
    close: async () => store.close(),
  };
}

export const policyOf = (restrictedFields: readonly unknown[] = []): Policy => policySchema.parse({ apiVersion: 'integration-user/v1', restrictedFields });

/** Few objects, and pages of few rows. */
export const small = { objects: ['Opportunity', 'Contact'], pageRows: 60 };

/** A folder for one test. */
export async function placeToCollect(): Promise<{ readonly folder: string; readonly end: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'collect-'));
  return { folder, end: async () => rm(folder, { recursive: true, force: true }) };
}
