import { actorsOf } from '../../core/attribution/actors.ts';
import { duckdb } from '../../core/model/history/dialect-duckdb.ts';
import type { Actor } from '../../core/model/history/actor.ts';
import type { KnownUser } from '../../core/model/history/people.ts';
import type { HistoryStore } from '../../core/model/history/store.ts';
import type { StoreRow } from '../../core/model/history/tables.ts';

export interface People {
  readonly users: readonly KnownUser[];
  /** Every user of the org is among them: who is not is gone. */
  readonly allUsersRead: boolean;
}

export const actorRow = ({ userId, actor, class: kind, integration, basis, why, shared, name, username, active }: Actor): StoreRow => ({
  user_id: userId,
  actor,
  class: kind,
  integration: integration ?? null,
  basis,
  why,
  shared,
  name: name ?? null,
  username: username ?? null,
  active: active ?? null,
});

/** Every user that changes name. */
async function seenIn(store: HistoryStore): Promise<readonly string[]> {
  if (!(await store.present()).has('changes')) return [];
  const rows = await store.query(`SELECT DISTINCT user_id FROM ${duckdb.source('changes', { root: store.root })} ORDER BY user_id`);
  return rows.map((row) => String(row['user_id']));
}

/** Says who everybody is, and adds the days up. */
export async function settle(store: HistoryStore, { users, allUsersRead }: People): Promise<void> {
  await store.write('actors', actorsOf(await seenIn(store), users, { allUsersRead }).map(actorRow));
  await store.rollUp();
}
