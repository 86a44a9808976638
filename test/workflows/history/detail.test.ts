import { expect } from 'chai';
import type { Filters } from '../../../src/core/model/history/filters.ts';
import type { HistoryReport, ReportResult } from '../../../src/core/model/history/report.ts';
import { mostPeriodRows } from '../../../src/core/model/history/show-detail.ts';
import { detailOf } from '../../../src/workflows/history/detail.ts';
import { historyReport } from '../../support/history-report.ts';

describe('What a page asks for beyond the report', () => {
  const answerOf = (total: number): ReportResult => ({ ...historyReport().results[0]!, total });

  it('keeps to the question’s filters that sums heed, and grows coarser where it is too much', async () => {
    const asked: [string, Filters][] = [];
    const report: HistoryReport = { ...historyReport(), filters: { objects: ['Case'], since: '2026-08-24T00:00:00.000Z', top: 5, groupBy: ['kind'] } };
    const detail = await detailOf(report, async (id, filters) => {
      asked.push([id, filters]);
      return answerOf(filters.groupBy?.[0] === 'month' ? 12 : mostPeriodRows + 1);
    });
    expect(asked.map(([id, { groupBy }]) => `${id} ${groupBy?.[0] ?? ''}`)).to.deep.equal(['fight-records ', 'summary day', 'summary week', 'summary month']);
    expect(asked[1]?.[1]).to.deep.equal({ objects: ['Case'], since: '2026-08-24T00:00:00.000Z', groupBy: ['day', 'actor', 'class', 'object', 'field'], top: mostPeriodRows });
    expect(detail?.grain).to.equal('month');
  });

  it('asks nothing about one record: sums tell of all of them', async () => {
    const report: HistoryReport = { ...historyReport(), filters: { record: '500000000000001' } };
    expect(await detailOf(report, async () => expect.fail('nothing is to be asked'))).to.equal(undefined);
  });

  it('does without what nobody can answer', async () => {
    expect(await detailOf(historyReport(), async () => undefined)).to.equal(undefined);
    expect(await detailOf(historyReport(0), async (id) => (id === 'summary' ? answerOf(0) : undefined))).to.include({ grain: 'day' }).and.not.to.have.property('records');
  });
});
