import { recordKey } from '../../core/model/audit/record-key.ts';
import type { ActorClass } from '../../core/model/history/actor.ts';
import { duckdb } from '../../core/model/history/dialect-duckdb.ts';
import type { KnownUser } from '../../core/model/history/people.ts';
import type { HistoryStore } from '../../core/model/history/store.ts';
import type { StoreRow } from '../../core/model/history/tables.ts';

const nobodys = new Set<unknown>(['automated', 'platform', 'guest']);

const textIn = (row: StoreRow, name: string): string | undefined => (typeof row[name] === 'string' ? row[name] : undefined);

/** The integration that a file said this user is, or a spec; whoever has specs at hand asks those instead. */
function integrationIn(row: StoreRow, hasSpecs: boolean): Pick<KnownUser, 'integration'> {
  const [name, basis] = [textIn(row, 'integration'), textIn(row, 'basis')];
  const isKept = basis === 'file' || (basis === 'registry' && !hasSpecs);
  return name === undefined || !isKept ? {} : { integration: { name, basis, why: textIn(row, 'why') ?? '' } };
}

function knownUser(row: StoreRow, hasSpecs: boolean): KnownUser {
  const [kind, name, username] = [row['class'] as ActorClass, textIn(row, 'name'), textIn(row, 'username')];
  return {
    id: String(row['user_id']),
    isPerson: kind === 'person',
    ...(name === undefined ? {} : { name }),
    ...(username === undefined ? {} : { username }),
    ...(typeof row['active'] === 'boolean' ? { active: row['active'] } : {}),
    ...(nobodys.has(kind) ? { earlier: { class: kind, why: textIn(row, 'why') ?? '' } } : {}),
    ...integrationIn(row, hasSpecs),
  };
}

/** Users of a file, and those whom the store knows from before and the file does not name. */
export async function withKept(store: HistoryStore, users: readonly KnownUser[], { hasSpecs }: { readonly hasSpecs: boolean }): Promise<readonly KnownUser[]> {
  if (!(await store.present()).has('actors')) return users;
  const told = new Set(users.map(({ id }) => recordKey(id)));
  const rows = await store.query(`SELECT * FROM ${duckdb.source('actors', { root: store.root })} WHERE name IS NOT NULL ORDER BY user_id`);
  return [...users, ...rows.filter((row) => !told.has(recordKey(String(row['user_id'])))).map((row) => knownUser(row, hasSpecs))];
}
