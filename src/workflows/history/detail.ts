import type { Filters, GroupKey } from '../../core/model/history/filters.ts';
import type { HistoryReport } from '../../core/model/history/report.ts';
import { grainOf, grains, mostFightRecords, mostPeriodRows, type HistoryDetail } from '../../core/model/history/show-detail.ts';
import type { Answers } from './answer.ts';

/** What a filter leaves that these reports heed. */
const heeded = ({ objects, fields, actors, since, until }: Filters): Filters =>
  Object.fromEntries(Object.entries({ objects, fields, actors, since, until }).filter(([, value]) => value !== undefined));

/**
 * Asks for what the page needs: sums by period, as fine as there is room for, and the records of fights where the report tells
 * of fights; nothing of one record, which sums do not tell of. `ask` answers one report over the same store, `undefined` for a
 * report that is not known.
 */
export async function detailOf(report: HistoryReport, ask: Answers['ask']): Promise<HistoryDetail | undefined> {
  if (report.filters.record !== undefined) return undefined;
  const filters = heeded(report.filters);
  const records = report.results.some(({ id, rows }) => id === 'fights' && rows.length > 0) ? await ask('fight-records', { ...filters, top: mostFightRecords }) : undefined;
  const drill = records === undefined ? {} : { records };
  let coarsest: HistoryDetail | undefined;
  for (const grain of grains.slice(grains.indexOf(grainOf(report)))) {
    const groupBy: readonly GroupKey[] = [grain, 'actor', 'class', 'object', 'field'];
    const periods = await ask('summary', { ...filters, groupBy, top: mostPeriodRows });
    if (periods === undefined) return undefined;
    coarsest = { grain, periods, ...drill };
    if (periods.total <= mostPeriodRows) return coarsest;
  }
  return coarsest;
}
