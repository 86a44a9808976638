import { expect } from 'chai';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { scoreAttribution, scoreCounts, scoreFights, type Score } from './compare.ts';
import { historyWorld } from './compose.ts';
import type { Count } from './truth.ts';
import { attribute, readKnowledge, type Attributed, type Evidence, type Knowledge } from './recount/attribute.ts';
import { changesOf } from './recount/changes.ts';
import { fightsOf } from './recount/fights.ts';
import { groupsOf } from './recount/groups.ts';
import { readHistory, type Row } from './recount/read.ts';
import { writeHistoryWorld, type WrittenWorld } from './write-world.ts';

const windows = { call: 60_000, login: 4 * 3_600_000 };
type Question = 'counts' | 'fights' | 'attribution';

interface Mistake {
  readonly title: string;
  readonly spoils: readonly Question[];
  readonly rows?: (rows: readonly Row[]) => readonly Row[];
  readonly evidence?: Partial<Evidence>;
}

/** What is easily got wrong, and which answers it spoils. */
const mistakes: readonly Mistake[] = [
  { title: 'look-ups counted twice', spoils: ['counts'], rows: (rows) => rows.map((row) => ({ ...row, dataType: 'Text' })) },
  { title: 'look-ups by name only', spoils: ['counts', 'fights'], rows: (rows) => rows.filter(({ dataType }) => dataType !== 'EntityId') },
  { title: 'one change a field and second', spoils: ['counts', 'fights'], rows: (rows) => [...groupsOf(rows, ({ record, field, at }) => [record, field, at].join(' ')).values()].flatMap((group) => group.slice(0, 1)) },
  { title: 'users without regard to letter case', spoils: ['counts', 'fights'], rows: (rows) => rows.map((row) => ({ ...row, user: row.user === '005Hw000000000aIAA' ? '005Hw000000000AIAQ' : row.user })) },
  { title: 'rows of one second without regard to letter case', spoils: ['fights'], rows: (rows) => rows.map((row, place) => ({ ...row, id: `${row.id.toLowerCase()}${String(place).padStart(6, '0')}` })) },
  { title: 'months of another time zone', spoils: ['counts'], rows: (rows) => rows.map((row) => ({ ...row, at: row.at + 2 * 3_600_000 })) },
  { title: 'emptied fields taken for values nobody knows', spoils: ['fights'], rows: (rows) => rows.map((row) => (row.newValue === null ? { ...row, oldValue: null } : row)) },
  { title: 'long texts taken for values', spoils: ['fights'], rows: (rows) => rows.map((row) => (row.oldValue === null && row.newValue === null ? { ...row, newValue: '' } : row)) },
  { title: 'log-ins that were refused', spoils: ['attribution'], evidence: { isLogin: () => true } },
  { title: 'calls that only read, or were refused', spoils: ['attribution'], evidence: { isWrite: () => true } },
  { title: 'no event log', spoils: ['attribution', 'fights'], evidence: { isWrite: () => false } },
  { title: 'no log-ins', spoils: ['attribution'], evidence: { isLogin: () => false } },
];

const countsOf = (changes: readonly Attributed[]): readonly Count[] =>
  [...groupsOf(changes, ({ actor, object, field, kind, at }) => [actor, object, field, kind, new Date(at).toISOString().slice(0, 7)].join(' ')).values()].flatMap((group) => group.slice(0, 1).map(({ actor, object, field, kind, at }) => ({ actor, object, field, kind, month: new Date(at).toISOString().slice(0, 7), changes: group.length })));

describe('the truth of a history world', () => {
  let folder: string;
  let manifest: WrittenWorld['manifest'];
  let rows: readonly Row[];
  let known: Knowledge;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'history-world-'));
    ({ manifest } = await writeHistoryWorld(folder, historyWorld(1)));
    rows = await readHistory(folder, manifest.files.filter(({ flavour }) => flavour === 'gzip'));
    known = await readKnowledge(folder);
  });
  after(async () => rm(folder, { recursive: true, force: true }));

  function scores(all: readonly Row[], by: Knowledge): Readonly<Record<Question, Score>> {
    const changes = attribute(by, windows, changesOf(all));
    const shared = new Set(manifest.attribution.map(({ user }) => user));
    return { counts: scoreCounts(manifest.byActor, countsOf(changes)), fights: scoreFights(manifest.fights, fightsOf(changes)), attribution: scoreAttribution(manifest, changes.filter(({ user }) => shared.has(user))) };
  }

  it('is met by who counts as the definitions say', () => {
    for (const score of Object.values(scores(rows, known))) expect(score).to.deep.include({ found: score.planted, wrong: 0, differences: [] });
  });

  for (const { title, spoils, rows: spoiled, evidence } of mistakes) {
    it(`is missed with ${title}`, async () => {
      const isWrite: Evidence['isWrite'] = ({ HTTP_METHOD = '', STATUS_CODE = '' }) => HTTP_METHOD !== 'GET' && STATUS_CODE.startsWith('2');
      const by = evidence === undefined ? known : await readKnowledge(folder, { isLogin: ({ STATUS }) => STATUS === 'Success', isWrite, ...evidence });
      const found = scores(spoiled === undefined ? rows : spoiled(rows), by);
      for (const question of spoils) expect(found[question].differences, question).to.not.be.empty;
    });
  }
});
