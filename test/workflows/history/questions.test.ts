import { expect } from 'chai';
import { Problem } from '../../../src/problems.ts';
import { refuseQuestion, reportIds, reportsShown } from '../../../src/workflows/history/answer.ts';
import { engineSql } from '../../../src/workflows/history/print-sql.ts';

describe('What a question is answered with', () => {
  it('is an overview, and of one record its story: never a sum of all records', () => {
    expect(reportsShown([], {})).to.deep.equal(['summary', 'fights', 'conformance', 'shared-accounts']);
    expect(reportsShown([], { record: '500000000000001' })).to.deep.equal(['record', 'fights']);
    expect(reportsShown(['seen'], {})).to.deep.equal(['seen']);
    for (const filters of [{}, { record: '500000000000001' }]) expect(reportIds()).to.include.members([...reportsShown([], filters)]);
  });

  it('is refused where a report would not heed what was asked', async () => {
    const refused = async (...asked: Parameters<typeof refuseQuestion>): Promise<unknown> => refuseQuestion(...asked).then(() => undefined, (error: unknown) => (error instanceof Problem ? error.key : error));
    expect(await refused(['summary'], { record: '500000000000001' })).to.equal('history-filter-unused');
    expect(await refused([], { record: '500000000000001', groupBy: ['month'] })).to.equal('history-filter-unused');
    expect(await refused(['nothing'], {})).to.equal('history-report-unknown');
    expect(await refused(['toString'], {})).to.equal('history-report-unknown');
    expect(await refused([], { groupBy: ['month'], objects: ['Case'] })).to.equal(undefined);
  });

  it('is refused as statements for another engine, too', () => {
    const asked = (reports: readonly string[]): unknown => engineSql({ engine: 'duckdb', root: '/store', reports, filters: { record: '500000000000001' }, facts: { present: new Set(), values: false, now: '2026-11-22T00:00:00.000Z' } });
    expect(() => asked(['summary'])).to.throw(Problem).with.property('key', 'history-filter-unused');
    expect(() => asked([])).not.to.throw();
  });
});
