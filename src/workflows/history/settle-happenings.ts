import type { CallHappening, Happening, LoginHappening } from '../../core/attribution/happening.ts';
import { rank } from '../../core/attribution/attribute.ts';
import { callWindowMs } from '../../core/attribution/windows.ts';
import { duckdb } from '../../core/model/history/dialect-duckdb.ts';
import type { HistoryStore } from '../../core/model/history/store.ts';
import type { StoreRow, TableName } from '../../core/model/history/tables.ts';

type Present = ReadonlySet<TableName>;

const source = (store: HistoryStore, table: TableName): string => duckdb.source(table, { root: store.root });

/** The first 15 characters of an Id, which alone tell it apart; logs have no more (facts 2 EventLogFile [B]). */
const short = (column: string): string => `substr(${column}, 1, 15)`;

const text = (row: StoreRow, name: string): string | undefined => (typeof row[name] === 'string' && row[name] !== '' ? row[name] : undefined);
const told = <Values extends Readonly<Record<string, unknown>>>(values: Values): { readonly [Name in keyof Values]?: Exclude<Values[Name], undefined> } =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as { readonly [Name in keyof Values]?: Exclude<Values[Name], undefined> };

export function callOf(row: StoreRow): CallHappening {
  const status = typeof row['status'] === 'number' ? row['status'] : undefined;
  const seen = { app: text(row, 'app'), entity: text(row, 'entity'), method: text(row, 'method'), family: text(row, 'family'), status, resource: text(row, 'resource') };
  return { kind: 'call', userId: String(row['user_id']), at: String(row['at']), isEventLog: row['log'] !== 'ApiTotalUsage', ...told(seen) };
}

export function loginOf(row: StoreRow): LoginHappening {
  const seen = { subType: text(row, 'sub_type'), status: text(row, 'status'), application: text(row, 'app') };
  return { kind: 'login', userId: String(row['user_id']), at: String(row['at']), type: text(row, 'type') ?? '', ...told(seen) };
}

const happeningOf: Readonly<Record<number, (row: StoreRow) => Happening>> = {
  [rank.login]: loginOf,
  [rank.call]: callOf,
  [rank.moment]: (row) => ({ kind: 'moment', userId: String(row['user_id']), object: String(row['object']), at: String(row['at']) }),
};

/** Columns of every happening; those that a kind has not are null. */
function selected(columns: Readonly<Record<string, string>>): string {
  const nothing: Readonly<Record<string, string>> = { object: 'VARCHAR', app: 'VARCHAR', type: 'VARCHAR', sub_type: 'VARCHAR', status: 'VARCHAR', entity: 'VARCHAR', method: 'VARCHAR', family: 'VARCHAR', code: 'BIGINT', resource: 'VARCHAR', log: 'VARCHAR' };
  return [...['rank', 'user_id', 'at', 'due'].map((name) => `${columns[name] ?? ''} AS ${name}`), ...Object.entries(nothing).map(([name, type]) => `${columns[name] ?? `CAST(NULL AS ${type})`} AS ${name}`)].join(', ');
}

const dueOfCall = `called_at - INTERVAL ${callWindowMs} MILLISECONDS`;

/** The banked calls. Some logs tell an app by its id alone: it has the name that others give this id, where they give one. */
export function usageSql(store: HistoryStore): string {
  const usage = source(store, 'usage');
  const names = `SELECT ${short('app_id')} AS id, min(app) AS name FROM ${usage} WHERE app IS NOT NULL AND app_id IS NOT NULL GROUP BY ALL HAVING count(DISTINCT app) = 1`;
  return `(SELECT u.* REPLACE (coalesce(u.app, n.name) AS app) FROM ${usage} u LEFT JOIN (${names}) n ON n.id = ${short('u.app_id')})`;
}

/** From when on there is anything banked of a user: `u`, the first 15 characters, and `due`. */
function firstsSql(store: HistoryStore, present: Present): string {
  const kinds: readonly (readonly [TableName, string])[] = [['logins', '"at"'], ['usage', dueOfCall]];
  const there = kinds.filter(([table]) => present.has(table)).map(([table, due]) => `SELECT ${short('user_id')} AS u, min(${due}) AS due FROM ${source(store, table)} GROUP BY u`);
  return `(SELECT u, min(due) AS due FROM (${[...there, `SELECT '' AS u, CAST(NULL AS TIMESTAMP) AS due`].join(' UNION ALL ')}) GROUP BY u)`;
}

/**
 * What happened on these accounts (first 15 characters), in the order that core/attribution wants. Changes from before
 * anything was banked of their account are left out: there are many, and one answer holds for all of them.
 */
function happeningSql(store: HistoryStore, present: Present, users: readonly string[]): string {
  const ofUsers = `WHERE ${short('user_id')} IN (${users.map(duckdb.text).join(', ')})`;
  const kinds: readonly (readonly [TableName, string])[] = [
    ['changes', `SELECT DISTINCT ${selected({ rank: String(rank.moment), user_id: 'user_id', at: 'changed_at', due: 'changed_at', object: 'object' })} FROM ${source(store, 'changes')} c JOIN ${firstsSql(store, present)} f ON f.u = ${short('c.user_id')} ${ofUsers} AND counted AND changed_at >= f.due`],
    ['logins', `SELECT ${selected({ rank: String(rank.login), user_id: 'user_id', at: '"at"', due: '"at"', app: 'app', type: 'type', sub_type: 'sub_type', status: 'status' })} FROM ${source(store, 'logins')} ${ofUsers}`],
    ['usage', `SELECT ${selected({ rank: String(rank.call), user_id: 'user_id', at: 'called_at', due: dueOfCall, app: 'app', entity: 'entity', method: 'method', family: 'family', code: 'status', resource: 'resource', log: 'log' })} FROM ${usageSql(store)} ${ofUsers}`],
  ];
  const there = kinds.filter(([table]) => present.has(table)).map(([, sql]) => sql);
  return `SELECT * FROM (${there.join(' UNION ALL ')}) ORDER BY ${short('user_id')}, due, rank`;
}

/** Portions of what happened on these accounts, for `attribute`. Reads nothing where there are no accounts. */
export async function* happenings(store: HistoryStore, present: Present, users: readonly string[]): AsyncGenerator<readonly Happening[]> {
  if (users.length === 0 || !present.has('changes')) return;
  for await (const rows of store.stream(happeningSql(store, present, users))) {
    yield rows.flatMap((row) => happeningOf[Number(row['rank'])]?.({ ...row, status: row['rank'] === rank.call ? (row['code'] ?? null) : (row['status'] ?? null) }) ?? []);
  }
}

/** What those are on whose account nothing was banked yet: rows of `attributions`, with what `said` has for each account. */
export function unseenSql(store: HistoryStore, present: Present, said: readonly StoreRow[]): string | undefined {
  if (said.length === 0 || !present.has('changes')) return undefined;
  const names = ['user_id', 'app', 'app_class', 'candidates', 'confidence', 'evidence'];
  const cell = (value: StoreRow[string] | undefined): string => (typeof value === 'string' ? duckdb.text(value) : 'CAST(NULL AS VARCHAR)');
  const values = said.map((row) => `(${names.map((name) => cell(row[name])).join(', ')})`).join(', ');
  return `SELECT DISTINCT c.user_id, c.object, c.changed_at, v.app, v.app_class, v.candidates, v.confidence, v.evidence FROM ${source(store, 'changes')} c
    JOIN (VALUES ${values}) v (u, app, app_class, candidates, confidence, evidence) ON v.u = ${short('c.user_id')} LEFT JOIN ${firstsSql(store, present)} f ON f.u = v.u
    WHERE c.counted AND (f.due IS NULL OR c.changed_at < f.due)`;
}

/** The hours (`YYYY-MM-DDTHH`, UTC) of which calls were banked. */
export async function loggedHours(store: HistoryStore, present: Present): Promise<ReadonlySet<string>> {
  if (!present.has('usage')) return new Set();
  const rows = await store.query(`SELECT DISTINCT strftime(called_at, '%Y-%m-%dT%H') AS hour FROM ${source(store, 'usage')}`);
  return new Set(rows.map((row) => String(row['hour'])));
}
