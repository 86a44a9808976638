import { ownLoginsOnly, loginNeeds } from '../../core/model/audit/login-columns.ts';
import { idsPerQuery, isGap, orGap, readTable, type Table } from '../../core/model/audit/org-reading.ts';
import { chunks } from '../../core/model/chunks.ts';
import { duckdb } from '../../core/model/history/dialect-duckdb.ts';
import { gapWords } from '../../core/model/history/gap-words.ts';
import type { HistoryStore } from '../../core/model/history/store.ts';
import type { StoreRow } from '../../core/model/history/tables.ts';
import type { OrgReader } from '../../core/model/ports.ts';
import { moment, soql } from '../../core/model/soql.ts';
import { readCaller } from '../snapshot/caller.ts';

export interface Banked {
  /** Rows that were not there yet. */
  readonly added: number;
  readonly gaps: readonly string[];
}

interface Login {
  readonly Id: string;
  readonly UserId: string;
  readonly LoginTime: string;
  readonly LoginType: string | null;
  readonly LoginSubType?: string | null;
  readonly Status: string | null;
  readonly Application: string | null;
}

const table: Table = { from: 'LoginHistory', columns: ['Id', 'UserId', 'LoginTime', 'LoginType', 'Status', 'Application'], optional: ['LoginSubType'] };
/** LoginHistory keeps six months (facts 2.z [A]). */
const keptMs = 186 * 86_400_000;
const overlapMs = 3_600_000;

const rowOf = ({ Id, UserId, LoginTime, LoginType, LoginSubType, Status, Application }: Login): StoreRow => ({
  login_id: Id,
  user_id: UserId,
  at: new Date(LoginTime).toISOString(),
  app: Application,
  type: LoginType,
  sub_type: LoginSubType ?? null,
  status: Status,
});

/** From when on the logins of each user are asked for: somebody new is asked for whole. */
async function begins(store: HistoryStore, users: readonly string[], now: Date): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = (await store.present()).has('logins') ? await store.query(`SELECT user_id, max("at") AS latest FROM ${duckdb.source('logins', { root: store.root })} GROUP BY user_id`) : [];
  const latest = new Map(rows.map((row) => [String(row['user_id']), Date.parse(String(row['latest']))]));
  const known = users.filter((id) => latest.has(id));
  const fresh = users.filter((id) => !latest.has(id));
  const earliest = Math.min(...known.map((id) => latest.get(id) ?? 0)) - overlapMs;
  return new Map([
    ...(fresh.length === 0 ? [] : [[new Date(now.getTime() - keptMs).toISOString(), fresh] as const]),
    ...(known.length === 0 ? [] : [[new Date(earliest).toISOString(), known] as const]),
  ]);
}

/** Logins of these users that are not banked yet. Without the permission for it, Salesforce would show the caller's own and say nothing. */
export async function bankLogins(org: OrgReader, store: HistoryStore, users: readonly string[], now: Date): Promise<Banked> {
  const { userId } = await org.about();
  const own = ownLoginsOnly({ callerHas: await readCaller(org, userId) });
  if (own !== undefined) return { added: 0, gaps: [gapWords(own)] };
  let added = 0;
  for (const [since, some] of await begins(store, users, now)) {
    for (const ids of chunks(some, idsPerQuery)) {
      const where = soql`UserId IN ${ids} AND LoginTime >= ${moment(new Date(since))}`;
      const found = await orGap('Logins', loginNeeds, () => readTable<Login>(org, { ...table, where }));
      if (isGap(found)) return { added, gaps: [gapWords(found)] };
      added += await store.bank('logins', found.map(rowOf));
    }
  }
  return { added, gaps: [] };
}
