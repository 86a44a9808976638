import { expect } from 'chai';
import { logMoment } from '../../../../src/core/model/history/log-columns.ts';
import { momentAsked } from '../../../../src/core/model/history/moment-asked.ts';
import { Problem } from '../../../../src/problems.ts';

const now = new Date('2026-11-22T12:34:56.789Z');

describe('a moment that a person asks for', () => {
  for (const [text, moment] of [
    ['2026-10-01', '2026-10-01T00:00:00.000Z'],
    ['2028-02-29', '2028-02-29T00:00:00.000Z'],
    ['2026-10-01T08:15', '2026-10-01T08:15:00.000Z'],
    ['2026-10-01T08:15:30.5Z', '2026-10-01T08:15:30.500Z'],
    ['2026-10-01T00:15:00+0200', '2026-09-30T22:15:00.000Z'],
    ['2026-10-01T00:15:00-05:30', '2026-10-01T05:45:00.000Z'],
    ['36h', '2026-11-21T00:34:56.789Z'],
    ['1d', '2026-11-21T00:00:00.000Z'],
    ['2w', '2026-11-08T00:00:00.000Z'],
  ] as const) {
    it(`${text} is ${moment}`, () => {
      expect(momentAsked('--since', text, now)).to.equal(moment);
    });
  }

  for (const text of ['2026-02-30', '2026-02-30T10:00Z', '2026-13-01', '2026-10-01T25:00', '01.10.2026', 'yesterday', '5m', '', '12', '2026-10-01 08:15']) {
    it(`"${text}" is none`, () => {
      expect(() => momentAsked('--since', text, now)).to.throw(Problem).with.property('key', 'history-moment-odd');
    });
  }
});

describe('a moment of a log', () => {
  for (const [text, moment] of [
    ['2026-11-21T08:30:00.123Z', '2026-11-21T08:30:00.123Z'],
    ['2026-11-21T08:30:00+0000', '2026-11-21T08:30:00.000Z'],
    ['2026-11-21 08:30:00', '2026-11-21T08:30:00.000Z'],
    ['20261121083000.123', '2026-11-21T08:30:00.123Z'],
    ['20261121083000', '2026-11-21T08:30:00.000Z'],
    ['12', undefined],
    ['', undefined],
    ['yesterday', undefined],
  ] as const) {
    it(`"${text}" is ${moment ?? 'none'}`, () => {
      expect(logMoment(text)).to.equal(moment);
    });
  }
});
