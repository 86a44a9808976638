import { among, amongFields, inDays, inMonths, inPeriod, ofRecord, wholeDays } from './report-filters.ts';
import type { ReportQuery } from './report.ts';
import { where } from './sql-text.ts';

/** What narrows `changes c` by itself, whoever made them; counted or not. */
const ownConditions = ({ dialect, filters }: ReportQuery): readonly (string | undefined)[] => [
  among(dialect, 'c.object', filters.objects),
  amongFields(dialect, 'c.field', filters.fields),
  ofRecord(dialect, 'c.record_id', filters.record),
  ...inMonths(dialect, 'c.month', filters),
  ...inPeriod(dialect, 'c.changed_at', filters),
];

/**
 * Changes, each with who made it: `change_id, counted, object, record_id, field, kind, changed_at, old_key, new_key, old_value,
 * new_value, data_type, user_id, actor, class, confidence`. Shared accounts go by their attributions. A subquery in parentheses,
 * without an alias. `kept` is a condition on `c`, the changes, in place of that they are counted.
 */
export function eventRows(query: ReportQuery, kept = 'c.counted'): string {
  const { dialect, at, filters, facts } = query;
  const shared = facts.present.has('attributions');
  const own = 'coalesce(a.actor, c.user_id)';
  const ownClass = "coalesce(a.class, 'unknown')";
  const actor = shared ? `CASE WHEN t.user_id IS NULL THEN ${own} ELSE coalesce(t.app, t.candidates, ${own}) END` : own;
  const actorClass = shared ? `CASE WHEN t.user_id IS NULL THEN ${ownClass} ELSE coalesce(t.app_class, 'unknown') END` : ownClass;
  const confidence = shared ? "coalesce(t.confidence, 'exact')" : "'exact'";
  const join = shared ? `LEFT JOIN ${dialect.source('attributions', at)} t ON t.user_id = c.user_id AND t.object = c.object AND t.changed_at = c.changed_at` : '';
  return `(SELECT c.change_id AS change_id, c.counted AS counted, c.object AS object, c.record_id AS record_id, c.field AS field, c.kind AS kind, c.data_type AS data_type, c.changed_at AS changed_at,
    c.old_key AS old_key, c.new_key AS new_key, c.old_value AS old_value, c.new_value AS new_value, c.user_id AS user_id, ${actor} AS actor, ${actorClass} AS class, ${confidence} AS confidence
    FROM ${dialect.source('changes', at)} c LEFT JOIN ${dialect.source('actors', at)} a ON a.user_id = c.user_id ${join} ${where([kept, ...ownConditions(query), among(dialect, actor, filters.actors)])})`;
}

export interface Contest {
  /** What changes have in common, as one expression over `changes c`. */
  readonly key: string;
  /** What a change wrote. */
  readonly wrote: string;
  readonly leastChanges: number;
  /** How often something was written that had been written before, at the least. */
  readonly leastAgain: number;
}

/**
 * Keys of changes among which there may be a fight: more than one user made them, and values came back. Only a shared account can
 * be more than one by itself. Rows of Ids beside rows of names are looked at, too: either may show that a value came back. By hashes,
 * so a few keys more than meant; a subquery that gives one column.
 */
export function contestedKeys(query: ReportQuery, { key, wrote, leastChanges, leastAgain }: Contest): string {
  const { dialect, at, facts } = query;
  const user = dialect.hash64('c.user_id');
  const value = dialect.hash64(wrote);
  const isShared = facts.present.has('attributions') ? `max(CASE WHEN c.user_id IN (SELECT user_id FROM ${dialect.source('attributions', at)} s) THEN 1 ELSE 0 END)` : '0';
  const byValue = `SELECT ${key} AS k, count(*) AS n, min(${user}) AS u_first, max(${user}) AS u_last, ${isShared} AS is_shared FROM ${dialect.source('changes', at)} c ${where(["c.kind = 'change'", ...ownConditions(query)])} GROUP BY ${key}, ${value}`;
  return `(SELECT k FROM (${byValue}) v GROUP BY k HAVING sum(n) >= ${leastChanges} AND sum(n) - count(*) >= ${leastAgain} AND (min(u_first) <> max(u_last) OR max(is_shared) = 1))`;
}

/**
 * The same by day: `object, field, kind, day, user_id, actor, class, confidence, changes, filled, cleared, same, first_at, last_at`.
 * `since` and `until` count by whole days here.
 */
function dailyRows({ dialect, at, filters }: ReportQuery): string {
  const actor = "CASE WHEN d.app = '' THEN coalesce(a.actor, d.user_id) ELSE d.app END";
  const conditions = where([
    among(dialect, 'd.object', filters.objects),
    amongFields(dialect, 'd.field', filters.fields),
    among(dialect, actor, filters.actors),
    ...inMonths(dialect, 'd.month', filters),
    ...inDays(dialect, 'd.day', filters),
  ]);
  return `(SELECT d.object AS object, d.field AS field, d.kind AS kind, d.day AS day, d.user_id AS user_id, ${actor} AS actor,
    CASE WHEN d.app = '' THEN coalesce(a.class, 'unknown') ELSE d.app_class END AS class,
    d.confidence AS confidence, d.changes AS changes, d.filled AS filled, d.cleared AS cleared, d.same AS same, d.first_at AS first_at, d.last_at AS last_at
    FROM ${dialect.source('daily', at)} d LEFT JOIN ${dialect.source('actors', at)} a ON a.user_id = d.user_id ${conditions})`;
}

const when = (condition: string): string => `CASE WHEN ${condition} THEN 1 ELSE 0 END`;

/**
 * Changes in portions to add up: `object, field, kind, day, user_id, actor, class, confidence, changes, filled, cleared, first_at,
 * last_at`. From days where days tell enough, which is a thousandth of the work (facts/performance 7), else one by one.
 */
export function portions(query: ReportQuery): string {
  if (wholeDays(query.filters)) return dailyRows(query);
  return `(SELECT object, field, kind, ${query.dialect.day('changed_at')} AS day, user_id, actor, class, confidence, 1 AS changes, ${when('old_key IS NULL AND new_key IS NOT NULL')} AS filled,
    ${when('old_key IS NOT NULL AND new_key IS NULL')} AS cleared, changed_at AS first_at, changed_at AS last_at FROM ${eventRows(query)} events)`;
}
