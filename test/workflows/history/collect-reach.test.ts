import { expect } from 'chai';
import { archiveReach } from '../../../src/workflows/history/archive-coverage.ts';
import { progressLine } from '../../../src/workflows/history/collect-progress.ts';
import { beginning, missingStretches, reachAfter, type Reach, type Stretch } from '../../../src/workflows/history/collect-reach.ts';

const at = (day: string, time = '00:00:00'): string => `2026-${day}T${time}.000Z`;
const stretch = (from: string, to: string): Stretch => ({ from, to });
const today = at('11-20', '12:00:00');

const stretches: readonly { readonly title: string; readonly asked: Stretch; readonly reach?: Reach; readonly expected: readonly Stretch[] }[] = [
  { title: 'everything the first time', asked: stretch(beginning, today), expected: [stretch(beginning, today)] },
  { title: 'what is new, ten minutes before the newest row on', asked: stretch(beginning, today), reach: { from: at('01-01'), to: at('11-19'), newest: at('11-18', '10:30:00') }, expected: [stretch(at('11-18', '10:20:00'), today)] },
  { title: 'from before where the last run ended, when rows are newer than that', asked: stretch(beginning, today), reach: { from: at('01-01'), to: at('11-10'), newest: at('11-18') }, expected: [stretch(at('11-09', '23:50:00'), today)] },
  { title: 'a day more where no row tells the org’s time', asked: stretch(beginning, today), reach: { from: at('01-01'), to: at('11-19') }, expected: [stretch(at('11-18'), today)] },
  { title: 'what lies before, too, where somebody asks for it', asked: stretch(at('01-01'), today), reach: { from: at('06-01'), to: at('11-19'), newest: at('11-18') }, expected: [stretch(at('01-01'), at('06-01')), stretch(at('11-17', '23:50:00'), today)] },
  { title: 'no hole between what is there and a later day asked for', asked: stretch(at('11-20'), today), reach: { from: at('01-01'), to: at('10-01'), newest: at('10-01') }, expected: [stretch(at('09-30', '23:50:00'), today)] },
  { title: 'no hole between what is there and an earlier stretch asked for', asked: stretch(at('01-01'), at('02-01')), reach: { from: at('06-01'), to: at('11-19'), newest: at('11-18') }, expected: [stretch(at('01-01'), at('06-01'))] },
  { title: 'nothing where all of it is there', asked: stretch(at('02-01'), at('03-01')), reach: { from: at('01-01'), to: at('11-19'), newest: at('11-18') }, expected: [] },
];

describe('what a run asks the org for', () => {
  for (const { title, asked, reach, expected } of stretches) {
    it(`is ${title}`, () => expect(missingStretches(asked, reach)).to.deep.equal(expected));
  }
});

describe('how far rows reach after a run', () => {
  const reach: Reach = { from: at('03-01'), to: at('06-01') };
  const after = stretch(at('05-30'), at('09-01'));

  it('is all that was asked for, where nothing failed', () => {
    expect(reachAfter(reach, [stretch(at('01-01'), at('03-01')), after], [])).to.deep.equal(stretch(at('01-01'), at('09-01')));
    expect(reachAfter(undefined, [], [])).to.equal(undefined);
  });

  it('ends where the first piece failed, so that the next run begins there', () => {
    expect(reachAfter(reach, [after], [stretch(at('07-01'), at('08-01')), stretch(at('08-01'), at('09-01'))])).to.deep.equal(stretch(at('03-01'), at('07-01')));
    expect(reachAfter(undefined, [after], [stretch(at('07-01'), at('08-01'))])).to.deep.equal(stretch(at('05-30'), at('07-01')));
  });

  it('stays as it was where the beginning failed, and is none where there was none', () => {
    expect(reachAfter(reach, [stretch(at('01-01'), at('03-01'))], [stretch(at('01-01'), at('02-01'))])).to.deep.equal(stretch(at('03-01'), at('06-01')));
    expect(reachAfter(undefined, [after], [after])).to.equal(undefined);
  });
});

describe('how far what was archived reaches after a run', () => {
  const reach: Reach = { from: at('01-01'), to: at('06-01'), newest: at('06-01') };
  const rows = stretch(at('05-31'), at('08-01'));
  const failed = [{ name: 'Case-archive-1', object: 'Case', soql: '', columns: [], withoutValues: false, from: at('05-30'), to: today, pages: [], state: 'failed' }] as const;
  const of = (more: Partial<Parameters<typeof archiveReach>[0]>): Stretch | undefined => archiveReach({ reach: undefined, stretches: [stretch(beginning, today)], failed: [], isCopying: false, range: undefined, ...more });

  it('is from the oldest row to the newest: what is archived later is older than the moment of asking', () => {
    expect(of({ range: rows })).to.deep.equal(rows);
    expect(of({ reach, stretches: [stretch(at('05-30'), today)], range: rows })).to.deep.equal(stretch(at('01-01'), at('08-01')));
  });

  it('is nothing where no row came, so that the next run asks again, and no more than was asked for', () => {
    expect(of({})).to.equal(undefined);
    expect(of({ stretches: [stretch(at('03-01'), today)] })).to.deep.equal(stretch(at('03-01'), at('03-01')));
    expect(of({ reach, stretches: [stretch(at('05-30'), today)] })).to.deep.equal(stretch(at('01-01'), at('06-01')));
  });

  it('is from where somebody asked for it, though the oldest row is younger', () => {
    expect(of({ stretches: [stretch(at('03-01'), today)], range: rows })).to.deep.equal(stretch(at('03-01'), at('08-01')));
  });

  it('stays as it was where the job failed, or the first copy was under way', () => {
    expect(of({ reach, isCopying: true, range: rows })).to.deep.equal(reach);
    expect(of({ reach, failed, range: rows })).to.deep.equal(reach);
    expect(of({ failed })).to.equal(undefined);
  });
});

describe('progress of collecting', () => {
  const slice = (expected: number, rows: readonly number[]): object => ({ expected, pages: rows.map((count, index) => ({ file: `${index}`, rows: count, bytes: 1 })) });
  const notes = (...slices: readonly object[]): Parameters<typeof progressLine>[0] => ({ slices }) as unknown as Parameters<typeof progressLine>[0];

  it('tells rows, pages, rate and time left; the rate is of this run alone', () => {
    expect(progressLine(notes(slice(100_000, [20_000, 20_000]), slice(20_000, [])), { elapsedMs: 10_000, rowsBefore: 20_000 })).to.equal('40,000 of 120,000 rows · 2 pages · 2,000 rows/s · 40 s left');
  });

  it('promises nothing before there is a rate, nor past what was expected', () => {
    expect(progressLine(notes(slice(10, [])), { elapsedMs: 10, rowsBefore: 0 })).to.equal('0 of 10 rows · 0 pages');
    expect(progressLine(notes(slice(10, [12])), { elapsedMs: 2_000, rowsBefore: 0 })).to.equal('12 rows · 1 page · 6 rows/s');
  });
});
