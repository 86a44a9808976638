import { expect } from 'chai';
import type { JournalEvent, JournalState } from '../../../src/core/model/journal.ts';
import { outdatedJournals } from '../../../src/core/planning/journal-outdated.ts';
import { journalPath, placeOfRun, readJournalPath } from '../../../src/core/planning/journal-path.ts';
import { Problem } from '../../../src/problems.ts';
import { head } from './journal-sample.ts';

const path = '.sf/integration-user/journal/00D000000000001AAA/hubspot-20261121T101500Z-k3f9x2ab.jsonl';

describe("A journal's path", () => {
  it('names org, integration, time and run, and is read back', () => {
    const place = placeOfRun(head, '2026-11-21T10:15:00.123Z');
    expect(journalPath(place)).to.equal(path);
    expect(readJournalPath(path)).to.deep.equal(place);
  });

  for (const odd of [{ orgId: '..' }, { orgId: '005000000000001AAA' }, { integration: '../x' }, { integration: 'a/b' }, { integration: 'x'.repeat(29) }, { runId: '..' }, { runId: '' }]) {
    it(`is never made of ${JSON.stringify(odd)}`, () => {
      expect(() => placeOfRun({ ...head, ...odd }, '2026-11-21T10:15:00.123Z')).to.throw(Problem, 'journal-odd-name');
    });
  }

  for (const odd of [
    'hubspot.jsonl',
    path.slice(1),
    `/${path}`,
    `./${path}`,
    path.replace('00D000000000001AAA', '..'),
    path.replace('00D000000000001AAA', '005000000000001AAA'),
    path.replace('00D000000000001AAA', 'a/00D000000000001AAA'),
    path.replace('hubspot', '../hubspot'),
    path.replace('hubspot', 'hub__spot'),
    path.replace('hubspot', '\u001b[2J'),
    path.replace('.jsonl', '.json'),
    `${path}\n`,
  ]) {
    it(`is not ${JSON.stringify(odd)}`, () => {
      expect(readJournalPath(odd)).to.equal(undefined);
    });
  }
});

describe('Journals that need not be kept', () => {
  const now = new Date('2026-11-21T10:00:00.000Z');
  const journal = (name: string, daysAgo: number, ...events: readonly JournalEvent[]): JournalState => {
    const at = new Date(now.getTime() - daysAgo * 86_400_000).toISOString();
    return { head, begunAt: at, lastAt: at, events, path: name, torn: false, running: false };
  };
  const closed: JournalEvent = { phase: 'closed', outcome: 'proven' };

  it('are those that ended more than 90 days ago, however they ended', () => {
    const journals = [journal('young', 89, closed), journal('old', 91, closed), journal('given up', 91, { phase: 'abandoned', reason: 'r', by: 'b' }), journal('taken over', 91, { phase: 'resumed', byRun: 'r' })];
    expect(outdatedJournals(journals, now)).to.have.members(['old', 'given up', 'taken over']);
  });

  it('are those beyond the newest 200 that ended', () => {
    const journals = Array.from({ length: 205 }, (_, index) => journal(String(index), index / 10, closed));
    expect(outdatedJournals(journals.toReversed(), now)).to.have.members(['200', '201', '202', '203', '204']);
  });

  it('are never those that are open', () => {
    expect(outdatedJournals(Array.from({ length: 300 }, (_, index) => journal(String(index), 1_000, { phase: 'applied' })), now)).to.deep.equal([]);
  });
});
