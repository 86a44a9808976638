import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Org, Vault } from '../../src/core/model/ports.ts';
import type { Problems } from '../../src/problems.ts';
import { create } from '../../src/workflows/create.ts';
import { verifyIntegration } from '../../src/workflows/verify-integration.ts';
import { allowedHost, leadSyncSpec, unattended } from '../support/lead-sync.ts';
import { practiceDeps, type PracticeDeps } from '../support/practice-deps.ts';

const failed = (rows: readonly { result: string; claim: string; came: string }[] = []): string[] => rows.filter((row) => row.result === 'failed').map((row) => `${row.claim} ${row.came}`);

/** The key folder of a machine that has never seen this integration. */
const emptyVault = (vault: Vault): Vault => ({ ...vault, find: () => Promise.resolve(undefined) });

describe('create, on a practice org', () => {
  let practice: PracticeDeps;

  beforeEach(async () => {
    practice = await practiceDeps();
  });
  afterEach(async () => {
    await practice.close();
  });

  it('makes every part and proves all but the live login from outside the allowlist', async () => {
    const result = await create(practice.deps, unattended());
    expect(failed(result.proof?.rows)).to.deep.equal([]);
    expect(result.proof?.outcome).to.equal('proven except live login');
    expect(result.outcome).to.equal('created');
    const refused = result.proof?.rows.find((row) => row.claim.includes('outside the allowlist'));
    expect(refused?.result).to.equal('proven');
  });

  it('is proven live from an address inside the allowlist', async () => {
    await create(practice.deps, unattended());
    const { proof } = await verifyIntegration(practice.from(allowedHost), { loaded: leadSyncSpec(), environment: 'practice', fromAddress: allowedHost });
    expect(failed(proof.rows)).to.deep.equal([]);
    expect(proof.outcome).to.equal('proven');
  });

  it('says there is nothing to do the second time, and writes nothing', async () => {
    await create(practice.deps, unattended());
    practice.changes();
    const again = await create(practice.deps, unattended());
    expect(again.outcome).to.equal('nothing-to-do');
    expect(practice.changes()).to.deep.equal([]);
  });

  it('changes nothing in a dry run, and has Salesforce validate the metadata', async () => {
    const result = await create(practice.deps, unattended(leadSyncSpec(), { dryRun: true }));
    expect(result.outcome).to.equal('validated');
    expect(practice.changes()).to.deep.equal([]);
    expect(practice.practice.requests.some((request) => request.path.includes('deployRequest'))).to.equal(true);
  });

  it('shows the plan in a dry run too', async () => {
    const shown: string[] = [];
    const ask = { show: async (plan: { steps: readonly { title: string }[] }) => void shown.push(...plan.steps.map((step) => step.title)), confirm: () => expect.fail('asked in a dry run') };
    await create(practice.deps, unattended(leadSyncSpec(), { dryRun: true, ask }));
    expect(shown).to.have.length(8);
  });

  it('never makes a second key for an app that is at work: on another machine it stops, and the first still logs in', async () => {
    await create(practice.deps, unattended());
    practice.changes();
    const elsewhere = { ...practice.deps, vault: emptyVault(practice.deps.vault) };
    const stopped = await create(elsewhere, unattended()).catch((error: unknown) => error);
    expect((stopped as Problems).all.map((each) => each.key)).to.deep.equal(['credential-elsewhere']);
    expect(practice.changes()).to.deep.equal([]);
    const { proof } = await verifyIntegration(practice.from(allowedHost), { loaded: leadSyncSpec(), environment: 'practice', fromAddress: allowedHost });
    expect(proof.outcome).to.equal('proven');
  });

  it('does not leave the former identity alive where the username in the spec changes', async () => {
    await create(practice.deps, unattended());
    practice.changes();
    const renamed = unattended(leadSyncSpec({ environments: { practice: { username: 'other@example.com.practice' } } }));
    const stopped = await create(practice.deps, renamed).catch((error: unknown) => error);
    expect((stopped as Problems).all.map((each) => each.key)).to.include('former-identity');
    expect(practice.changes()).to.deep.equal([]);
  });

  it('has the plan in the audit log before it changes anything', async () => {
    const begun: string[] = [];
    const org: Org = {
      ...practice.deps.org,
      deploy: async (files, options) => {
        for (const path of await practice.deps.files.list('integrations/audit')) begun.push((await practice.deps.files.read(path)) ?? '');
        return practice.deps.org.deploy(files, options);
      },
    };
    await create({ ...practice.deps, org }, unattended());
    expect(begun[0]).to.include('"outcome": "begun"').and.include('"component": "permission-set"');
    const [path] = (await practice.deps.files.list('integrations/audit')) as [string];
    expect(await practice.deps.files.read(path)).to.include('"outcome": "proven except live login"');
  });

  it('keeps the project from deploying what would take the certificate from the app', async () => {
    await create(practice.deps, unattended());
    expect(await practice.deps.files.read('.forceignore')).to.include('_glbloauth.ecaGlblOauth-meta.xml');
  });

  it('proves again where the last proof failed, instead of saying there is nothing to do', async () => {
    await create(practice.deps, unattended());
    const [record] = (await practice.deps.files.list('integrations/records')) as [string];
    const text = (await practice.deps.files.read(record)) ?? '';
    await practice.deps.files.write(record, text.replace('proven except live login', 'failed'));
    const again = await create(practice.deps, unattended());
    expect(again.outcome).to.equal('created');
    expect(again.proof?.outcome).to.equal('proven except live login');
    expect((await create(practice.deps, unattended())).outcome).to.equal('nothing-to-do');
  });

  for (const flow of ['jwt-bearer', 'client-credentials']) {
    it(`names only files that are there in what the vendor needs (${flow})`, async () => {
      const { handOver } = await create(practice.deps, unattended(leadSyncSpec({ auth: { flow } })));
      const files = handOver.flatMap(({ value }) => /~\/\S+?(?=;|$)/.exec(value)?.[0] ?? []);
      expect(files).to.have.length(2);
      for (const file of files) await access(join(practice.project, 'home', file.slice(2)));
    });
  }

  it('changes nothing where the person says no', async () => {
    const result = await create(practice.deps, unattended(leadSyncSpec(), { ask: { confirm: () => Promise.resolve(false) } }));
    expect(result.outcome).to.equal('declined');
    expect(practice.changes()).to.deep.equal([]);
  });

  it('waits for a new app to spread, visibly', async () => {
    await practice.close();
    practice = await practiceDeps({ settings: { switches: { propagationRequests: 3 } } });
    const result = await create(practice.from(allowedHost), unattended(leadSyncSpec(), { fromAddress: allowedHost }));
    expect(failed(result.proof?.rows)).to.deep.equal([]);
    expect(practice.slept.length).to.equal(3);
    expect(practice.heard.filter((line) => line.includes('not ready everywhere')).length).to.equal(3);
  });
});
