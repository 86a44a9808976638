import { gapOf, isGap, orGap, readTable } from '../../core/model/audit/org-reading.ts';
import { duckdb } from '../../core/model/history/dialect-duckdb.ts';
import { logGapWords } from '../../core/model/history/gap-words.ts';
import type { Landing } from '../../core/model/history/landing.ts';
import { callRow, callsSql, headOf, headSql } from '../../core/model/history/log-columns.ts';
import type { LogFiles } from '../../core/model/history/logs.ts';
import type { HistoryStore } from '../../core/model/history/store.ts';
import type { StoreRow } from '../../core/model/history/tables.ts';
import { OrgRefusal, type Clock, type OrgReader, type Progress } from '../../core/model/ports.ts';
import { soql } from '../../core/model/soql.ts';
import { Problem } from '../../problems.ts';
import { readCaller } from '../snapshot/caller.ts';
import { bankLogins, type Banked } from './bank-logins.ts';

export interface BankDeps {
  readonly org: OrgReader;
  readonly logFiles: LogFiles;
  readonly landing: Landing;
  readonly clock: Pick<Clock, 'now'>;
  readonly progress: Progress;
}

export interface BankedLogs {
  readonly logins: number;
  readonly calls: number;
  readonly gaps: readonly string[];
}

interface LogFile {
  readonly Id: string;
  readonly EventType: string;
  readonly LogDate: string;
  readonly Interval: string | null;
}

const needs = 'View Event Log Files';
const permission = 'ViewEventLogFiles';
/** The first is free, and stays for 24 hours; the others come with Event Monitoring (facts 2.x EventLogFile [A]). The first also knows the app. */
const logs = ['ApiTotalUsage', 'API', 'RestApi', 'BulkApi', 'BulkApi2'];
const landed = 'logs';
const perFile = 50_000;
/** Daily files come a day late; hours after them are corrected. */
const lateMs = 3 * 86_400_000;

const dayOf = ({ EventType, LogDate }: LogFile): string => `${EventType} ${LogDate.slice(0, 10)}`;

/** Of a day the daily file, else all hourly ones; without those from before what is banked. */
function chosen(files: readonly LogFile[], banked: ReadonlyMap<string, number>): readonly LogFile[] {
  const daily = new Set(files.filter(({ Interval }) => Interval === 'Daily').map(dayOf));
  const isNew = ({ EventType, LogDate }: LogFile): boolean => Date.parse(LogDate) >= (banked.get(EventType) ?? 0) - lateMs;
  return files
    .filter((file) => (file.Interval === 'Daily' || !daily.has(dayOf(file))) && isNew(file))
    .toSorted((one, other) => logs.indexOf(one.EventType) - logs.indexOf(other.EventType) || (one.LogDate < other.LogDate ? -1 : 1));
}

async function latestOf(store: HistoryStore): Promise<ReadonlyMap<string, number>> {
  if (!(await store.present()).has('usage')) return new Map();
  const rows = await store.query(`SELECT log, max(called_at) AS latest FROM ${duckdb.source('usage', { root: store.root })} GROUP BY log`);
  return new Map(rows.map((row) => [String(row['log']), Date.parse(String(row['latest']))]));
}

/** A log that cannot be read to its end. */
class DamagedLog extends Error {}

/** Calls of these users in a file on disk. Throws DamagedLog without the engine's words: they quote lines of the log. */
async function* callsIn(store: HistoryStore, path: string, log: string, users: readonly string[]): AsyncGenerator<readonly StoreRow[]> {
  try {
    const [head] = await store.query(headSql(path));
    const sql = callsSql(path, headOf(String(head?.['line'] ?? '')), users);
    if (sql === undefined) return;
    for await (const rows of store.stream(sql)) yield rows.map((row) => callRow(row, log)).filter((row) => row !== undefined);
  } catch (error) {
    throw error instanceof Problem ? error : new DamagedLog();
  }
}

/** Banks them; only some are in memory at once. */
async function bankFile(store: HistoryStore, path: string, log: string, users: readonly string[]): Promise<number> {
  let added = 0;
  let held: StoreRow[] = [];
  const release = async (): Promise<void> => {
    added += await store.bank('usage', held);
    held = [];
  };
  for await (const rows of callsIn(store, path, log, users)) {
    held.push(...rows);
    if (held.length >= perFile) await release();
  }
  await release();
  return added;
}

/** What keeps a log from being banked, where that is its own; throws what is not. */
function gapIn({ EventType, LogDate }: LogFile, error: unknown): string {
  const log = `The log of API calls ${EventType} of ${LogDate.slice(0, 10)}`;
  if (error instanceof OrgRefusal) return gapOf(error, log, needs).words;
  if (error instanceof DamagedLog) return `${log} came damaged and could not be read, so that calls of that day are missing. The next run asks for it again, as long as Salesforce keeps it.`;
  throw error;
}

async function bankCalls({ org, logFiles, landing }: BankDeps, store: HistoryStore, users: readonly string[]): Promise<Banked> {
  const files = await orGap('The log of API calls', needs, () => readTable<LogFile>(org, { from: 'EventLogFile', columns: ['Id', 'EventType', 'LogDate', 'Interval'], where: soql`EventType IN ${logs}`, rest: soql`ORDER BY LogDate` }));
  if (isGap(files)) return { added: 0, gaps: [logGapWords(files, (await readCaller(org, (await org.about()).userId))(permission))] };
  const gaps: string[] = files.length === 0 ? ['There is no log of API calls to keep: Salesforce makes one a day, and keeps it for 24 hours unless the org has Event Monitoring. Run "sf integration-user report history --collect-only" every day.'] : [];
  let added = 0;
  for (const file of chosen(files, await latestOf(store))) {
    try {
      const path = await logFiles.fetch(file.Id, landing.path(landed, `${file.Id}.csv`));
      added += await bankFile(store, path, file.EventType, users);
    } catch (error) {
      gaps.push(gapIn(file, error));
    } finally {
      await landing.end(landed);
    }
  }
  return { added, gaps };
}

/**
 * Banks what tells apps on shared accounts apart before Salesforce forgets it: logins and API calls of these users (ids of 18
 * characters), and of nobody else. What one log refuses is a gap with the permission it takes, and the others go on.
 */
export async function bankLogs(deps: BankDeps, store: HistoryStore, users: readonly string[]): Promise<BankedLogs> {
  if (users.length === 0) return { logins: 0, calls: 0, gaps: [] };
  deps.progress.stage('history-logs');
  const logins = await bankLogins(deps.org, store, users, deps.clock.now());
  const calls = await bankCalls(deps, store, users);
  return { logins: logins.added, calls: calls.added, gaps: [...logins.gaps, ...calls.gaps] };
}
