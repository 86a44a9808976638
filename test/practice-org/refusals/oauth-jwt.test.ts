import { expect } from 'chai';
import { expectOAuthRefusal, idOf, practiceOrg, remove } from './caller.ts';
import { newIdentity, newUser, profileId } from './identity.ts';
import type { Identity } from './identity.ts';
import { JWT_BEARER, accessToken, assertion, jwtLogin, newConsumerKey, soon, strangeKey, token } from './logging-in.ts';

describe('practice org refusals: JWT bearer', () => {
  const org = practiceOrg();
  let identity: Identity;
  before(async () => {
    identity = await newIdentity(org(), 'Billing');
  });

  it('gives a token with exactly the documented fields and no refresh token (facts 3.4 [A])', async () => {
    const answer = await jwtLogin(org(), identity);
    expect(answer.status, JSON.stringify(answer.body)).to.equal(200);
    const body = answer.body as Record<string, string>;
    expect(body).to.include.keys('access_token', 'scope', 'instance_url', 'id', 'token_type').and.not.have.property('refresh_token');
    expect(body['token_type']).to.equal('Bearer');
    expect(body['id']).to.include(identity.userId);
  });

  it('takes the audiences of login, test and My Domain, with and without a trailing slash (facts 3.4 [A])', async () => {
    for (const aud of ['https://login.salesforce.com', 'https://login.salesforce.com/', org().instanceUrl, `${org().instanceUrl}/`, org().loginUrl]) {
      accessToken(await jwtLogin(org(), { ...identity, aud }));
    }
    accessToken(await jwtLogin(org(), identity, { host: 'login' }));
  });

  it('refuses another audience (facts 3.4 [A])', async () => {
    expectOAuthRefusal(await jwtLogin(org(), { ...identity, aud: 'https://elsewhere.example' }), 'invalid_grant');
  });

  it('refuses a consumer key it does not know (facts 3.4 [K])', async () => {
    expectOAuthRefusal(await jwtLogin(org(), { ...identity, consumerKey: newConsumerKey() }), 'invalid_client_id', 'client identifier invalid');
  });

  it('refuses a signature by any other key (facts 3.4 [A])', async () => {
    expectOAuthRefusal(await jwtLogin(org(), { ...identity, privateKey: strangeKey() }), 'invalid_grant');
    const other = await newIdentity(org(), 'Other');
    expectOAuthRefusal(await jwtLogin(org(), { ...identity, privateKey: other.privateKey }), 'invalid_grant');
  });

  it('refuses a header that does not say RS256 (facts 3.4 [A])', async () => {
    for (const alg of ['none', 'HS256', 'RS512']) expectOAuthRefusal(await jwtLogin(org(), { ...identity, alg }), 'invalid_grant');
  });

  it('refuses claims changed after the signature (facts 3.4 [A])', async () => {
    const good = assertion(identity.privateKey, { iss: identity.consumerKey, sub: identity.username, aud: org().loginUrl, exp: soon(org()) });
    const [head, , signature] = good.split('.');
    const forged = Buffer.from(JSON.stringify({ iss: identity.consumerKey, sub: org().username, aud: org().loginUrl, exp: soon(org()) })).toString(
      'base64url',
    );
    expectOAuthRefusal(await token(org(), { grant_type: JWT_BEARER, assertion: [head, forged, signature].join('.') }), 'invalid_grant');
  });

  it('refuses an assertion that is none, or is not there (facts 3.4 [A])', async () => {
    expect((await token(org(), { grant_type: JWT_BEARER, assertion: 'a.b.c' })).status).to.equal(400);
    expect((await token(org(), { grant_type: JWT_BEARER })).status).to.equal(400);
  });

  it('refuses an expired assertion (facts 3.4 [A])', async () => {
    expectOAuthRefusal(await jwtLogin(org(), { ...identity, exp: soon(org()) - 3600 }), 'invalid_grant');
  });

  it('takes an exp in the far future, by default (facts/clients.md, open question [A])', async () => {
    accessToken(await jwtLogin(org(), { ...identity, exp: soon(org()) * 1000 }));
  });

  it('refuses a user that does not exist (facts 3.4 [A])', async () => {
    expectOAuthRefusal(await jwtLogin(org(), { ...identity, username: 'nobody@integrations.example' }), 'invalid_grant');
  });

  it('refuses a user without the permission set of the app (facts 3.4 [A])', async () => {
    await newUser(org(), 'stranger');
    expectOAuthRefusal(
      await jwtLogin(org(), { ...identity, username: 'stranger@integrations.example' }),
      'invalid_app_access',
      'user is not admin approved to access this app',
    );
  });

  it('refuses an app everybody may authorise himself, which this user has not (facts 1.3 [A])', async () => {
    const open = await newIdentity(org(), 'Open', {
      policy: { commaSeparatedPermissionSet: undefined, permittedUsersPolicyType: 'AllSelfAuthorized' },
    });
    expectOAuthRefusal(await jwtLogin(org(), open), 'invalid_grant', "user hasn't approved this consumer");
    const unpolicied = await newIdentity(org(), 'Unpolicied', { policy: null });
    expectOAuthRefusal(await jwtLogin(org(), unpolicied), 'invalid_grant', "user hasn't approved this consumer");
  });

  it('stops with the assignment that let the user in (facts 3.4 [A])', async () => {
    const short = await newIdentity(org(), 'Short', { user: { ProfileId: await profileId(org(), 'Standard User') } });
    accessToken(await jwtLogin(org(), short));
    const assignment = await idOf(
      org(),
      `SELECT Id FROM PermissionSetAssignment WHERE AssigneeId = '${short.userId}' AND PermissionSet.Name = 'Short'`,
    );
    await remove(org(), 'PermissionSetAssignment', assignment);
    expectOAuthRefusal(await jwtLogin(org(), short), 'invalid_app_access');
  });
});
