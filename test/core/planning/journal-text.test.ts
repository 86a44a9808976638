import { expect } from 'chai';
import fc from 'fast-check';
import type { JournalEvent } from '../../../src/core/model/journal.ts';
import { longestLine } from '../../../src/core/planning/journal-line.ts';
import { readJournal, type JournalText } from '../../../src/core/planning/journal-text.ts';
import { beginning, events, head, journalOf } from './journal-sample.ts';

const whole = journalOf([beginning, ...events]);
const ends = [...whole.matchAll(/\n/g)].map(({ index }) => index + 1);
const lines = whole.split('\n').slice(0, -1);
const joined = (some: readonly (string | undefined)[]): string => some.map((line) => `${line ?? ''}\n`).join('');

function reasonOf(text: string): string {
  const read = readJournal(text);
  return read.kind === 'broken' ? `${read.line}: ${read.reason}` : read.kind;
}

/** What is believed of a damaged journal is the beginning of what was written, and that it is not all is said. */
function expectNothingFalse(read: JournalText, what: string): void {
  if (read.kind !== 'told') return;
  expect(read.torn, what).to.equal(true);
  expect(read.head, what).to.deep.equal(head);
  expect(read.events, what).to.deep.equal(events.slice(0, read.events.length));
}

describe('A journal read back', () => {
  it('tells whom it was for, when, and every event', () => {
    expect(readJournal(whole)).to.deep.include({ kind: 'told', head, events, torn: false, begunAt: '2026-11-21T10:15:00.000Z', lastAt: '2026-11-21T10:15:12.000Z', length: whole.length });
  });

  it('cut off at any byte, tells all whole lines, and whether something was dropped', () => {
    for (let length = 0; length <= whole.length; length++) {
      const read = readJournal(whole.slice(0, length));
      const count = ends.filter((end) => end <= length).length;
      if (count === 0) expect(read.kind, `${length} bytes`).to.equal('nothing');
      else expect(read, `${length} bytes`).to.deep.include({ kind: 'told', events: events.slice(0, count - 1), torn: !ends.includes(length), length: ends[count - 1] });
    }
  });

  it('with any bit of it turned over, tells nothing false', () => {
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.nat(7), (byte, bit) => {
        const flipped = whole.slice(0, byte) + String.fromCharCode(whole.charCodeAt(byte) ^ (1 << bit)) + whole.slice(byte + 1);
        const read = readJournal(flipped);
        expectNothingFalse(read, `byte ${byte}, bit ${bit}`);
        // Only the last line can be a line that a crash cut off.
        expect(read.kind === 'broken' || byte >= (ends.at(-2) ?? 0), `byte ${byte}, bit ${bit}`).to.equal(true);
      }),
      { numRuns: 3_000 }
    );
  });

  it('with any stretch of it lost, doubled or overwritten, tells nothing false', () => {
    const stretch = fc.tuple(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 400 }), fc.constantFrom('lost', 'doubled', 'zeros' as const));
    fc.assert(
      fc.property(stretch, ([from, length, how]) => {
        const part = whole.slice(from, from + length);
        const instead = { lost: '', doubled: part + part, zeros: '\0'.repeat(part.length) }[how];
        const changed = whole.slice(0, from) + instead + whole.slice(from + length);
        if (whole.startsWith(changed)) return;
        expectNothingFalse(readJournal(changed), `${how} ${from}+${length}`);
      }),
      { numRuns: 2_000 }
    );
  });

  const spoilt: Readonly<Record<string, readonly [text: string, reason: string]>> = {
    'a line is missing': [joined(lines.toSpliced(5, 1)), '6: a line is missing before it, or stands twice'],
    'a line stands twice': [joined(lines.toSpliced(5, 0, lines[5] ?? '')), '7: a line is missing before it, or stands twice'],
    'a line was written anew': [joined(lines.with(2, journalOf([beginning, ...events.with(1, { phase: 'applied' })]).split('\n')[2] ?? '')), '4: the line before it was changed'],
    'a second run begins in it': [journalOf([beginning, ...events.slice(0, 2), beginning]), '4: a second run begins in the same file'],
    'its first line is an event': [journalOf(events), '1: it does not say whom the run was for'],
    'its head lacks something': [journalOf([{ ...beginning, head: { ...head, by: undefined as unknown as string } }]), '1: it says something that this version of the plugin does not know'],
    'its format is a later one': [journalOf([{ ...beginning, version: 2 as 1 }]), '1: it says something that this version of the plugin does not know'],
    'it tells of an event nobody knows': [journalOf([beginning, { phase: 'hasOwnProperty' } as unknown as JournalEvent]), '2: it says something that this version of the plugin does not know'],
    'an event lacks something': [journalOf([beginning, { phase: 'waiting', component: 'profile' } as unknown as JournalEvent]), '2: it says something that this version of the plugin does not know'],
    'a line in the middle is damaged': [whole.replace('create User', 'create Usher'), '8: the line is damaged'],
    'the last two lines run into one': [`${lines.slice(0, -2).join('\n')}\n${lines.slice(-2).join('*')}\n`, '12: the end of the line is damaged'],
    'its end is longer than a line': [`${whole}${'x'.repeat(longestLine + 1)}`, '14: the line is longer than any line of a journal'],
    'an empty line is in it': [whole.replace('\n', '\n\n'), '2: the line is damaged'],
  };
  for (const [what, [text, reason]] of Object.entries(spoilt)) {
    it(`is not believed where ${what}`, () => {
      expect(reasonOf(text)).to.equal(reason);
    });
  }

  it('drops a last line that has its end and not its middle: blocks of a disk do not come in order', () => {
    const last = lines.at(-1) ?? '';
    const read = readJournal(`${joined(lines.slice(0, -1))}${'\0'.repeat(last.length)}\n`);
    expect(read).to.deep.include({ kind: 'told', torn: true, events: events.slice(0, -1) });
  });

  it('says where the next line goes, so that a torn end can be cut off before it', () => {
    const read = readJournal(whole.slice(0, -5));
    if (read.kind !== 'told') throw new Error(read.kind);
    expect(read.length).to.equal(ends.at(-2));
    expect(read.next.seq).to.equal(12);
    expect(JSON.parse(lines[12] ?? '')).to.include({ prev: read.next.prev });
  });
});
