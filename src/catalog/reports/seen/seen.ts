import { portions } from '../../../core/model/history/event-rows.ts';
import { inOrder } from '../../../core/model/history/report-order.ts';
import type { ReportQuery, ReportUnit } from '../../../core/model/history/report.ts';
import type { StoreRow } from '../../../core/model/history/tables.ts';
import { examples } from './examples.ts';

const secondsADay = 86_400;
/** A quarter: what is silent for longer is no monthly job. */
const dormantDays = 90;

/** Silence is counted to the end of what was asked for. */
const endOf = ({ filters, facts }: Pick<ReportQuery, 'filters' | 'facts'>): string => (filters.until !== undefined && Date.parse(filters.until) < Date.parse(facts.now) ? filters.until : facts.now);

function sql(query: ReportQuery): string {
  const { dialect } = query;
  const grouped = `SELECT actor, class, object, min(first_at) AS t_first, max(last_at) AS t_last, sum(changes) AS n FROM ${portions(query)} p GROUP BY actor, class, object`;
  const spanned = `SELECT actor, class, object, t_first, t_last, n, max(t_last) OVER (PARTITION BY actor) AS t_actor, max(t_last) OVER () AS t_newest FROM (${grouped}) g`;
  const silence = (from: string): string => dialect.secondsBetween(from, dialect.moment(endOf(query)));
  const state = `CASE WHEN ${silence('t_actor')} > ${dormantDays * secondsADay} THEN 'dormant' WHEN ${silence('t_last')} > ${dormantDays * secondsADay} THEN 'quiet here' ELSE 'active' END`;
  return `SELECT actor, class, object, t_first AS first_seen, t_last AS last_seen, CAST(floor(1.0 * ${silence('t_last')} / ${secondsADay}) AS BIGINT) AS days_silent, n AS changes, ${state} AS state, t_newest AS newest
    FROM (${spanned}) s ORDER BY t_actor, ${inOrder(dialect, 'actor', 'class')}, t_last, ${inOrder(dialect, 'object')}`;
}

function dormantNote(rows: readonly StoreRow[]): readonly string[] {
  const silent = rows.filter((row) => row['class'] === 'integration' && row['state'] === 'dormant');
  const last = new Map<string, string>();
  for (const { actor, last_seen: at } of silent) last.set(String(actor), [String(at).slice(0, 10), last.get(String(actor)) ?? ''].toSorted().at(-1) ?? '');
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
  otherwise: 'Collect first: sf integration-user report history --target-org ORG',
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
