import { expect } from 'chai';
import { expectOAuthRefusal, expectRefusal, idOf, practiceOrg, query, records } from './caller.ts';
import type { PracticeOrg } from './caller.ts';
import { deployed } from './deploying.ts';
import { appFamily } from './external-client-app.ts';
import { assign, change, giveLicence, granted, newIdentity, newUser, permissionSet, profile, profileId } from './identity.ts';
import type { Identity } from './identity.ts';
import { accessToken, jwtLogin, newCredential, soon } from './logging-in.ts';

describe('practice org refusals: JWT bearer and the state of user and app', () => {
  const org = practiceOrg();
  const fresh = (name: string, parts: Parameters<typeof newIdentity>[2] = {}): Promise<Identity> => newIdentity(org(), name, parts);

  it('refuses an inactive user (facts 3.4 [K])', async () => {
    const identity = await fresh('Inactive');
    const session = accessToken(await jwtLogin(org(), identity));
    await change(org(), 'User', identity.userId, { IsActive: false });
    expectOAuthRefusal(await jwtLogin(org(), identity), 'invalid_grant', 'inactive user');
    expectRefusal(await query(org(), 'SELECT Id FROM User', { token: session }), { status: 401, code: 'INVALID_SESSION_ID' });
  });

  it('refuses a frozen user (facts 5.3 [A])', async () => {
    const identity = await fresh('Frozen');
    const login = await idOf(org(), `SELECT Id FROM UserLogin WHERE UserId = '${identity.userId}'`);
    await change(org(), 'UserLogin', login, { IsFrozen: true });
    expectOAuthRefusal(await jwtLogin(org(), identity), 'invalid_grant');
    await change(org(), 'UserLogin', login, { IsFrozen: false });
    accessToken(await jwtLogin(org(), identity));
    await change(org(), 'User', identity.userId, { IsActive: false });
  });

  it('refuses the old key at once when the certificate is replaced (facts 5.2 [C])', async () => {
    const identity = await fresh('Swapped');
    const next = await newCredential();
    await deployed(org(), appFamily('Swapped', { global: { certificate: next.certificate } }));
    expectOAuthRefusal(await jwtLogin(org(), identity), 'invalid_grant');
    accessToken(await jwtLogin(org(), { ...identity, privateKey: next.privateKey }));
    await change(org(), 'User', identity.userId, { IsActive: false });
  });

  it('refuses an app without a certificate (facts 1.4 [A])', async () => {
    const identity = await fresh('Bare', { global: { certificate: undefined } });
    expectOAuthRefusal(await jwtLogin(org(), identity), 'invalid_grant');
    await change(org(), 'User', identity.userId, { IsActive: false });
  });

  it('refuses an app whose only scope is RefreshToken (facts 1.3 [B])', async () => {
    const identity = await fresh('Scopeless', { oauth: { commaSeparatedOauthScopes: 'RefreshToken' } });
    expect((await jwtLogin(org(), identity)).status).to.equal(400);
    await change(org(), 'User', identity.userId, { IsActive: false });
  });

  it('refuses an app that asks for a high assurance session (facts 1.3 [A])', async () => {
    const identity = await fresh('Assured', { policy: { requiredSessionLevel: 'HIGH_ASSURANCE', policyAction: 'Block' } });
    expectOAuthRefusal(await jwtLogin(org(), identity), 'invalid_grant');
    await change(org(), 'User', identity.userId, { IsActive: false });
  });

  it('keeps the API from a user without API Enabled (facts 3.3 [K])', async () => {
    await deployed(org(), [profile('No Api', { userLicense: 'Salesforce', userPermissions: [{ enabled: false, name: 'ApiEnabled' }] })]);
    const identity = await fresh('Apiless', { user: { ProfileId: await profileId(org(), 'No Api') } });
    const login = await jwtLogin(org(), identity);
    expectRefusal(await query(org(), 'SELECT Id FROM User', { token: accessToken(login) }), {
      status: 403,
      code: ['API_DISABLED_FOR_ORG', 'API_CURRENTLY_DISABLED'],
    });
  });
});

describe('practice org refusals: JWT bearer in the other position of the switches', () => {
  const org = practiceOrg({ settings: { switches: { farFutureExp: 'refused', propagationRequests: 2, jwtLoginSubType: 'oauth-other' } } });
  const usual = practiceOrg();

  /** LoginHistory of the user, newest last. */
  async function logins(on: PracticeOrg, userId: string): Promise<Record<string, unknown>[]> {
    return records(on, `SELECT LoginType, LoginSubType, Status, Application FROM LoginHistory WHERE UserId = '${userId}' ORDER BY LoginTime`);
  }

  it('answers invalid_client_id for the first requests after a deploy, where the switch says so (facts 7.11 [B])', async () => {
    const identity = await newIdentity(org(), 'Slow');
    for (let turn = 0; turn < 2; turn += 1) expectOAuthRefusal(await jwtLogin(org(), identity), 'invalid_client_id', 'client identifier invalid');
    accessToken(await jwtLogin(org(), identity));
    expectOAuthRefusal(await jwtLogin(org(), { ...identity, exp: soon(org()) * 1000 }), 'invalid_grant');
    expectOAuthRefusal(await jwtLogin(org(), { ...identity, exp: soon(org()) + 3600 }), 'invalid_grant');
  });

  it('refuses an exp in milliseconds where the switch says so (facts/clients.md, open question [A])', async () => {
    const identity = await newIdentity(org(), 'Milli');
    for (let turn = 0; turn < 2; turn += 1) await jwtLogin(org(), identity);
    expectOAuthRefusal(await jwtLogin(org(), { ...identity, exp: soon(org()) * 1000 }), 'invalid_grant');
    accessToken(await jwtLogin(org(), identity));
  });

  it('writes a JWT log-in without a subtype, by default (facts 8.9 [B])', async () => {
    const identity = await newIdentity(usual(), 'Plain');
    accessToken(await jwtLogin(usual(), identity));
    const [row] = await logins(usual(), identity.userId);
    expect(row).to.include({ LoginType: 'Remote Access 2.0', Status: 'Success' });
    expect(row?.['LoginSubType']).to.be.oneOf([null, '']);
  });

  it('writes another subtype where the switch says so (facts 8.9 [B])', async () => {
    await deployed(org(), [permissionSet('Sub', { userPermissions: granted('ApiEnabled') })]);
    const identity = await newIdentity(org(), 'Subtyped');
    for (let turn = 0; turn < 3; turn += 1) await jwtLogin(org(), identity);
    const successes = (await logins(org(), identity.userId)).filter((row) => row['Status'] === 'Success');
    expect(successes).to.have.lengthOf(1);
    expect(successes[0]?.['LoginSubType']).to.be.a('string').that.is.not.equal('');
  });

  it('lets nobody in by a permission set the app does not name (facts 3.4 [A])', async () => {
    const identity = await newIdentity(usual(), 'Named');
    const user = await newUser(usual(), 'unnamed');
    await giveLicence(usual(), user);
    await deployed(usual(), [permissionSet('Another')]);
    await assign(usual(), user, 'Another');
    expectOAuthRefusal(await jwtLogin(usual(), { ...identity, username: 'unnamed@integrations.example' }), 'invalid_app_access');
  });
});
