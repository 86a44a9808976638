import { duckdb } from '../../core/model/history/dialect-duckdb.ts';
import type { HistoryStore } from '../../core/model/history/store.ts';
import type { StoreRow } from '../../core/model/history/tables.ts';

/** Rows made from `from` on and before `to`; ISO date-times with whole seconds. */
export interface Stretch {
  readonly from: string;
  readonly to: string;
}

/** How far the store's rows of an object reach already. */
export interface Reach extends Stretch {
  /** Of the newest row; absent where there is none. */
  readonly newest?: string;
}

/** No org keeps rows from before this day. */
export const beginning = '2000-01-01T00:00:00.000Z';
/** The API shows 24 months (facts 2.z Field history [A]). */
const monthsShown = 24;
/** Rows that were being written while an earlier run asked. */
const overlapMs = 10 * 60_000;
/** Where no row tells the org's time, the clocks of org and machine may be apart. */
const quietOverlapMs = 86_400_000;

const iso = (time: number): string => new Date(Math.floor(time / 1000) * 1000).toISOString();

/** As far back as the API shows rows. */
export function apiReach(now: Date): string {
  const back = new Date(now);
  back.setUTCMonth(back.getUTCMonth() - monthsShown);
  return iso(back.getTime());
}

/** Where the next run goes on: measured by the org's own time, as its rows tell it, not by this machine's. */
function goOnFrom({ to, newest }: Reach): number {
  const end = Date.parse(to);
  return newest === undefined ? end - quietOverlapMs : Math.min(end, Date.parse(newest)) - overlapMs;
}

/**
 * What is asked for and not there yet: after what is there, and before it where somebody asks for that, both without a hole between. Who
 * names no beginning wants what is new: rows that were purged do not come back by themselves.
 */
export function missingStretches(asked: Stretch, reach: Reach | undefined): readonly Stretch[] {
  if (reach === undefined) return [asked];
  const before: Stretch = { from: asked.from === beginning ? reach.from : asked.from, to: reach.from };
  const after: Stretch = { from: iso(Math.max(Date.parse(reach.from), goOnFrom(reach))), to: asked.to };
  return [before, after].filter((stretch) => stretch.from < stretch.to);
}

/** How far an object's rows reach once these stretches were asked for, without those that failed; `undefined` where nothing hangs together. */
export function reachAfter(reach: Reach | undefined, stretches: readonly Stretch[], failed: readonly Stretch[]): Stretch | undefined {
  const all = [...stretches, ...(reach === undefined ? [] : [reach])];
  const [first, last] = [all.map(({ from }) => from).toSorted()[0], all.map(({ to }) => to).toSorted().at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const [hole] = failed.map(({ from }) => from).toSorted();
  if (hole === undefined) return { from: first, to: last };
  if (reach !== undefined) return { from: reach.from, to: hole > reach.to ? hole : reach.to };
  return hole > first ? { from: first, to: hole } : undefined;
}

/** By object: what coverage says of rows collected from the org, from history objects or from the archive. */
export async function reaches(store: HistoryStore, source: 'org' | 'archive' = 'org'): Promise<ReadonlyMap<string, Reach>> {
  const present = await store.present();
  if (!present.has('coverage')) return new Map();
  const at = { root: store.root };
  const covered = await store.query(`SELECT object, from_at, to_at FROM ${duckdb.source('coverage', at)} WHERE source = '${source}' AND from_at IS NOT NULL AND to_at IS NOT NULL`);
  const newest = present.has('changes') ? await store.query(`SELECT object, max(changed_at) AS newest FROM ${duckdb.source('changes', at)} GROUP BY object`) : [];
  const newestOf = new Map(newest.map((row) => [String(row['object']), String(row['newest'])]));
  return new Map(covered.map((row) => [String(row['object']), reachOf(row, newestOf)]));
}

function reachOf(row: StoreRow, newestOf: ReadonlyMap<string, string>): Reach {
  const newest = newestOf.get(String(row['object']));
  return { from: String(row['from_at']), to: String(row['to_at']), ...(newest === undefined ? {} : { newest }) };
}
