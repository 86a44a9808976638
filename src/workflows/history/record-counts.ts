import { gapOf } from '../../core/model/audit/org-reading.ts';
import { duckdb } from '../../core/model/history/dialect-duckdb.ts';
import type { HistoryStore } from '../../core/model/history/store.ts';
import type { StoreRow } from '../../core/model/history/tables.ts';
import { OrgRefusal, type OrgReader } from '../../core/model/ports.ts';
import { columns, soql } from '../../core/model/soql.ts';
import { inTurns } from '../turns.ts';

export interface RecordCounts {
  /** Objects that were counted: with no row, where nobody made or changed a record. */
  readonly objects: readonly string[];
  /** Rows of the table `counts`. */
  readonly rows: readonly StoreRow[];
  readonly gaps: readonly string[];
}

interface Group {
  readonly userId: string | null;
  readonly n: number;
  readonly latest: string | null;
}

/** Columns that name a user, and when. */
const deeds = [
  { who: 'CreatedById', when: 'CreatedDate', count: 'created', last: 'created_last' },
  { who: 'LastModifiedById', when: 'LastModifiedDate', count: 'modified', last: 'modified_last' },
] as const;
type Deed = (typeof deeds)[number];

/** An aggregate has no more rows than this, and no next page (facts 2.z [A]). */
const mostGroups = 2_000;
const atOnce = 5;

async function groupsOf(org: OrgReader, object: string, { who, when }: Deed): Promise<readonly Group[]> {
  return org.query<Group>(
    soql`SELECT ${columns([who])} userId, COUNT(Id) n, MAX(${columns([when])}) latest FROM ${columns([object])} GROUP BY ${columns([who])} ORDER BY COUNT(Id) DESC LIMIT ${mostGroups}`
  );
}

function addTo(byUser: Map<string, StoreRow>, empty: StoreRow, groups: readonly Group[], { count, last }: Deed): void {
  for (const { userId, n, latest } of groups) {
    if (userId === null) continue;
    byUser.set(userId, { ...empty, ...byUser.get(userId), user_id: userId, [count]: n, [last]: latest === null ? null : new Date(latest).toISOString() });
  }
}

async function countsOf(org: OrgReader, object: string, asOf: string): Promise<RecordCounts> {
  const byUser = new Map<string, StoreRow>();
  const empty: StoreRow = { object, created: 0, created_last: null, modified: 0, modified_last: null, as_of: asOf };
  const gaps: string[] = [];
  let isCounted = true;
  for (const deed of deeds) {
    try {
      const groups = await groupsOf(org, object, deed);
      addTo(byUser, empty, groups, deed);
      if (groups.length >= mostGroups) gaps.push(`Records of ${object} are counted for the ${mostGroups.toLocaleString('en-US')} users with the most of them only (${deed.who}): Salesforce gives no more groups.`);
    } catch (error) {
      if (!(error instanceof OrgRefusal)) throw error;
      isCounted = false;
      gaps.push(gapOf(error, `How many records of ${object} each user ${deed.count}`).words);
    }
  }
  // Half of it would tell of people who made nothing.
  return isCounted ? { objects: [object], rows: [...byUser.values()], gaps } : { objects: [], rows: [], gaps };
}

/** Who made and who last changed how many records, as the org itself counts them: two aggregates for each object, no tracking needed. */
export async function recordCounts(org: OrgReader, objects: readonly string[], now: Date): Promise<RecordCounts> {
  const all = await inTurns(objects, atOnce, async (object) => countsOf(org, object, now.toISOString()));
  return { objects: all.flatMap((one) => one.objects), rows: all.flatMap(({ rows }) => rows), gaps: all.flatMap(({ gaps }) => gaps) };
}

/** Writes them beside those of objects that were not counted this time, each with the moment it is of. */
export async function keepCounts(store: HistoryStore, { objects, rows }: RecordCounts): Promise<void> {
  const before = (await store.present()).has('counts') ? await store.query(`SELECT * FROM ${duckdb.source('counts', { root: store.root })}`) : [];
  await store.write('counts', [...before.filter((row) => !objects.includes(String(row['object']))), ...rows]);
}
