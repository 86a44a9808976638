import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { expect } from 'chai';
import type { CreateResult } from '../../../src/core/model/create-result.ts';
import type { VerifyResult } from '../../../src/workflows/verify-integration.ts';
import { openAdmin, ownStderr, type Admin } from '../support/admin.ts';
import { closeAfter } from '../support/close-after.ts';
import type { LoggedRequest } from '../support/practice-org-process.ts';
import { allowedHost, specFile, wideAccess } from '../support/spec.ts';

const create = ['create', '--name', 'erp', '--target-org', 'admin'];
const verify = ['verify', '--name', 'erp', '--target-org', 'admin'];
const unattended = ['--environment', 'practice', '--no-prompt'];

const changesIn = (requests: LoggedRequest[]): string[] => requests.filter(({ changed }) => changed).map(({ method, path }) => `${method} ${path}`);

/** One integration with 5 objects and 30 fields; each test stands on the one before it. */
describe('An admin makes an integration identity with the plugin linked into the real sf', () => {
  const opened = closeAfter();
  let admin: Admin;
  const counts: string[] = [];
  before(async function () {
    admin = await openAdmin(this, opened, { files: specFile('erp', { access: wideAccess }) });
  });
  after(() => {
    if (counts.length > 0) process.stdout.write(`    requests of an integration with 5 objects and 30 fields: ${counts.join(', ')}\n`);
  });

  const counted = async <Value>(what: string, during: () => Promise<Value>): Promise<{ value: Value; requests: LoggedRequest[] }> => {
    const asked = await admin.org.requestsOf(during);
    counts.push(`${what} ${asked.requests.length}`);
    return asked;
  };

  it('a dry run shows eight steps, has Salesforce validate them, and changes nothing', async () => {
    const { value, requests } = await counted('dry run', () => admin.json<CreateResult>([...create, '--environment', 'practice', '--dry-run']));
    expect(value.exitCode).to.equal(0);
    expect(value.result.outcome).to.equal('validated');
    expect(value.result.plan.steps).to.have.length(8);
    expect(value.result.written).to.deep.equal([]);
    expect(changesIn(requests)).to.deep.equal([]);
    expect(requests.some(({ method, path }) => method === 'POST' && path.includes('deployRequest')), 'a validation was asked for').to.equal(true);
    expect(await readFile(join(admin.project, 'integrations/erp.yaml'), 'utf8')).to.not.include(admin.org.orgId);
  });

  it('create makes it and proves it as far as this machine can: stdout is one JSON document, stderr stays empty', async () => {
    const { value, requests } = await counted('create', () => admin.json<CreateResult>([...create, ...unattended]));
    const { result } = value;
    expect(value.exitCode).to.equal(0);
    expect(ownStderr(value.stderr)).to.equal('');
    expect(value.json).to.include({ status: 0 });
    expect(value.json.warnings).to.deep.equal([]);
    expect(result).to.include({ outcome: 'created', integration: 'erp', environment: 'practice', username: 'erp.integration@example.com.practice' });
    expect(result.org).to.include({ orgId: admin.org.orgId, loopback: true });
    expect(result.proof?.outcome).to.equal('proven except live login');
    expect(result.proof?.rows.filter((row) => row.result === 'failed')).to.deep.equal([]);
    expect(result.handOver.map(({ item }) => item)).to.include.members(['Token endpoint', 'Username (sub)', 'Private key']);
    expect(result.written).to.include('integrations/erp.yaml').and.include(`integrations/records/${admin.org.orgId}/erp.json`);
    expect(changesIn(requests)).to.have.length(7);
  });

  it('what the vendor needs is where the summary says', async () => {
    const { handOver } = (await admin.json<CreateResult>([...create, '--no-prompt'])).result;
    const kept = handOver.flatMap(({ value }) => /~\/[^\s;,]+/.exec(value) ?? []);
    expect(kept.map((path) => basename(path))).to.deep.equal(['credential.json', 'private-key.pem']);
    for (const path of kept) expect(await readFile(path.replace('~', admin.sf.home.dir), 'utf8')).to.not.equal('');
  });

  it('the same command again has nothing to do and makes no write', async () => {
    const { value, requests } = await counted('again', () => admin.json<CreateResult>([...create, '--no-prompt']));
    expect(value.exitCode).to.equal(0);
    expect(value.result).to.deep.include({ outcome: 'nothing-to-do', written: [] });
    expect(value.result.plan.steps).to.deep.equal([]);
    expect(requests.some(({ changed }) => changed)).to.equal(false);
  });

  it('verify from outside the allowlist proves everything but the live login, and changes nothing', async () => {
    const { value, requests } = await counted('verify outside', () => admin.json<VerifyResult>(verify));
    expect(value.exitCode).to.equal(0);
    expect(ownStderr(value.stderr)).to.equal('');
    expect(value.result).to.include({ integration: 'erp', environment: 'practice' });
    expect(value.result.proof.outcome).to.equal('proven except live login');
    expect(value.result.proof.rows.filter((row) => row.result === 'not-tried').map((row) => row.means)).to.deep.equal(['live login']);
    for (const row of value.result.proof.rows) expect(row).to.have.all.keys('claim', 'means', 'tried', 'came', 'result');
    expect(changesIn(requests)).to.deep.equal([]);
  });

  it(`verify from inside the allowlist (${allowedHost}) logs in as the identity and proves all of it`, async () => {
    const { value, requests } = await counted('verify inside', () => admin.json<VerifyResult>([...verify, '--from-address', allowedHost]));
    expect(value.exitCode).to.equal(0);
    expect(value.result.proof.outcome).to.equal('proven');
    expect(new Set(value.result.proof.rows.map((row) => row.means))).to.include.all.keys('live login', 'live session', 'admin session', 'by configuration');
    expect(requests.some(({ user }) => user === value.result.username), 'the identity itself asked').to.equal(true);
    expect(changesIn(requests)).to.deep.equal([]);
  });

  it('a person reads the result on stdout and the progress on stderr', async () => {
    const shown = await admin.text([...verify, '--from-address', allowedHost]);
    expect(shown.exitCode).to.equal(0);
    expect(shown.stdout).to.match(/^\[proven\] {4}A login from an address inside the allowlist/m).and.match(/\nProof: proven \(\d+ proven, 0 failed, 0 not tried\)\n$/);
    expect(ownStderr(shown.stderr)).to.equal('Looking at the org and the spec... done\nProof: what works, and that nothing more works... done\n');
  });

  it('generate has nothing left to write, for create wrote the source it deployed', async () => {
    const generated = await admin.json<{ files: { action: string }[] }>(['generate', '--name', 'erp']);
    expect(generated.exitCode).to.equal(0);
    expect(generated.result.files.map(({ action }) => action).filter((action) => action !== 'unchanged')).to.deep.equal([]);
  });
});
