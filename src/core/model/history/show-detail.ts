import type { HistoryReport, ReportResult } from './report.ts';

/** What a page needs beyond the report, to draw and to narrow: sums by period, and the records behind fights. */
export interface HistoryDetail {
  readonly grain: Grain;
  /** Columns: the grain, actor, class, object, field, changes, ... */
  readonly periods: ReportResult;
  /** Columns: object, field, record_id, actor, other, flips, first_flip, last_flip. */
  readonly records?: ReportResult;
}

export const grains = ['day', 'week', 'month'] as const;
export type Grain = (typeof grains)[number];

/** A page of two megabytes still opens at once. */
export const mostPeriodRows = 20_000;
export const mostFightRecords = 2_000;

/** Bars that can be told apart on a screen. */
const mostBars = 120;
const days: Readonly<Record<Grain, number>> = { day: 1, week: 7, month: 30 };
const dayLength = 86_400_000;

/** The days that a report is about, by what was read and asked. */
function reach({ coverage, filters }: HistoryReport): number {
  const known = (moments: readonly (string | undefined)[]): readonly string[] => moments.filter((each) => each !== undefined).toSorted();
  const first = known([known(coverage.map(({ from }) => from))[0], filters.since]).at(-1);
  const [last] = known([known(coverage.map(({ to }) => to)).at(-1), filters.until]);
  return first === undefined || last === undefined ? 0 : Math.max(0, (Date.parse(last) - Date.parse(first)) / dayLength);
}

/** The finest grain that gives no more bars than a screen shows. */
export function grainOf(report: HistoryReport): Grain {
  const span = reach(report);
  return grains.find((grain) => span / days[grain] <= mostBars) ?? 'month';
}
