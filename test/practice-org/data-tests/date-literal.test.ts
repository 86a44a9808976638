import { expect } from 'chai';
import { dateLiteralSpan } from '../soql/date-literal.ts';

const now = new Date('2026-05-15T12:00:00Z');
const iso = (literal: string, zone = 'UTC'): string[] => {
  const span = dateLiteralSpan(literal, now, zone);
  return span ? [new Date(span.from).toISOString().slice(0, 16), new Date(span.to).toISOString().slice(0, 16)] : [];
};

describe('practice org: date literals', () => {
  const spans: [literal: string, from: string, to: string][] = [
    ['TODAY', '2026-05-15T00:00', '2026-05-16T00:00'],
    ['YESTERDAY', '2026-05-14T00:00', '2026-05-15T00:00'],
    ['LAST_N_DAYS:7', '2026-05-08T00:00', '2026-05-16T00:00'],
    ['NEXT_N_DAYS:2', '2026-05-16T00:00', '2026-05-18T00:00'],
    ['N_DAYS_AGO:3', '2026-05-12T00:00', '2026-05-13T00:00'],
    ['THIS_WEEK', '2026-05-10T00:00', '2026-05-17T00:00'],
    ['LAST_MONTH', '2026-04-01T00:00', '2026-05-01T00:00'],
    ['LAST_N_MONTHS:2', '2026-03-01T00:00', '2026-05-01T00:00'],
    ['THIS_QUARTER', '2026-04-01T00:00', '2026-07-01T00:00'],
    ['NEXT_FISCAL_QUARTER', '2026-07-01T00:00', '2026-10-01T00:00'],
    ['LAST_N_YEARS:1', '2025-01-01T00:00', '2026-01-01T00:00'],
    ['LAST_90_DAYS', '2026-02-14T00:00', '2026-05-16T00:00'],
  ];
  for (const [literal, from, to] of spans) {
    it(`reads ${literal}`, () => {
      expect(iso(literal)).to.deep.equal([from, to]);
    });
  }

  it('begins days where they begin in the time zone of the user', () => {
    expect(iso('TODAY', 'America/Los_Angeles')).to.deep.equal(['2026-05-15T07:00', '2026-05-16T07:00']);
    expect(iso('THIS_YEAR', 'Europe/Madrid')).to.deep.equal(['2025-12-31T23:00', '2026-12-31T23:00']);
  });

  it('knows no other word', () => {
    expect(iso('SOMEDAY')).to.deep.equal([]);
  });
});
