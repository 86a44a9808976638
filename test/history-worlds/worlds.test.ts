import { expect } from 'chai';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse as parseSpec } from '../../src/core/spec/parse.ts';
import { historyWorld } from './compose.ts';
import type { Line } from './truth.ts';
import { attribute, readKnowledge, type Attributed, type Knowledge, type Windows } from './recount/attribute.ts';
import { changesOf, type Change } from './recount/changes.ts';
import { fightsOf, type Fight } from './recount/fights.ts';
import { groupsOf } from './recount/groups.ts';
import { readHistory, readTable } from './recount/read.ts';
import { breachOf, inboundFields } from './recount/specs.ts';
import { writeHistoryWorld, type WrittenWorld } from './write-world.ts';

/** `HISTORY_SEEDS=20` recounts so many worlds. */
const seeds = Array.from({ length: Number(process.env['HISTORY_SEEDS'] ?? 2) }, (_, seed) => seed + 1);
const minute = 60_000;
const middle: Windows = { call: minute, login: 4 * 60 * minute };

const sorted = (texts: Iterable<string>): readonly string[] => [...texts].toSorted();
const tally = (keys: readonly string[]): readonly string[] => sorted([...groupsOf(keys, (key) => key)].map(([key, all]) => `${key} x ${all.length}`));
const toldFight = ({ object, record, field, actors, first, last, flips, confidence }: Fight, isTold = true): string => [object, record, field, ...actors, first, last, flips, isTold ? confidence : ''].join(' ');
const toldLine = ({ id, at, field, kind, user, actor, class: kindOfActor, confidence, oldValue, newValue, oldName, newName }: Attributed): Line => ({ id, at: new Date(at).toISOString(), field, kind, user, actor, class: kindOfActor as Line['class'], confidence, oldValue, newValue, ...(oldName === undefined ? {} : { oldName }), ...(newName === undefined ? {} : { newName }) });
const countKey = (actor: string, { object, field, kind, at }: Change): string => [actor, object, field, kind, new Date(at).toISOString().slice(0, 7)].join(' ');

async function digests(folder: string): Promise<readonly string[]> {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).toSorted();
  return Promise.all(files.map(async (path) => `${path.slice(folder.length)} ${createHash('sha256').update(await readFile(path)).digest('hex')}`));
}

for (const seed of seeds) {
  describe(`the history world of seed ${seed}`, () => {
    let folder: string;
    let manifest: WrittenWorld['manifest'];
    let changes: readonly Change[];
    let known: Knowledge;
    let attributed: readonly Attributed[];

    before(async () => {
      folder = await mkdtemp(join(tmpdir(), 'history-world-'));
      ({ manifest } = await writeHistoryWorld(folder, historyWorld(seed)));
      changes = changesOf(await readHistory(folder, manifest.files.filter(({ flavour }) => flavour === 'bulk')));
      known = await readKnowledge(folder);
      attributed = attribute(known, middle, changes);
    });
    after(async () => rm(folder, { recursive: true, force: true }));

    it('is the same, byte for byte, when it is made again', async () => {
      const again = await mkdtemp(join(tmpdir(), 'history-world-'));
      try {
        await writeHistoryWorld(again, historyWorld(seed));
        expect(await digests(again)).to.deep.equal(await digests(folder));
      } finally {
        await rm(again, { recursive: true, force: true });
      }
    });

    it('has the same rows in every flavour, and in all of them together', async () => {
      const told = (await readHistory(folder, manifest.files.filter(({ flavour }) => flavour === 'bulk'))).map((row) => JSON.stringify(row));
      for (const flavour of ['gzip', 'loader', undefined]) {
        const rows = await readHistory(folder, manifest.files.filter((file) => flavour === undefined || file.flavour === flavour));
        expect(rows.map((row) => JSON.stringify(row)), flavour).to.deep.equal(told);
      }
      expect(told.length).to.equal(Object.values(manifest.rows).reduce((sum, rows) => sum + rows, 0));
    });

    it('counts the changes of accounts as planted', async () => {
      const integrations = new Map((await readTable(folder, 'users.csv')).map((row) => [row['ID'] ?? '', row['INTEGRATION'] ?? '']));
      const actorOf = (user: string): string => ((integrations.get(user) ?? '') === '' ? `user:${user}` : `integration:${integrations.get(user) ?? ''}`);
      expect(tally(changes.map((change) => countKey(actorOf(change.user), change)))).to.deep.equal(sorted(manifest.byAccount.map(({ actor, object, field, kind, month, changes: count }) => `${[actor, object, field, kind, month].join(' ')} x ${count}`)));
      expect(sorted(fightsOf(changes.map((change) => ({ ...change, actor: actorOf(change.user), confidence: 'exact' }))).map((fight) => toldFight(fight, false)))).to.deep.equal(sorted(manifest.accountFights.map((fight) => toldFight(fight, false))));
    });

    it('says who wrote as planted, however wide the windows of evidence are', () => {
      const planted = sorted(manifest.attribution.map(({ id, actor, confidence, evidence }) => [id, actor, confidence, evidence].join(' ')));
      const shared = new Set(manifest.accounts.filter(({ isShared }) => isShared).map(({ id }) => id));
      for (const windows of [middle, { call: 2000, login: 45 * minute }, { call: 5 * minute, login: 24 * 60 * minute }]) {
        const found = attribute(known, windows, changes).filter(({ user }) => shared.has(user));
        expect(sorted(found.map(({ id, actor, confidence, evidence }) => [id, actor, confidence, evidence].join(' '))), JSON.stringify(windows)).to.deep.equal(planted);
      }
      expect(new Set(manifest.attribution.map(({ confidence, evidence }) => `${confidence} ${evidence}`))).to.have.all.keys('exact usage', 'inferred usage', 'inferred usage-beside', 'inferred logins', 'ambiguous usage', 'ambiguous logins', 'ambiguous none');
    });

    it('counts the changes of actors, and tells the story of every record, as planted', () => {
      expect(tally(attributed.map((change) => countKey(change.actor, change)))).to.deep.equal(sorted(manifest.byActor.map(({ actor, object, field, kind, month, changes: count }) => `${[actor, object, field, kind, month].join(' ')} x ${count}`)));
      const stories = groupsOf(attributed, ({ object, record }) => `${object} ${record}`);
      expect(sorted(stories.keys())).to.deep.equal(sorted(Object.keys(manifest.stories)));
      for (const [record, story] of stories) expect(story.map(toldLine), record).to.deep.equal(manifest.stories[record]);
    });

    it('has the planted fights and no others', () => {
      const fights = fightsOf(attributed);
      expect(sorted(fights.map((fight) => toldFight(fight)))).to.deep.equal(sorted(manifest.fights.map((fight) => toldFight(fight))));
      const fields = [...groupsOf(fights, ({ object, field, actors }) => [object, field, ...actors].join(' '))].map(([key, own]) => `${key}: ${own.length} records, ${own.reduce((sum, { flips }) => sum + flips, 0)} flips`);
      expect(sorted(fields)).to.deep.equal(sorted(manifest.fieldFights.map(({ object, field, actors, records, flips }) => `${[object, field, ...actors].join(' ')}: ${records} records, ${flips} flips`)));
      expect(manifest.fieldFights.some(({ records }) => records > 1)).to.be.true;
    });

    it('has breaches, silent fields, first and last sights as planted', () => {
      expect(tally(attributed.map((change) => breachOf(known.specs, change)).filter((one) => one !== undefined))).to.deep.equal(sorted(manifest.breaches.map(({ integration, object, field, why, changes: count }) => `${integration} ${object} ${field} ${why} x ${count}`)));
      const tracked = new Set([...changes.map(({ object, field }) => `${object} ${field}`), ...manifest.neverWritten.map(({ object, field }) => `${object} ${field}`)]);
      const silent = inboundFields(known.specs).filter(([name, object, field]) => tracked.has(`${object} ${field}`) && !attributed.some((one) => one.actor === `integration:${name}` && one.object === object && one.field === field));
      expect(sorted(silent.map(([name, object, field]) => `${name} ${object} ${field}`))).to.deep.equal(sorted([...manifest.neverWritten, ...manifest.perhapsNeverWritten].map(({ integration, object, field }) => `${integration} ${object} ${field}`)));
      const seen = [...groupsOf(attributed, ({ actor }) => actor)].map(([actor, all]) => `${actor} ${new Date(all[0]?.at ?? 0).toISOString()} ${new Date(all.at(-1)?.at ?? 0).toISOString()}`);
      expect(sorted(seen)).to.deep.equal(sorted(manifest.seen.map(({ actor, first, last }) => `${actor} ${first} ${last}`)));
      expect(manifest.dormant).to.deep.equal(['legacy_loader']);
    });

    it('has specs that the schema takes', async () => {
      for (const { name } of known.specs) {
        const path = `integrations/${name}.yaml`;
        expect(parseSpec(await readFile(join(folder, 'project', path), 'utf8'), path).name).to.equal(name);
      }
    });
  });
}
