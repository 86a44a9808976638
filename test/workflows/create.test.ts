import { expect } from 'chai';
import { create } from '../../src/workflows/create.ts';
import { verifyIntegration } from '../../src/workflows/verify-integration.ts';
import { allowedHost, leadSyncSpec, unattended } from '../support/lead-sync.ts';
import { practiceDeps, type PracticeDeps } from '../support/practice-deps.ts';

const failed = (rows: readonly { result: string; claim: string; came: string }[] = []): string[] => rows.filter((row) => row.result === 'failed').map((row) => `${row.claim} ${row.came}`);

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
