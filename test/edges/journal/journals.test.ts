import { execFileSync } from 'node:child_process';
import { appendFile, mkdir, readdir, readFile, rename, rm, stat, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import type { JournalEvent } from '../../../src/core/model/journal.ts';
import { journalFolder } from '../../../src/core/planning/journal-path.ts';
import { headOf, orgId } from './sample.ts';
import { keyOf, problemOf, workbench, type Workbench } from './workbench.ts';

const posix = process.platform !== 'win32';
const intent: JournalEvent = { phase: 'intent', component: 'user', title: 'user hubspot@acme.example' };
const done: JournalEvent = { ...intent, phase: 'done' };
const closed: JournalEvent = { phase: 'closed', outcome: 'proven' };
const path = `${journalFolder}/${orgId}/hubspot-20261121T101500Z-run1.jsonl`;

describe('The journals of a project', () => {
  let bench: Workbench;
  beforeEach(async () => {
    bench = await workbench();
  });
  afterEach(() => bench.close());

  /** A run that wrote some events and is over. */
  async function ran(integration: string, runId: string, ...events: readonly JournalEvent[]): Promise<string> {
    const journal = await bench.open().begin(headOf(integration, runId));
    for (const event of events) await journal.write(event);
    await journal.release();
    return journal.path;
  }

  it('are listed with head, dates and events, oldest first', async () => {
    await ran('hubspot', 'run1', intent, done);
    bench.time.now = new Date('2026-11-21T10:15:09.000Z');
    await ran('airbyte', 'run2', closed);
    const { journals, broken } = await bench.open().list();
    expect(broken).to.deep.equal([]);
    expect(journals.map(({ head }) => head.runId)).to.deep.equal(['run1', 'run2']);
    expect(journals[0]).to.deep.equal({
      head: headOf('hubspot', 'run1'),
      begunAt: '2026-11-21T10:15:00.000Z',
      lastAt: '2026-11-21T10:15:00.000Z',
      events: [intent, done],
      path,
      torn: false,
      running: false,
    });
  });

  it('are none where there is no folder', async () => {
    expect(await bench.open().list()).to.deep.equal({ journals: [], broken: [] });
  });

  it('have every line on disk when it is written', async () => {
    const journal = await bench.open().begin(headOf('hubspot', 'run1'));
    expect((await bench.text(path)).split('\n')).to.have.length(2);
    await journal.write(intent);
    expect((await bench.text(path)).split('\n')).to.have.length(3);
    await journal.release();
  });

  it('can be read by their owner alone', async function () {
    if (!posix) this.skip();
    await ran('hubspot', 'run1');
    const mode = async (file: string): Promise<string> => ((await stat(join(bench.project, file))).mode & 0o777).toString(8);
    expect(await mode(path)).to.equal('600');
    for (const folder of ['.sf', '.sf/integration-user', journalFolder, `${journalFolder}/${orgId}`]) expect(await mode(folder), folder).to.equal('700');
  });

  it('cannot be committed by accident, whatever the rules of the project', async () => {
    const git = (...args: readonly string[]): string => execFileSync('git', ['-C', bench.project, ...args], { encoding: 'utf8' });
    git('init', '-q');
    await writeFile(join(bench.project, '.gitignore'), '!.sf/\n!**/*.jsonl\n');
    await ran('hubspot', 'run1');
    git('add', '-A');
    expect(git('ls-files')).to.equal('.gitignore\n');
  });

  it('make an ignore rule whole that was cut off, and leave one of a person alone', async () => {
    const rule = join(bench.project, '.sf', 'integration-user', '.gitignore');
    await mkdir(join(bench.project, '.sf', 'integration-user'), { recursive: true });
    await writeFile(rule, '');
    await ran('hubspot', 'run1');
    expect(await readFile(rule, 'utf8')).to.equal('*\n');
    await writeFile(rule, '# ours\n*.jsonl\n');
    await ran('hubspot', 'run2');
    expect(await readFile(rule, 'utf8')).to.equal('# ours\n*.jsonl\n');
    expect(await readdir(join(bench.project, '.sf', 'integration-user'))).to.have.members(['.gitignore', 'journal']);
  });

  it('run while their process lives, and no longer', async () => {
    const journals = bench.open();
    const journal = await journals.begin(headOf('hubspot', 'run1'));
    expect((await bench.open().list()).journals.map(({ running }) => running)).to.deep.equal([true]);
    await journal.release();
    await journal.release();
    expect((await journals.list()).journals.map(({ running }) => running)).to.deep.equal([false]);
  });

  it('are written no more once they are released', async () => {
    const journal = await bench.open().begin(headOf('hubspot', 'run1'));
    await journal.release();
    const before = await bench.text(path);
    expect(await keyOf(journal.write(intent))).to.equal('lock-lost');
    journal.writeNow(intent);
    expect(await bench.text(path)).to.equal(before);
  });

  it('say at once, in all that are open, that the process is told to stop', async () => {
    const journals = bench.open();
    const open = [await journals.begin(headOf('hubspot', 'run1')), await journals.begin(headOf('airbyte', 'run2'))];
    const over = await journals.begin(headOf('zapier', 'run3'));
    await over.release();
    journals.interrupted();
    const found = (await journals.list()).journals.map(({ head, events }) => [head.integration, events.map(({ phase }) => phase)]);
    expect(found).to.have.deep.members([['hubspot', ['interrupted']], ['airbyte', ['interrupted']], ['zapier', []]]);
    for (const journal of open) await journal.release();
  });

  it('keep lines written side by side in one chain', async () => {
    const journal = await bench.open().begin(headOf('hubspot', 'run1'));
    await Promise.all(Array.from({ length: 20 }, () => journal.write(intent)));
    journal.writeNow(done);
    await journal.release();
    expect((await bench.open().list()).journals[0]?.events).to.have.length(21);
  });

  it('are not begun under an odd name', async () => {
    for (const head of [headOf('../../x', 'run1'), headOf('hubspot', '../x'), { ...headOf('hubspot', 'run1'), orgId: '../..' }]) {
      expect(await keyOf(bench.open().begin(head))).to.equal('journal-odd-name');
    }
    expect(await readdir(bench.home)).to.deep.equal([]);
  });

  it('hold no secret: the line is not written, and the next one can be', async () => {
    const journal = await bench.open().begin(headOf('hubspot', 'run1'));
    const before = await bench.text(path);
    const secret = { ...intent, title: '00D000000000001!AQcAQH0dMHEXAMPLE' };
    expect(await keyOf(journal.write(secret))).to.include('would have held a session id');
    journal.writeNow(secret);
    expect(await bench.text(path)).to.equal(before);
    await journal.write(done);
    await journal.release();
    expect(await keyOf(bench.open().begin({ ...headOf('airbyte', 'run2'), by: secret.title }))).to.include('would have held a session id');
    expect(await bench.files()).to.deep.equal(['hubspot-20261121T101500Z-run1.jsonl']);
    expect(await keyOf(ran('airbyte', 'run3'))).to.equal('nothing');
  });

  describe('that another run takes over', () => {
    it('get a line more while no process writes them', async () => {
      await ran('hubspot', 'run1', intent);
      const journals = bench.open();
      await journals.append(path, { phase: 'resumed', byRun: 'run2' });
      expect((await journals.list()).journals[0]?.events).to.deep.equal([intent, { phase: 'resumed', byRun: 'run2' }]);
      expect((await journals.list()).journals[0]?.running).to.equal(false);
    });

    it('get it also from the run that has the lock, and from no other', async () => {
      await ran('hubspot', 'run1', intent);
      const journals = bench.open();
      const journal = await journals.begin(headOf('hubspot', 'run2'));
      expect(await keyOf(bench.open().append(path, closed))).to.equal('run-going-on');
      await journals.append(path, { phase: 'resumed', byRun: 'run2' });
      await journals.append(journal.path, intent);
      await journal.write(done);
      await journal.release();
      expect((await journals.list()).journals.map(({ events }) => events.length)).to.deep.equal([2, 2]);
    });

    it('get lines added side by side one after another', async () => {
      await ran('hubspot', 'run1');
      const journals = bench.open();
      await Promise.all(Array.from({ length: 10 }, () => journals.append(path, intent)));
      expect((await journals.list()).journals[0]?.events).to.have.length(10);
    });

    it('lose a torn end first, so that the new line stands alone', async () => {
      await ran('hubspot', 'run1', intent, done);
      const whole = await bench.text(path);
      await truncate(join(bench.project, path), whole.length - 20);
      expect((await bench.open().list()).journals[0]).to.deep.include({ torn: true, events: [intent] });
      await bench.open().append(path, closed);
      expect((await bench.open().list()).journals[0]).to.deep.include({ torn: false, events: [intent, closed] });
    });

    it('must be there, whole, and named as a journal', async () => {
      const journals = bench.open();
      expect(await keyOf(journals.append('../x.jsonl', closed))).to.equal('journal-odd-name');
      expect((await problemOf(journals.append(path, closed))).tokens).to.deep.equal([path, '1', 'it is not there']);
      await ran('hubspot', 'run1', intent, done);
      await writeFile(join(bench.project, path), (await bench.text(path)).replace('"intent"', '"INTENT"'));
      expect((await problemOf(journals.append(path, closed))).tokens).to.deep.equal([path, '2', 'the line is damaged']);
    });
  });

  describe('that are old', () => {
    it('are removed when the next run begins, unless they are open', async () => {
      bench.time.now = new Date('2026-08-01T10:00:00.000Z');
      const [old, open] = [await ran('hubspot', 'old', closed), await ran('hubspot', 'open', intent)];
      await writeFile(join(bench.folder, 'hubspot-20260801T100000Z-unbegun.jsonl'), '{"at":"2026');
      bench.time.now = new Date('2026-11-21T10:15:00.000Z');
      await writeFile(join(bench.folder, 'hubspot-20261121T101459Z-young.jsonl'), '');
      await writeFile(join(bench.folder, 'notes.txt'), 'mine');
      const young = await ran('hubspot', 'young', closed);
      const names = (await bench.files()).map((name) => `${journalFolder}/${orgId}/${name}`);
      expect(names).to.include.members([open, young, `${journalFolder}/${orgId}/notes.txt`, `${journalFolder}/${orgId}/hubspot-20261121T101459Z-young.jsonl`]);
      expect(names).not.to.include(old);
      expect(names).to.have.length(4);
    });
  });

  describe('that cannot be believed', () => {
    const other = `${journalFolder}/${orgId}/airbyte-20261121T101500Z-run2.jsonl`;

    /** What is said of the spoilt journal, while the other is listed all the same. */
    async function said(): Promise<readonly unknown[]> {
      const { journals, broken } = await bench.open().list();
      expect(journals.map((journal) => journal.path)).to.include(other);
      return broken.map(({ path: where, line, reason }) => [where, line, reason]);
    }
    beforeEach(async () => {
      await ran('hubspot', 'run1', intent, done);
      await ran('airbyte', 'run2', intent);
    });

    it('are named with line and reason', async () => {
      await writeFile(join(bench.project, path), (await bench.text(path)).replace('"intent"', '"INTENT"'));
      expect(await said()).to.deep.equal([[path, 2, 'the line is damaged']]);
    });

    it('are not a copy under another name', async () => {
      const copy = path.replace('run1', 'run9');
      await writeFile(join(bench.project, copy), await bench.text(path));
      expect(await said()).to.deep.equal([[copy, 1, 'it tells of another run than its name']]);
    });

    it('are not followed through a link', async function () {
      if (!posix) this.skip();
      await rename(join(bench.project, path), join(bench.project, 'elsewhere'));
      await symlink(join(bench.project, 'elsewhere'), join(bench.project, path));
      expect(await said()).to.deep.equal([[path, 0, 'it is a link, not a journal']]);
    });

    it('are not waited for where a pipe has their name', async function () {
      if (!posix) this.skip();
      await rm(join(bench.project, path));
      execFileSync('mkfifo', [join(bench.project, path)]);
      expect(await said()).to.deep.equal([[path, 0, 'it is not a file']]);
    });

    it('are not read where they are larger than any journal', async () => {
      await truncate(join(bench.project, path), 5_000_000);
      expect(await said()).to.deep.equal([[path, 0, 'it is larger than any journal']]);
    });

    it('are not looked for through a folder that is a link, nor written there', async function () {
      if (!posix) this.skip();
      await rename(join(bench.project, '.sf'), join(bench.project, 'elsewhere'));
      await symlink(join(bench.project, 'elsewhere'), join(bench.project, '.sf'));
      expect(await bench.open().list()).to.deep.equal({ journals: [], broken: [{ path: journalFolder, line: 0, reason: 'it is a link, not a folder' }] });
      expect(await keyOf(bench.open().begin(headOf('hubspot', 'run3')))).to.equal('journal-not-writable');
      expect(await keyOf(bench.open().append(path, closed))).to.equal('journal-not-writable');
    });

    it('do not hide behind names that are none of ours', async () => {
      await mkdir(join(bench.folder, '..', 'not-an-org'));
      for (const name of ['\u001b[2J.jsonl', 'hubspot.jsonl', '..hubspot-20261121T101500Z-run1.jsonl']) await appendFile(join(bench.folder, name), 'x');
      expect(await said()).to.deep.equal([]);
    });
  });
});
