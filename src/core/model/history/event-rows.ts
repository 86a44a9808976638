import type { Dialect } from './dialect.ts';
import type { Filters } from './filters.ts';
import type { ReportQuery } from './report.ts';
import { where } from './sql-text.ts';

/** Compared without regard to case. */
const among = ({ text }: Dialect, expression: string, names: readonly string[] | undefined): string | undefined =>
  names === undefined || names.length === 0 ? undefined : `lower(${expression}) IN (${[...new Set(names.map((name) => name.toLowerCase()))].map(text).join(', ')})`;

/** The first 15 characters name a record; the other three only guard them. */
const ofRecord = ({ text }: Dialect, column: string, record: string | undefined): string | undefined => (record === undefined ? undefined : `substr(${column}, 1, 15) = ${text(record.slice(0, 15))}`);

const monthOf = (iso: string): string => new Date(iso).toISOString().slice(0, 7);

/** Months as texts: they spare whole files. `until` itself is outside, its month perhaps not. */
const months = ({ text }: Dialect, table: string, { since, until }: Filters): readonly (string | undefined)[] => [
  since === undefined ? undefined : `${table}.month >= ${text(monthOf(since))}`,
  until === undefined ? undefined : `${table}.month <= ${text(monthOf(until))}`,
];

/**
 * Counted changes, each with who made it: `change_id, object, record_id, field, kind, changed_at, old_key, new_key, old_value,
 * new_value, data_type, user_id, actor, class, confidence`. Shared accounts go by their attributions. A subquery in parentheses, without an alias.
 */
export function eventRows({ dialect, at, filters, facts }: ReportQuery): string {
  const shared = facts.present.has('attributions');
  const actor = shared ? 'CASE WHEN t.user_id IS NULL THEN a.actor ELSE coalesce(t.app, t.candidates, a.actor) END' : 'a.actor';
  const actorClass = shared ? "CASE WHEN t.user_id IS NULL THEN a.class ELSE coalesce(t.app_class, 'unknown') END" : 'a.class';
  const confidence = shared ? "coalesce(t.confidence, 'exact')" : "'exact'";
  const join = shared ? `LEFT JOIN ${dialect.source('attributions', at)} t ON t.user_id = c.user_id AND t.object = c.object AND t.changed_at = c.changed_at` : '';
  const { since, until } = filters;
  const conditions = where([
    'c.counted',
    among(dialect, 'c.object', filters.objects),
    among(dialect, 'c.field', filters.fields),
    among(dialect, actor, filters.actors),
    ofRecord(dialect, 'c.record_id', filters.record),
    ...months(dialect, 'c', filters),
    since === undefined ? undefined : `c.changed_at >= ${dialect.moment(since)}`,
    until === undefined ? undefined : `c.changed_at < ${dialect.moment(until)}`,
  ]);
  return `(SELECT c.change_id AS change_id, c.object AS object, c.record_id AS record_id, c.field AS field, c.kind AS kind, c.data_type AS data_type, c.changed_at AS changed_at,
    c.old_key AS old_key, c.new_key AS new_key, c.old_value AS old_value, c.new_value AS new_value, c.user_id AS user_id, ${actor} AS actor, ${actorClass} AS class, ${confidence} AS confidence
    FROM ${dialect.source('changes', at)} c JOIN ${dialect.source('actors', at)} a ON a.user_id = c.user_id ${join} ${conditions})`;
}

/**
 * The same by day: `object, field, kind, day, user_id, actor, class, confidence, changes, filled, cleared, same, first_at, last_at`.
 * `since` and `until` count by whole days here.
 */
export function dailyRows({ dialect, at, filters }: ReportQuery): string {
  const actor = "CASE WHEN d.app = '' THEN a.actor ELSE d.app END";
  const { since, until } = filters;
  const conditions = where([
    among(dialect, 'd.object', filters.objects),
    among(dialect, 'd.field', filters.fields),
    among(dialect, actor, filters.actors),
    ...months(dialect, 'd', filters),
    since === undefined ? undefined : `d.day >= ${dialect.day(dialect.moment(since))}`,
    until === undefined ? undefined : `d.day < ${dialect.day(dialect.moment(until))}`,
  ]);
  return `(SELECT d.object AS object, d.field AS field, d.kind AS kind, d.day AS day, d.user_id AS user_id, ${actor} AS actor, CASE WHEN d.app = '' THEN a.class ELSE d.app_class END AS class,
    d.confidence AS confidence, d.changes AS changes, d.filled AS filled, d.cleared AS cleared, d.same AS same, d.first_at AS first_at, d.last_at AS last_at
    FROM ${dialect.source('daily', at)} d JOIN ${dialect.source('actors', at)} a ON a.user_id = d.user_id ${conditions})`;
}

/** Whether days tell enough: a period that begins or ends within a day needs the changes themselves. */
export function wholeDays({ since, until }: Filters): boolean {
  return [since, until].every((moment) => moment === undefined || new Date(moment).toISOString().endsWith('T00:00:00.000Z'));
}
