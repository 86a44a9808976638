import { expect } from 'chai';
import { all } from '../../src/catalog/reports/index.ts';
import ReportHistory from '../../src/commands/integration-user/report/history.ts';
import { reportsShown } from '../../src/workflows/history/answer.ts';

describe('The help of report history', () => {
  const description = ReportHistory.description;

  it('says what every report answers, and which are shown where none is named', () => {
    for (const { id } of all) expect(description).to.match(new RegExp(`^- ${id}: .{10,}$`, 'm'));
    expect(description.match(/^- [a-z-]+:/gm)).to.have.length(all.length);
    const shown = reportsShown([], {});
    expect(description).to.include(`Without --report it shows ${shown.slice(0, -1).join(', ')} and ${shown.at(-1) ?? ''}`);
  });

  it('names every format', () => {
    for (const name of ['human', 'json', 'csv', 'markdown', 'html', 'xlsx', 'parquet']) expect(ReportHistory.flags.format.summary).to.include(name);
  });
});
