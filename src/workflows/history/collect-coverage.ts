import { duckdb } from '../../core/model/history/dialect-duckdb.ts';
import type { LandingSlice } from '../../core/model/history/landing.ts';
import type { HistoryStore } from '../../core/model/history/store.ts';
import type { StoreRow } from '../../core/model/history/tables.ts';
import { archivedRowsIn } from './archive-rows.ts';
import { archiveRow, type ArchiveOutcome } from './archive-coverage.ts';
import { apiReach, beginning, reachAfter, type Reach, type Stretch } from './collect-reach.ts';
import type { Sight } from './collect-sight.ts';
import { keepCoverage, rowsIn } from './coverage-table.ts';

/** What was asked of one object in this run, and what came of it. */
export interface ObjectOutcome {
  readonly object: string;
  readonly reach: Reach | undefined;
  readonly stretches: readonly Stretch[];
  readonly failed: readonly LandingSlice[];
  readonly sight: Sight | undefined;
  /** Why nothing could be asked at all. */
  readonly unread?: string;
  /** Its history is not tracked any more. */
  readonly isSwitchedOff?: boolean;
}

const day = (iso: string): string => iso.slice(0, 10);

function failureWords({ object, failed, unread, isSwitchedOff = false }: ObjectOutcome): readonly string[] {
  const words = failed.map(({ from, to, error = '' }) => `History ${from === beginning ? '' : `from ${day(from)} `}to ${day(to)} could not be read. Salesforce says: ${error}`);
  const off = isSwitchedOff ? [`History of ${object} is not tracked any more: what is changed since then is written down nowhere.`] : [];
  return [...(unread === undefined ? [] : [unread]), ...off, ...new Set(words)];
}

function stateOf({ unread, failed, isSwitchedOff = false }: ObjectOutcome, reach: Stretch | undefined): string {
  if (unread === undefined && failed.length === 0 && !isSwitchedOff) return 'complete';
  return reach === undefined ? 'unread' : 'partial';
}

const unseen: Sight = { records: 'unknown' };

function between(reach: Stretch | undefined, now: Date): StoreRow {
  if (reach === undefined) return { from_at: null, to_at: null };
  return { from_at: reach.from === beginning ? apiReach(now) : reach.from, to_at: reach.to };
}

/** A row of `coverage` for what was collected from the org. */
export function coverageRow(outcome: ObjectOutcome, rows: number, now: Date): StoreRow {
  const { object, reach, stretches, failed, sight = unseen } = outcome;
  const after = reachAfter(reach, stretches, failed);
  const why = [...failureWords(outcome), sight.why].filter((part) => part !== undefined).join(' ');
  return { object, source: 'org', ...between(after, now), rows, state: stateOf(outcome, after), records: sight.records, why: why === '' ? null : why };
}

/** Writes which fields are tracked, beside what is known of objects that were not looked at. */
export async function writeTracked(store: HistoryStore, rows: readonly StoreRow[]): Promise<void> {
  const before = (await store.present()).has('tracked') ? await store.query(`SELECT * FROM ${duckdb.source('tracked', { root: store.root })}`) : [];
  const names = new Set(rows.map((row) => row['object']));
  await store.write('tracked', [...before.filter((row) => !names.has(row['object'] ?? null)), ...rows]);
}

/** What a run did about history objects and about the archive. */
export interface Outcomes {
  readonly objects: readonly ObjectOutcome[];
  readonly archived: readonly ArchiveOutcome[];
}

/** Writes what is now known of these objects, beside what is known of others. Every row of changes is counted to one of the two sources. */
export async function writeCoverage(store: HistoryStore, { objects, archived }: Outcomes, now: Date): Promise<readonly StoreRow[]> {
  const [counts, older] = await Promise.all([rowsIn(store), archivedRowsIn(store)]);
  const rowsOf = (object: string): number => (counts.get(object) ?? 0) - (older.get(object) ?? 0);
  const fresh: readonly StoreRow[] = [
    ...objects.map((outcome) => coverageRow(outcome, rowsOf(outcome.object), now)),
    ...archived.map((outcome) => archiveRow(outcome, older.get(outcome.object) ?? 0)).filter((row) => row !== undefined),
  ];
  await keepCoverage(store, fresh);
  return fresh;
}
