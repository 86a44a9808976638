import { expect } from 'chai';
import type { HistoryReport } from '../../../../src/core/model/history/report.ts';
import { coverageSum, filterWords } from '../../../../src/core/model/history/show-coverage.ts';
import { grainOf } from '../../../../src/core/model/history/show-detail.ts';
import { cellWords, spanWords, thousands } from '../../../../src/core/model/history/show.ts';
import { sparkline } from '../../../../src/core/model/history/sparkline.ts';
import { historyReport } from '../../../support/history-report.ts';

describe('A sparkline', () => {
  for (const [cell, blocks, ascii] of [
    ['', '', ''],
    ['0,0', '  ', '  '],
    ['1,100', '▁▇', '_#'],
    ['0,20,40,60,80,100', ' ▂▃▅▇▇', ' .-=##'],
    ['5', '▇', '#'],
    ['x,-3,2', '  ▇', '  #'],
  ] as const) {
    it(`shows "${cell}" as "${blocks}"`, () => {
      expect([sparkline(cell), sparkline(cell, { ascii: true })]).to.deep.equal([blocks, ascii]);
    });
  }

  it('adds neighbours up where there is no room for all, so that no change is lost', () => {
    expect(sparkline('1,0,0,0,0,0', { width: 3 })).to.equal('▇  ');
    expect(sparkline(Array.from({ length: 365 }, () => 1).join(','), { width: 24 })).to.have.length(23);
  });
});

describe('Cells in words', () => {
  it('are read as people write them', () => {
    const column = (type: 'text' | 'moment' | 'integer' | 'boolean' | 'day', show?: 'share' | 'seconds', name = 'x') => ({ name, label: 'X', type, ...(show === undefined ? {} : { show }) });
    expect(cellWords(column('integer'), 1_234_567)).to.equal('1,234,567');
    expect(cellWords(column('integer', 'share'), 994)).to.equal('99.4 %');
    expect(cellWords(column('integer', 'seconds'), 600)).to.equal('10 min');
    expect(cellWords(column('moment'), '2026-10-05T08:15:00.000Z')).to.equal('2026-10-05 08:15:00');
    expect(cellWords(column('boolean'), false)).to.equal('no');
    expect(cellWords(column('text'), null)).to.equal('');
    expect(cellWords(column('text', undefined, 'other_class'), 'deleted')).to.equal('user that is gone');
    expect(cellWords(column('text', undefined, 'class'), 'toString')).to.equal('toString');
    expect([119, 120, 7_200, 172_800].map(spanWords)).to.deep.equal(['119 s', '2 min', '2 h', '2 d']);
    expect([0, 999, 1000].map(thousands)).to.deep.equal(['0', '999', '1,000']);
  });
});

describe('What a report covers and was narrowed to', () => {
  it('is one line each', () => {
    expect(coverageSum(historyReport().coverage.slice(0, 1))).to.equal('8,412 rows of Case, 2026-08-24 to 2026-10-22.');
    expect(coverageSum([...historyReport().coverage.slice(0, 1), { object: 'Case', source: 'archive', from: '2019-03-01T08:00:00.000Z', to: '2025-01-01T00:00:00.000Z', rows: 1600, state: 'complete', records: 'all' }])).to.equal('10,012 rows of Case, 1,600 of them from the archive, 2019-03-01 to 2026-10-22.');
    expect(filterWords({ actors: ['HubSpot', 'ERP'], objects: [], since: '2026-10-01T00:00:00.000Z', until: '2026-10-02T12:30:00.000Z', top: 3 })).to.equal('by HubSpot or ERP, since 2026-10-01, before 2026-10-02 12:30');
  });
});

describe('The periods of a page', () => {
  const reaching = (from: string, to: string): HistoryReport => ({ ...historyReport(), filters: {}, coverage: [{ ...historyReport().coverage[0]!, from, to }] });

  it('are as fine as bars can be told apart', () => {
    expect(grainOf(reaching('2026-10-01T00:00:00Z', '2026-12-01T00:00:00Z'))).to.equal('day');
    expect(grainOf(reaching('2025-10-01T00:00:00Z', '2026-12-01T00:00:00Z'))).to.equal('week');
    expect(grainOf(reaching('2012-10-01T00:00:00Z', '2026-12-01T00:00:00Z'))).to.equal('month');
    expect(grainOf({ ...historyReport(), coverage: [], filters: {} })).to.equal('day');
  });
});
