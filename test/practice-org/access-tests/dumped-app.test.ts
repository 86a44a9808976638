import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { newIdentity } from '../refusals/identity.ts';
import type { Identity } from '../refusals/identity.ts';
import { accessToken, clientLogin, jwtLogin } from '../refusals/logging-in.ts';
import { startPracticeOrg } from '../server.ts';
import type { PracticeOrg } from '../server.ts';

describe('practice org: an integration in a dump', () => {
  const dump = mkdtempSync(join(tmpdir(), 'practice-dump-'));
  let org: PracticeOrg;
  let identity: Identity;
  before(async () => {
    org = await startPracticeOrg({ dump });
    identity = await newIdentity(org, 'Billing', {
      global: { isClientCredentialsFlowEnabled: true },
      policy: { isClientCredentialsFlowEnabled: true, clientCredentialsFlowUser: 'billing@integrations.example' },
    }).finally(() => org.close());
    org = await startPracticeOrg({ load: dump });
  });
  after(async () => {
    await org.close();
    rmSync(dump, { recursive: true });
  });

  it('is the same user in the loaded org', () => {
    expect(org.state.tables.get('User')?.get(identity.userId)).to.include({ Username: identity.username });
  });

  it('logs in by certificate to the loaded org', async () => {
    accessToken(await jwtLogin(org, identity));
  });

  it('logs in by key and secret to the loaded org', async () => {
    accessToken(await clientLogin(org, identity.consumerKey, identity.consumerSecret));
  });
});
