import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect } from 'chai';
import type { JournalEvent } from '../../src/core/model/journal.ts';
import { readJournal } from '../../src/core/planning/journal-text.ts';
import { openFiles } from '../../src/edges/files/files.ts';
import { writeReport } from '../../src/edges/files/report-file.ts';
import { handOut } from '../../src/edges/vault/hand-out.ts';
import { Secret } from '../../src/core/model/secret.ts';
import { exitCodes, Problem } from '../../src/problems.ts';
import { create } from '../../src/workflows/create.ts';
import { loadSpec } from '../../src/workflows/load-spec.ts';
import { planSpecs } from '../../src/workflows/plan-specs.ts';
import { headOf } from '../edges/journal/sample.ts';
import { workbench } from '../edges/journal/workbench.ts';
import { openSite, type Site } from '../matrix/site.ts';
import { keysFolder } from '../matrix/keys-folder.ts';
import { leadSyncSpec, unattended } from '../support/lead-sync.ts';
import { altered, oddJson } from './json.ts';

/** `well`, or the key of the problem; anything else is thrown on. */
async function endOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'well',
    (error: unknown) => {
      if (error instanceof Problem && error.key !== 'unforeseen') return error.key;
      throw error;
    }
  );
}

const isClean = (): boolean => (({}) as Record<string, unknown>)['polluted'] === undefined;

describe('a journal that somebody wrote or spoiled', () => {
  const told: readonly JournalEvent[] = [
    { phase: 'intent', component: 'profile', title: 'Profile billing_Integration' },
    { phase: 'sent', component: 'profile', call: 'deploy Profile billing_Integration' },
    { phase: 'waiting', component: 'profile', deployId: '0Af000000000001AAA' },
    { phase: 'answered', component: 'profile', call: 'deploy Profile billing_Integration', id: '0Af000000000001AAA' },
    { phase: 'done', component: 'profile', title: 'Profile billing_Integration' },
  ];
  let text = '';
  before(async () => {
    const bench = await workbench();
    const journal = await bench.open().begin(headOf('billing', 'run1'));
    for (const event of told) await journal.write(event);
    await journal.release();
    text = await bench.text(journal.path);
    await bench.close();
  });

  const flipped = (at: number, bit: number): string => text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ bit) + text.slice(at + 1);
  const lines = (): string[] => text.split('\n').slice(0, -1);
  const joined = (some: readonly string[]): string => some.map((line) => `${line}\n`).join('');
  const spoiled = (): readonly string[] => {
    const all = lines();
    const step = Math.floor(text.length / 40);
    return [
      ...oddJson.map((each) => each.text),
      ...oddJson.map((each) => joined(all) + each.text),
      ...Array.from({ length: 40 }, (_, index) => flipped(index * step, 1 << (index % 7))),
      ...Array.from({ length: 40 }, (_, index) => text.slice(0, index * step)),
      ...all.map((_, index) => joined(all.toSpliced(index, 1))),
      ...all.map((line, index) => joined(all.toSpliced(index, 0, line))),
      joined(all.toReversed()),
      text.repeat(2),
      text.replaceAll('\n', '\r\n'),
      text.replaceAll('\n', ''),
      text.replaceAll('billing', '../../x'),
      `\uFEFF${text}`,
      `\0${text}`,
      `${text}${'x'.repeat(100_000)}`,
    ];
  };

  it('tells nothing that it was not told: what is believed is a beginning of what was written', () => {
    expect(spoiled()).to.have.length.of.at.least(40);
    for (const each of spoiled()) {
      const found = readJournal(each);
      if (found.kind === 'broken') expect(found.reason).to.be.a('string').and.not.equal('');
      if (found.kind !== 'told') continue;
      expect(found.head).to.deep.equal(headOf('billing', 'run1'));
      expect(found.events).to.deep.equal(told.slice(0, found.events.length));
    }
    expect(isClean()).to.equal(true);
  });

  it('stops only its own integration, by name, and never the list', async () => {
    const bench = await workbench();
    try {
      const journal = await bench.open().begin(headOf('billing', 'run1'));
      await journal.release();
      for (const each of spoiled()) {
        await writeFile(join(bench.project, journal.path), each, 'latin1');
        const { journals, broken } = await bench.open().list();
        expect(journals.length + broken.length).to.be.at.most(1);
        expect(await endOf(bench.open().append(journal.path, { phase: 'closed', outcome: 'stopped' }))).to.match(/^(?:well|journal-broken)$/);
      }
    } finally {
      await bench.close();
    }
  });
});

describe('a project that a stranger prepared', function () {
  this.timeout(120_000);
  const loaded = leadSyncSpec();
  let site: Site;
  let outside: string;
  before(async () => {
    site = await openSite({ [loaded.path]: loaded.text });
    await create(site.deps(), unattended(loaded));
    outside = await mkdtemp(join(tmpdir(), 'outside-'));
  });
  after(async () => {
    await site.close();
    await rm(outside, { recursive: true, force: true });
  });

  it('with odd records and audit files is planned, or its file is named', async () => {
    const record = join(site.project, 'integrations/records', site.practice.orgId, 'lead_sync.json');
    const original = await readFile(record, 'utf8');
    const audit = join(site.project, 'integrations/audit/20200101T000000Z-stranger.json');
    const values = [...oddJson, ...altered(JSON.parse(original) as Record<string, unknown>)];
    for (const { title, text } of values) {
      await writeFile(record, text);
      await writeFile(audit, text);
      const end = await endOf(planSpecs(site.deps(), { environment: 'practice' })).catch((error: unknown) => `${title}: ${String(error)}`);
      expect(end, title).to.match(/^[a-z-]+$/);
    }
    await writeFile(record, 'null');
    expect(await endOf(create(site.deps(), unattended(loaded))), 'a whole run beside an odd audit file').to.equal('well');
    await rm(audit);
    expect(isClean()).to.equal(true);
  });

  it('with links in the place of files or folders leads nowhere outside', async () => {
    await writeFile(join(outside, 'secret.yaml'), loaded.text);
    const project = await mkdtemp(join(outside, 'project-'));
    const links = ['integrations', '.sf', 'force-app', 'integrations/lead_sync.yaml', 'integrations/policy.yaml', 'integrations/records'];
    for (const link of links) {
      await mkdir(dirname(join(project, link)), { recursive: true });
      await symlink(link.endsWith('.yaml') ? join(outside, 'secret.yaml') : outside, join(project, link));
      const files = openFiles(project);
      const inside = link.endsWith('.yaml') ? link : `${link}/secret.yaml`;
      expect(await endOf(files.read(inside)), link).to.equal('file-outside-project');
      expect(await endOf(files.write(`${link}/new.yaml`, 'x')), link).to.match(/^file-(?:outside-project|not-written)$/);
      expect(await endOf(loadSpec(files, { spec: inside })), link).to.equal('file-outside-project');
      await rm(join(project, link));
    }
    const report = join(project, 'report.html');
    await symlink(join(outside, 'secret.yaml'), report);
    expect(await endOf(writeReport(report, 'x'))).to.equal('report-not-written');
    expect(await endOf(handOut(report, new Secret('x'.repeat(20))))).to.equal('hand-out-exists');
    expect(await readFile(join(outside, 'secret.yaml'), 'utf8')).to.equal(loaded.text);
  });

  it('with a link in the place of the keys folder gets no key made there', async () => {
    const other = await openSite({ [loaded.path]: loaded.text });
    try {
      const keys = keysFolder(other.home);
      await mkdir(dirname(keys), { recursive: true });
      await symlink(outside, keys);
      expect(await endOf(create(other.deps(), unattended(loaded)))).to.equal('vault-not-ours');
    } finally {
      await other.close();
    }
  });

  it('is left with the exit code of what could not be done, not of a crash', () => {
    expect(new Problem('file-outside-project', ['x']).exit).to.equal(exitCodes.couldNot);
  });
});
