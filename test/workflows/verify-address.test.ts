import { expect } from 'chai';
import type { MetadataFile } from '../../src/core/model/metadata-file.ts';
import { OrgRefusal, type LoginOutcome } from '../../src/core/model/ports.ts';
import type { Proof, ProofRow } from '../../src/core/model/proof.ts';
import { create } from '../../src/workflows/create.ts';
import type { Deps } from '../../src/workflows/deps.ts';
import type { LoadedSpec } from '../../src/workflows/load-spec.ts';
import { verifyIntegration } from '../../src/workflows/verify-integration.ts';
import { recordPath } from '../../src/core/planning/record.ts';
import { allowedHost, leadSyncSpec, unattended } from '../support/lead-sync.ts';
import { rows } from '../practice-org/state.ts';
import { practiceDeps, type PracticeDeps } from '../support/practice-deps.ts';

/** Where tests call from unless bound to another address; outside the spec's allowlist. */
const here = '127.0.0.1';
const outside = 'A login from an address outside the allowlist is refused.';
const inside = 'A login from an address inside the allowlist gets a token for exactly this identity.';

const xmlns = 'http://soap.sforce.com/2006/04/metadata';
const file = (type: string, folder: string, suffix: string, fullName: string, content: string): MetadataFile => ({
  type, folder, suffix, fullName, xml: `<?xml version="1.0" encoding="UTF-8"?><${type} xmlns="${xmlns}">${content}</${type}>`,
});
const onlyFrom = (address: string): MetadataFile =>
  file('Profile', 'profiles', 'profile', 'lead_sync_Integration', `<custom>true</custom><loginIpRanges><endAddress>${address}</endAddress><startAddress>${address}</startAddress></loginIpRanges><userLicense>Salesforce Integration</userLicense>`);
const bypass = file(
  'ExtlClntAppOauthConfigurablePolicies', 'extlClntAppOauthPolicies', 'ecaOauthPlcy', 'lead_sync_Integration_oauthPlcy',
  '<externalClientApplication>lead_sync_Integration</externalClientApplication><ipRelaxationPolicyType>Bypass</ipRelaxationPolicyType><permittedUsersPolicyType>AdminApprovedPreAuthorized</permittedUsersPolicyType><refreshTokenPolicyType>Zero</refreshTokenPolicyType>',
);

describe('verify, about the address it logs in from', () => {
  let practice: PracticeDeps;
  beforeEach(async () => {
    practice = await practiceDeps();
  });
  afterEach(async () => {
    await practice.close();
  });

  const verified = async (deps: Deps, loaded: LoadedSpec = leadSyncSpec(), fromAddress?: string): Promise<Proof> =>
    (await verifyIntegration(deps, { loaded, environment: 'practice', fromAddress })).proof;
  const rowOf = (proof: Proof, claim: string): ProofRow | undefined => proof.rows.find((row) => row.claim === claim);

  /** The same edges, with something that happens after each knock. */
  function afterKnock(deps: Deps, then: (outcome: LoginOutcome) => LoginOutcome): Deps {
    return { ...deps, door: { ...deps.door, knock: async (request) => then(await deps.door.knock(request)) } };
  }
  function forget(status: (text: unknown) => boolean): void {
    const table = practice.practice.state.tables.get('LoginHistory');
    for (const row of rows(practice.practice.state, 'LoginHistory')) if (status(row['Status'])) table?.delete(String(row['Id']));
  }

  it('takes the refusal of an outsider for proven, whatever address this machine gives itself', async () => {
    await create(practice.deps, unattended());
    const proof = await verified(practice.deps, leadSyncSpec(), allowedHost);
    expect(proof.outcome).to.equal('proven except live login');
    expect(proof.address).to.equal(here);
    expect(rowOf(proof, outside)).to.include({ result: 'proven', came: `refused: ip restricted; Salesforce recorded the address ${here}` });
    expect(rowOf(proof, inside)?.result).to.equal('not-tried');
  });

  it('writes down which refused logins were its own, by their rows in the log, and none of anybody else', async () => {
    const named = async (): Promise<readonly string[]> => {
      const text = await practice.deps.files.read(recordPath(practice.practice.orgId, 'lead_sync'));
      return ((JSON.parse(text ?? '{}') as { refusedProofs?: readonly { id: string }[] }).refusedProofs ?? []).map(({ id }) => id);
    };
    const refusals = (): readonly string[] => rows(practice.practice.state, 'LoginHistory').filter(({ Status }) => Status !== 'Success').map(({ Id }) => String(Id));
    await create(practice.deps, unattended());
    expect(await named()).to.deep.equal(refusals()).and.to.have.lengthOf(1);
    const proof = await verified(practice.deps);
    expect(proof.refused).to.have.lengthOf(1);
    expect(await named()).to.have.members(refusals()).and.to.have.lengthOf(2);
    // Somebody else is refused from the same address, after the proof's knock and before its look at the log.
    const beside: Deps = { ...practice.deps, door: { ...practice.deps.door, knock: async (request) => (await practice.deps.door.knock(request), practice.deps.door.knock(request)) } };
    expect(await verified(beside)).to.not.have.property('refused');
    expect(await named()).to.have.lengthOf(2);
    expect(refusals()).to.have.lengthOf(4);
    await verified(practice.from(allowedHost));
    expect(await named()).to.have.lengthOf(2);
  });

  it('does not take where the admin logged in from for where this machine is now', async () => {
    await create(practice.deps, unattended());
    for (const session of rows(practice.practice.state, 'AuthSession')) session['SourceIp'] = allowedHost;
    const proof = await verified(practice.deps);
    expect(proof.outcome).to.equal('proven except live login');
    expect(proof.address).to.equal(here);
  });

  it('says so where a refusal is not recorded, and does not hold older logins for it', async () => {
    await create(practice.deps, unattended());
    await verified(practice.from(allowedHost));
    const proof = await verified(afterKnock(practice.deps, (outcome) => (forget((status) => status !== 'Success'), outcome)));
    expect(proof.outcome).to.equal('proven except live login');
    expect(proof).to.not.have.property('address');
    expect(rowOf(proof, outside)?.came).to.match(/^refused: ip restricted; which address Salesforce saw is not known/);
  });

  it('fails where Salesforce refuses an address that it recorded inside the allowlist', async () => {
    const loaded = leadSyncSpec({ network: { allow: [{ cidr: `${here}/32`, source: 'here' }] } });
    await create(practice.deps, unattended(loaded));
    expect((await practice.deps.org.deploy([onlyFrom(allowedHost)], { checkOnly: false })).failures).to.deep.equal([]);
    const proof = await verified(practice.deps, loaded);
    expect(proof.outcome).to.equal('failed');
    expect(rowOf(proof, inside)).to.include({ result: 'failed', came: `refused: ip restricted; Salesforce recorded the address ${here}, which is in the allowlist` });
  });

  it('fails where a login gets in from an address that Salesforce recorded outside the allowlist', async () => {
    await create(practice.deps, unattended());
    expect((await practice.deps.org.deploy([bypass], { checkOnly: false })).failures).to.deep.equal([]);
    const proof = await verified(practice.deps, leadSyncSpec(), allowedHost);
    expect(rowOf(proof, outside)).to.have.property('result', 'failed');
    expect(rowOf(proof, outside)?.came).to.match(/Salesforce recorded the address 127\.0\.0\.1, which is outside the allowlist$/);
    expect(proof.rows.find((row) => row.claim === 'The session of this proof is ended.')?.result).to.equal('proven');
  });

  it('reads the address of a login from the history where the identity may not see its own session, and else says that it is not known', async () => {
    await create(practice.deps, unattended());
    const blind = (outcome: LoginOutcome): LoginOutcome => {
      if (outcome.kind !== 'in') return outcome;
      const { org } = outcome;
      return { ...outcome, org: { ...org, query: (query) => (query.text.includes('AuthSession') ? Promise.reject(new OrgRefusal(400, 'INVALID_TYPE', 'not yours')) : org.query(query)) } };
    };
    const deps = practice.from(allowedHost);
    expect((await verified(afterKnock(deps, blind))).address).to.equal(allowedHost);
    const proof = await verified(afterKnock(deps, (outcome) => (forget(() => true), blind(outcome))));
    expect(proof).to.not.have.property('address');
    expect(rowOf(proof, inside)?.result).to.equal('proven');
    expect(rowOf(proof, outside)?.result).to.equal('not-tried');
    expect(proof.outcome).to.equal('proven except live login');
  });
});
