import { portions } from '../../../core/model/history/event-rows.ts';
import { isCandidate } from '../../../core/model/history/report-candidates.ts';
import { among, amongFields } from '../../../core/model/history/report-filters.ts';
import { inOrder } from '../../../core/model/history/report-order.ts';
import type { ReportQuery, ReportUnit } from '../../../core/model/history/report.ts';
import type { StoreRow } from '../../../core/model/history/tables.ts';
import { withoutChanges } from '../../../core/model/history/unanswered.ts';
import { examples } from './examples.ts';

const secondsADay = 86_400;
/** A quarter: what is silent for longer is no monthly job. */
const dormantDays = 90;

/** Silence is counted to the end of what was asked for. */
const endOf = ({ filters, facts }: Pick<ReportQuery, 'filters' | 'facts'>): string => (filters.until !== undefined && Date.parse(filters.until) < Date.parse(facts.now) ? filters.until : facts.now);

/** The newest change that may have been of each, of those that cannot be told apart. */
const perhaps = `SELECT n.actor AS actor, max(m.t_any) AS t_perhaps FROM (SELECT DISTINCT actor FROM grouped WHERE is_unsure = 0) n
    CROSS JOIN (SELECT actor, max(t_any) AS t_any FROM grouped WHERE is_unsure = 1 GROUP BY actor) m WHERE ${isCandidate('n.actor', 'm.actor')} GROUP BY n.actor`;

/** Who is asked for in one object or field may be busy in another, so that is asked last. */
function sql(query: ReportQuery): string {
  const { dialect, filters } = query;
  const { objects, fields, actors, ...everything } = filters;
  const asked = [among(dialect, 'object', objects), amongFields(dialect, 'field', fields), among(dialect, 'actor', actors)].filter((condition) => condition !== undefined).join(' AND ');
  const ofAsked = (column: string): string => (asked === '' ? column : `CASE WHEN ${asked} THEN ${column} END`);
  const grouped = `SELECT actor, class, object, min(${ofAsked('first_at')}) AS t_first, max(${ofAsked('last_at')}) AS t_last, sum(${ofAsked('changes')}) AS n, max(last_at) AS t_any, max(CASE WHEN confidence = 'ambiguous' THEN 1 ELSE 0 END) AS is_unsure
    FROM ${portions({ ...query, filters: everything })} p GROUP BY actor, class, object`;
  const spanned = `SELECT g.actor AS actor, class, object, t_first, t_last, n, max(t_any) OVER (PARTITION BY g.actor) AS t_actor, max(t_any) OVER () AS t_newest, t_perhaps FROM grouped g LEFT JOIN (${perhaps}) u ON u.actor = g.actor`;
  const isSilent = (from: string): string => `${dialect.secondsBetween(from, dialect.moment(endOf(query)))} > ${dormantDays * secondsADay}`;
  const state = `CASE WHEN ${isSilent('t_actor')} AND NOT (t_perhaps IS NULL OR ${isSilent('t_perhaps')}) THEN 'perhaps dormant' WHEN ${isSilent('t_actor')} THEN 'dormant' WHEN ${isSilent('t_last')} THEN 'quiet here' ELSE 'active' END`;
  return `WITH grouped AS (${grouped}) SELECT actor, class, object, t_first AS first_seen, t_last AS last_seen, CAST(floor(1.0 * ${dialect.secondsBetween('t_last', dialect.moment(endOf(query)))} / ${secondsADay}) AS BIGINT) AS days_silent, n AS changes, ${state} AS state, t_newest AS newest, t_actor AS last_anywhere
    FROM (${spanned}) s WHERE n > 0 ORDER BY t_actor, ${inOrder(dialect, 'actor', 'class')}, t_last, ${inOrder(dialect, 'object')}`;
}

function dormantNote(rows: readonly StoreRow[]): readonly string[] {
  const silent = rows.filter((row) => row['class'] === 'integration' && row['state'] === 'dormant');
  const last = new Map<string, string>();
  for (const { actor, last_anywhere: at } of silent) last.set(String(actor), String(at).slice(0, 10));
  return [...last].map(([actor, day]) => `${actor} has changed nothing since ${day}. Ask its owner whether it is still needed; else take its access away.`);
}

/** A store that was not filled for long makes everybody look dormant. */
function oldStoreNote([row]: readonly StoreRow[], query: Pick<ReportQuery, 'filters' | 'facts'>): readonly string[] {
  const days = row === undefined ? 0 : Math.floor((Date.parse(endOf(query)) - Date.parse(String(row['newest']))) / (secondsADay * 1_000));
  return days <= dormantDays ? [] : [`Nothing that was read is newer than ${String(row?.['newest']).slice(0, 10)}. Collect again before calling anybody dormant.`];
}

const seen: ReportUnit = {
  id: 'seen',
  title: 'First and last seen',
  question: 'Since when does each of them write, and who has fallen silent?',
  needs: ['changes', 'actors', 'daily'],
  otherwise: withoutChanges,
  accepts: ['objects', 'fields', 'actors', 'since', 'until', 'top'],
  top: 100,
  columns: () => [
    { name: 'actor', label: 'Who', type: 'text', show: 'actor' },
    { name: 'class', label: 'Kind of user', type: 'text' },
    { name: 'object', label: 'Object', type: 'text' },
    { name: 'first_seen', label: 'First', type: 'moment' },
    { name: 'last_seen', label: 'Last', type: 'moment' },
    { name: 'days_silent', label: 'Days silent', type: 'integer' },
    { name: 'changes', label: 'Changes', type: 'integer' },
    { name: 'state', label: 'State', type: 'text' },
  ],
  sql,
  notes: (rows, query) => {
    const old = oldStoreNote(rows, query);
    return old.length > 0 ? old : dormantNote(rows);
  },
  examples,
};
export default seen;
