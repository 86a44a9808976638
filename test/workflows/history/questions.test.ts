import { expect } from 'chai';
import { Problem } from '../../../src/problems.ts';
import { refuseQuestion, reportIds, reportsShown } from '../../../src/workflows/history/answer.ts';

describe('What a question is answered with', () => {
  it('is an overview, and of one record its story: never a sum of all records', () => {
    expect(reportsShown([], {})).to.deep.equal(['summary', 'fights', 'conformance', 'shared-accounts']);
    expect(reportsShown([], { record: '500000000000001' })).to.deep.equal(['record', 'fights']);
    expect(reportsShown(['seen'], {})).to.deep.equal(['seen']);
    for (const filters of [{}, { record: '500000000000001' }]) expect(reportIds()).to.include.members([...reportsShown([], filters)]);
  });

  it('is refused where a report would not heed what was asked', () => {
    const refused = (reports: readonly string[], filters: Parameters<typeof refuseQuestion>[1]): Chai.Assertion => expect(() => refuseQuestion(reports, filters)).to.throw(Problem).with.property('key');
    refused(['summary'], { record: '500000000000001' }).that.equals('history-filter-unused');
    refused([], { record: '500000000000001', groupBy: ['month'] }).that.equals('history-filter-unused');
    refused(['nothing'], {}).that.equals('history-report-unknown');
    expect(() => refuseQuestion([], { groupBy: ['month'], objects: ['Case'] })).not.to.throw();
  });
});
