import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { CollectedRows } from '../../src/history-org.ts';
import { historyWorld } from '../history-worlds/compose.ts';
import { writeHistoryWorld, type WrittenWorld } from '../history-worlds/write-world.ts';
import { openAdmin, type Admin } from './support/admin.ts';
import { closeAfter } from './support/close-after.ts';
import { logInAdmin } from './support/log-in.ts';

type Told = { readonly exitCode: number; readonly message: string; readonly result: CollectedRows | undefined };

describe('collecting that goes wrong, in the real sf', function faults() {
  this.timeout(180_000);
  const opened = closeAfter();
  let folder: string;
  let admin: Admin;
  let rows: WrittenWorld['manifest']['rows'];

  before(async function () {
    folder = await mkdtemp(join(tmpdir(), 'history-faults-'));
    opened({ close: async () => rm(folder, { recursive: true, force: true }) });
    ({ rows } = (await writeHistoryWorld(folder, historyWorld(2))).manifest);
    admin = await openAdmin(this, opened, { org: { load: join(folder, 'org') } });
  });

  const order = async (...script: readonly object[]): Promise<void> => {
    const at = `${admin.org.instanceUrl}/__practice-org/faults`;
    await fetch(at, { method: 'DELETE' });
    if (script.length > 0) expect((await fetch(at, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(script) })).status).to.equal(201);
  };

  const store = (name: string): string => join(folder, name);
  async function collect(name: string): Promise<Told> {
    const { exitCode, json } = await admin.json(['report', 'history', '--target-org', 'admin', '--store', store(name), '--collect-only', '--object', 'Contact', '--object', 'Opportunity'], { cwd: join(folder, 'project') });
    return { exitCode, message: json.message ?? '', result: json.result as CollectedRows | undefined };
  }

  /** The next run brings what is missing, and all is there. */
  async function expectWhole(name: string, missing: readonly ('Contact' | 'Opportunity')[]): Promise<void> {
    await order();
    const { exitCode, result, message } = await collect(name);
    expect(exitCode, message).to.equal(0);
    for (const object of missing) expect(result?.changes[object], object).to.equal(object === 'Contact' ? rows['ContactHistory'] : rows['OpportunityFieldHistory']);
    expect(await readdir(join(store(name), 'landing'))).to.deep.equal([]);
  }

  it('a session that ends on the way is said as that, and the run goes on after the next login', async () => {
    await order({ kind: 'expired-session', on: { path: '/results$' } });
    const { exitCode, message } = await collect('expired');
    expect(exitCode).to.equal(1);
    expect(message).to.match(/^Your session in .* is over, and it could not be renewed for admin@/);
    const session = (await (await fetch(`${admin.org.instanceUrl}/__practice-org/sessions`, { method: 'POST' })).json()) as { readonly accessToken: string };
    await logInAdmin(admin.sf, { ...admin.org, accessToken: session.accessToken });
    await order();
    const { exitCode: after, message: said } = await collect('expired');
    expect(after, said).to.equal(0);
  });

  it('a job that fails is told in the words of Salesforce, leaves the other object whole, and is made again by the next run', async () => {
    await order({ kind: 'bulk-fails', message: 'Your query request was running for too long.', on: { method: 'POST', path: '/jobs/query$' } });
    const { exitCode, result } = await collect('failed');
    expect(exitCode).to.equal(1);
    const [[object, added] = ['', 0]] = Object.entries(result?.changes ?? {}).filter(([, count]) => count > 0);
    expect(added, object).to.equal(object === 'Contact' ? rows['ContactHistory'] : rows['OpportunityFieldHistory']);
    expect(result?.gaps[0]).to.match(/^(Contact|Opportunity): .*could not be read\. Salesforce says: Your query request was running for too long\.$/);
    await expectWhole('failed', [object === 'Contact' ? 'Opportunity' : 'Contact']);
  });

  it('a page that always has fewer rows than its header says stops the run in words, and nothing of it is taken', async () => {
    await order({ kind: 'page-count', lost: 1, times: 'always', on: { path: '/results$' } });
    const { exitCode, message } = await collect('broken');
    expect(exitCode).to.equal(1);
    expect(message).to.match(/^A part of the history did not come whole from .*: the page has \d+ records, and Salesforce announced \d+\. It was asked for four times\.$/);
    expect(await readdir(join(store('broken'), 'changes')).catch(() => [])).to.deep.equal([]);
    await expectWhole('broken', ['Contact', 'Opportunity']);
  });
});
