import { callerOfCall, reachOf } from '../../core/attribution/call-reach.ts';
import { callerOfLogin } from '../../core/attribution/login-caller.ts';
import type { Trace } from '../../core/attribution/trace.ts';
import { recordKey } from '../../core/model/audit/record-key.ts';
import { duckdb } from '../../core/model/history/dialect-duckdb.ts';
import type { HistoryStore } from '../../core/model/history/store.ts';
import type { StoreRow, TableName } from '../../core/model/history/tables.ts';
import { callOf, loginOf, usageSql } from './settle-happenings.ts';

const source = (store: HistoryStore, table: TableName): string => duckdb.source(table, { root: store.root });

const span = ({ first, last }: StoreRow): Pick<Trace, 'firstAt' | 'lastAt'> => ({ firstAt: String(first), lastAt: String(last) });

async function ofLogins(store: HistoryStore): Promise<readonly Trace[]> {
  const rows = await store.query(`SELECT user_id, app, type, sub_type, status, min("at") AS first, max("at") AS last FROM ${source(store, 'logins')} GROUP BY user_id, app, type, sub_type, status`);
  return rows.flatMap((row): readonly Trace[] => {
    const login = loginOf({ ...row, at: row['last'] ?? null });
    const caller = callerOfLogin(login);
    return caller === undefined ? [] : [{ ...caller, userId: login.userId, by: 'login', ...span(row) }];
  });
}

/** Calls that wrote or may have: who only reads changes nothing. Resources hold no ids, so there are few kinds. */
async function ofCalls(store: HistoryStore): Promise<readonly Trace[]> {
  const kinds = 'user_id, app, entity, method, family, status, resource, log';
  const rows = await store.query(`SELECT ${kinds}, min(called_at) AS first, max(called_at) AS last FROM ${usageSql(store)} GROUP BY ${kinds}`);
  return rows.flatMap((row): readonly Trace[] => {
    const call = callOf({ ...row, at: row['last'] ?? null });
    return reachOf(call) === undefined ? [] : [{ ...callerOfCall(call), userId: call.userId, by: 'usage', ...span(row) }];
  });
}

/** Who acted as whom, as the banked logs tell. */
export async function bankedTraces(store: HistoryStore, present: ReadonlySet<TableName>): Promise<readonly Trace[]> {
  const [logins, calls] = await Promise.all([present.has('logins') ? ofLogins(store) : [], present.has('usage') ? ofCalls(store) : []]);
  return [...logins, ...calls];
}

/** The first banked call of each user, by the first 15 characters of its Id. */
export async function loggedFrom(store: HistoryStore, present: ReadonlySet<TableName>): Promise<ReadonlyMap<string, string>> {
  if (!present.has('usage')) return new Map();
  const rows = await store.query(`SELECT user_id, min(called_at) AS first FROM ${source(store, 'usage')} GROUP BY user_id`);
  return new Map(rows.map((row) => [recordKey(String(row['user_id'])), String(row['first'])]));
}
