import { execFileSync } from 'node:child_process';
import { chmod, mkdir, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import type { JournalEvent } from '../../../src/core/model/journal.ts';
import { journalFolder } from '../../../src/core/planning/journal-path.ts';
import { headOf, orgId } from './sample.ts';
import { keyOf, problemOf, workbench, type Workbench } from './workbench.ts';

const intent: JournalEvent = { phase: 'intent', component: 'user', title: 'user hubspot@acme.example' };
const path = `${journalFolder}/${orgId}/hubspot-20261121T101500Z-run1.jsonl`;
const isRoot = process.getuid?.() === 0;
const nobody = 65_534;

/** A disk of 64 KB in the place of a folder; false where this machine gives none. */
function tinyDisk(folder: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Work as somebody whom file modes hold back, as they do not root. */
async function asNobody<Value>(work: () => Promise<Value>): Promise<Value> {
  if (!isRoot) return work();
  process.seteuid?.(nobody);
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
  }
}

describe('A journal that cannot be written', () => {
  let bench: Workbench;
  beforeEach(async () => {
    bench = await workbench();
  });
  afterEach(() => bench.close());

  /** Nothing is left of a run that could not begin, and the next one finds the way free. */
  async function expectNothingLeft(): Promise<void> {
    expect((await bench.open().list()).journals).to.deep.equal([]);
    const journal = await bench.open().begin(headOf('hubspot', 'run1'));
    await journal.release();
  }

  it('stops the run before it begins where a file stands in the way', async () => {
    await writeFile(join(bench.project, '.sf'), '');
    const problem = await problemOf(bench.open().begin(headOf('hubspot', 'run1')));
    expect([problem.key, ...problem.tokens]).to.deep.equal(['journal-not-writable', path, 'a file stands where a folder should be, ENOTDIR']);
    await rm(join(bench.project, '.sf'));
    await expectNothingLeft();
  });

  it('stops the run before it begins where the folder may not be written', async function () {
    if (process.platform === 'win32') this.skip();
    for (const folder of [join(bench.project, '..'), bench.project]) await chmod(folder, 0o555);
    await chmod(bench.home, 0o777);
    const problem = await asNobody(() => problemOf(bench.open().begin(headOf('hubspot', 'run1'))));
    expect([problem.key, ...problem.tokens]).to.deep.equal(['journal-not-writable', path, 'you may not write there, EACCES']);
    for (const folder of [join(bench.project, '..'), bench.project]) await chmod(folder, 0o755);
    await expectNothingLeft();
  });

  it('stops the run before it begins where no lock can be made', async function () {
    if (process.platform === 'win32') this.skip();
    await chmod(join(bench.project, '..'), 0o755);
    await chmod(bench.home, 0o555);
    const problem = await asNobody(() => problemOf(bench.open().begin(headOf('hubspot', 'run1'))));
    expect([problem.key, ...problem.tokens]).to.deep.equal(['journal-not-writable', `~/.sf/integration-user/locks/${orgId}`, 'you may not write there, EACCES']);
    await chmod(bench.home, 0o755);
    await expectNothingLeft();
  });

  it('stops the run where the file was removed or written to meanwhile', async () => {
    const journal = await bench.open().begin(headOf('hubspot', 'run1'));
    await journal.write(intent);
    const { size } = await stat(join(bench.project, path));
    await truncate(join(bench.project, path), size + 1);
    expect((await problemOf(journal.write(intent))).tokens).to.deep.equal([path, 'another program wrote to it']);
    await truncate(join(bench.project, path), size);
    await journal.write(intent);
    await rm(join(bench.project, path));
    expect((await problemOf(journal.write(intent))).tokens).to.deep.equal([path, 'it was removed meanwhile']);
    journal.writeNow(intent);
    await journal.release();
  });

  it('is not made longer than what is read', async function () {
    this.timeout(20_000);
    const journal = await bench.open().begin(headOf('hubspot', 'run1'));
    const long: JournalEvent = { phase: 'abandoned', reason: '\u{1f600}'.repeat(2_000), by: 'ana' };
    let problem = 'nothing';
    for (let line = 0; line < 400 && problem === 'nothing'; line++) problem = await keyOf(journal.write(long));
    expect(problem).to.equal('journal-not-writable');
    await journal.release();
    const { journals, broken } = await bench.open().list();
    expect(broken).to.deep.equal([]);
    expect(journals[0]?.events).to.have.length.greaterThan(100);
  });

  describe('because the disk is full', () => {
    before(function () {
      if (!isRoot || process.platform !== 'linux') this.skip();
    });
    beforeEach(async function () {
      if (!tinyDisk(bench.project)) this.skip();
    });
    afterEach(() => {
      try {
        execFileSync('umount', [bench.project], { stdio: 'ignore' });
      } catch {
        // It was never mounted.
      }
    });
    const filler = (): string => join(bench.project, 'filler');
    const fill = (kilobytes: number): Promise<void> => writeFile(filler(), Buffer.alloc(kilobytes * 1024, 1)).catch(() => undefined);

    it('stops the run before it begins, and leaves nothing behind', async () => {
      await mkdir(join(bench.project, '.sf'));
      await fill(64);
      const problem = await problemOf(bench.open().begin(headOf('hubspot', 'run1')));
      expect([problem.key, problem.tokens[1]]).to.deep.equal(['journal-not-writable', 'the disk is full, ENOSPC']);
      await rm(filler());
      await expectNothingLeft();
    });

    it('keeps every line that was written, and goes on after them once there is room', async () => {
      const journal = await bench.open().begin(headOf('hubspot', 'run1'));
      await fill(52);
      let written = 0;
      let problem = 'nothing';
      while (problem === 'nothing') {
        problem = await keyOf(journal.write(intent));
        if (problem === 'nothing') written++;
      }
      expect(problem).to.equal('journal-not-writable');
      expect((await bench.open().list()).journals[0]).to.deep.include({ torn: false, events: Array.from({ length: written }, () => intent) });
      journal.writeNow({ phase: 'interrupted' });
      await rm(filler());
      await journal.write({ phase: 'closed', outcome: 'stopped' });
      await journal.release();
      const { journals, broken } = await bench.open().list();
      expect(broken).to.deep.equal([]);
      expect(journals[0]?.events.at(-1)).to.deep.equal({ phase: 'closed', outcome: 'stopped' });
    });
  });
});
