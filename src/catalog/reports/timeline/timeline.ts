import { portions } from '../../../core/model/history/event-rows.ts';
import { groupExpression, groupKeysOf, groupLabels } from '../../../core/model/history/grouping.ts';
import type { GroupKey } from '../../../core/model/history/filters.ts';
import { inOrder } from '../../../core/model/history/report-order.ts';
import type { ReportColumn, ReportQuery, ReportUnit } from '../../../core/model/history/report.ts';
import type { StoreRow } from '../../../core/model/history/tables.ts';
import { withoutChanges } from '../../../core/model/history/unanswered.ts';
import { examples } from './examples.ts';
import { trendOf, widthOf } from './trend.ts';

const otherwise: readonly GroupKey[] = ['actor'];
const periods = new Set<GroupKey>(['day', 'week', 'month']);

/** With a period to add up by, a row per period; else a row per actor (or what is asked for) with its course. */
const hasPeriod = (keys: readonly GroupKey[]): boolean => keys.some((key) => periods.has(key));
/** Periods first, so that time runs downwards. */
const ordered = (keys: readonly GroupKey[]): readonly GroupKey[] => [...keys.filter((key) => periods.has(key)), ...keys.filter((key) => !periods.has(key))];

function byPeriod(query: ReportQuery, keys: readonly GroupKey[]): string {
  const { dialect } = query;
  const expression = (key: GroupKey): string => groupExpression(dialect, key, 'day');
  const texts = keys.filter((key) => !periods.has(key)).map((key) => `g_${key}`);
  const order = [...keys.filter((key) => periods.has(key)).map((key) => `g_${key}`), ...(texts.length === 0 ? [] : [inOrder(dialect, ...texts)])];
  const grouped = `SELECT ${keys.map((key) => `${expression(key)} AS g_${key}`).join(', ')}, sum(changes) AS n_changes, sum(filled) AS n_filled, sum(cleared) AS n_cleared FROM ${portions(query)} rows_in GROUP BY ${keys.map(expression).join(', ')}`;
  return `SELECT ${keys.map((key) => `g_${key} AS ${key}`).join(', ')}, n_changes AS changes, n_filled AS filled, n_cleared AS cleared FROM (${grouped}) sums ORDER BY ${order.join(', ')}`;
}

function byCourse(query: ReportQuery, keys: readonly GroupKey[]): string {
  const { dialect } = query;
  const grouped = keys.map((key) => `${key} AS g_${key}`).join(', ');
  const names = keys.map((key) => `g_${key}`);
  const days = `SELECT ${grouped}, day AS on_day, sum(changes) AS n, min(first_at) AS t_first, max(last_at) AS t_last FROM ${portions(query)} rows_in GROUP BY ${keys.join(', ')}, day`;
  const { text, from } = trendOf(dialect, { days, names });
  return `SELECT ${names.map((name, at) => `${name} AS ${keys[at] ?? ''}`).join(', ')}, sum(n) AS changes, ${text} AS trend, min(t_first) AS first_change, max(t_last) AS last_change, min(day_from) AS trend_from, min(day_to) AS trend_to
    FROM (${from}) slices GROUP BY ${names.join(', ')} ORDER BY sum(n) DESC, ${inOrder(dialect, ...names)}`;
}

function columns(keys: readonly GroupKey[]): readonly ReportColumn[] {
  const counts = { name: 'changes', label: 'Changes', type: 'integer' } as const;
  const named = keys.map((key) => groupLabels[key]);
  if (hasPeriod(keys)) return [...named, counts, { name: 'filled', label: 'Filled', type: 'integer' }, { name: 'cleared', label: 'Cleared', type: 'integer' }];
  return [
    ...named,
    counts,
    { name: 'trend', label: 'Course', type: 'text', show: 'sparkline' },
    { name: 'first_change', label: 'First', type: 'moment' },
    { name: 'last_change', label: 'Last', type: 'moment' },
  ];
}

function notes(rows: readonly StoreRow[]): readonly string[] {
  const [row] = rows;
  if (row === undefined || row['trend'] === undefined) return [];
  const { trend, trend_from: from, trend_to: to } = row;
  return [`Each course runs from ${String(from)} to ${String(to)}, ${widthOf(String(trend), String(from), String(to))} a step.`];
}

const timeline: ReportUnit = {
  id: 'timeline',
  title: 'When it happened',
  question: 'How much did each of them change over time?',
  needs: ['changes', 'actors', 'daily'],
  otherwise: withoutChanges,
  accepts: ['objects', 'fields', 'actors', 'since', 'until', 'groupBy', 'top'],
  top: 100,
  columns: ({ filters }) => columns(ordered(groupKeysOf(filters, otherwise))),
  sql: (query) => {
    const keys = ordered(groupKeysOf(query.filters, otherwise));
    return hasPeriod(keys) ? byPeriod(query, keys) : byCourse(query, keys);
  },
  notes,
  examples,
};
export default timeline;
