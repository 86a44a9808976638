import type { Dialect } from '../../../core/model/history/dialect.ts';

/** What fits a cell of a terminal; fewer where there are fewer days. */
const mostSlices = 24;
const secondsADay = 86_400;

const daysBetween = (dialect: Dialect, from: string, to: string): string => `CAST(floor(1.0 * ${dialect.secondsBetween(`CAST(${from} AS TIMESTAMP)`, `CAST(${to} AS TIMESTAMP)`)} / ${secondsADay}) AS BIGINT)`;

/**
 * Counts of equal slices of time, oldest first, with commas between: `3,0,12`. Engines have no common way to join texts of a
 * group, so each slice is a sum of its own. `days` gives `on_day, n, t_first, t_last` and the names.
 */
export function trendOf(dialect: Dialect, { days, names }: { readonly days: string; readonly names: readonly string[] }): { readonly text: string; readonly from: string } {
  const kept = `${names.join(', ')}, n, t_first, t_last`;
  const spanned = `SELECT ${kept}, on_day, min(on_day) OVER () AS day_from, max(on_day) OVER () AS day_to FROM (${days}) d`;
  const counted = `SELECT ${kept}, day_from, day_to, ${daysBetween(dialect, 'day_from', 'on_day')} AS day_at, ${daysBetween(dialect, 'day_from', 'day_to')} + 1 AS day_count FROM (${spanned}) s`;
  const slices = `CASE WHEN day_count < ${mostSlices} THEN day_count ELSE ${mostSlices} END`;
  const from = `SELECT ${kept}, day_from, day_to, ${slices} AS slice_count, CAST(floor(1.0 * day_at * (${slices}) / day_count) AS BIGINT) AS slice FROM (${counted}) c`;
  const count = (slice: number): string => `CAST(sum(CASE WHEN slice = ${slice} THEN n ELSE 0 END) AS VARCHAR)`;
  const text = Array.from({ length: mostSlices }, (_, slice) => (slice === 0 ? count(0) : `CASE WHEN max(slice_count) > ${slice} THEN ',' || ${count(slice)} ELSE '' END`)).join(' || ');
  return { text, from };
}

/** How long one step of a trend is, in words. */
export function widthOf(trend: string, from: string, to: string): string {
  const days = (Date.parse(to) - Date.parse(from)) / (secondsADay * 1_000) + 1;
  const steps = trend.split(',').length;
  if (days === steps) return 'one day';
  const width = Math.round((days / steps) * 10) / 10;
  return `about ${width} days`;
}
