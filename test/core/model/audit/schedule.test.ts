import { expect } from 'chai';
import { scheduleDays, silenceDays } from '../../../../src/core/model/audit/schedule.ts';

describe('The schedule of a spec', () => {
  const cases: readonly (readonly [string | undefined, number | undefined])[] = [
    ['daily', 1], ['Hourly', 1], ['every 15 minutes', 1], ['every day', 1], ['every 2 weeks', 14], ['  Every  3 months ', 93], ['weekdays', 3], ['monthly', 31], ['quarterly', 92], ['yearly', 366], ['when somebody asks', undefined], [undefined, undefined],
  ];
  for (const [written, days] of cases) it(`${written ?? 'nothing'} means ${days === undefined ? 'nothing that is known' : `a call within ${days} days`}`, () => expect(scheduleDays(written)).to.equal(days));

  it('lets silence last twice as long, and never less than the limit', () => {
    expect(silenceDays(45, 'daily')).to.equal(45);
    expect(silenceDays(45, 'quarterly')).to.equal(184);
    expect(silenceDays(45, 'when somebody asks')).to.equal(45);
  });
});
