import { expect } from 'chai';
import { expectRefusal, get, practiceOrg, send } from './caller.ts';
import { newIdentity } from './identity.ts';
import type { Identity } from './identity.ts';
import { accessToken, jwtLogin } from './logging-in.ts';
import { soapFault } from './soap.ts';

const ENDED = { status: 401, code: 'INVALID_SESSION_ID', message: 'Session expired or invalid' };

describe('practice org refusals: sessions that end on order', () => {
  const org = practiceOrg();
  let identity: Identity;
  before(async () => {
    identity = await newIdentity(org(), 'Lost');
  });
  afterEach(() => {
    org().faults.clear();
  });

  it('ends the session of the request it meets, for good, and gives another one to who logs in again (facts 3.3 [A])', async () => {
    const token = accessToken(await jwtLogin(org(), identity));
    org().faults.add({ kind: 'expired-session', on: { path: '/limits$' } });
    expectRefusal(await get(org(), '/limits', { token }), ENDED);
    expectRefusal(await get(org(), '/sobjects', { token }), ENDED);
    expect((await get(org(), '/limits')).status).to.equal(200);
    expect((await get(org(), '/limits', { token: accessToken(await jwtLogin(org(), identity)) })).status).to.equal(200);
  });

  it('leaves an access token that nobody can refresh at 401, until somebody brings another one (facts/clients.md [A])', async () => {
    const { accessToken: token } = org().newSession();
    org().faults.add({ kind: 'expired-session' });
    expectRefusal(await get(org(), '/limits', { token }), ENDED);
    expectRefusal(await get(org(), '/limits', { token }), ENDED);
    expect((await send(org(), '/services/oauth2/userinfo', { token })).status).to.equal(403);
    expect((await get(org(), '/limits', { token: org().newSession().accessToken })).status).to.equal(200);
  });

  it('ends a session over SOAP with the fault of facts 3.3 (facts 3.3 [A])', async () => {
    const { accessToken: token } = org().newSession();
    org().faults.add({ kind: 'expired-session' });
    expect(await soapFault(org(), '<describeMetadata/>', { token })).to.include({ code: 'sf:INVALID_SESSION_ID' });
    expect(await soapFault(org(), '<describeMetadata/>', { token })).to.include({ code: 'sf:INVALID_SESSION_ID' });
  });

  it('answers 401 for ever where told to, while log-ins work and give tokens that are refused as well (facts/security 0.4 [A])', async () => {
    org().faults.add({ kind: 'unauthorized-forever' });
    for (let turn = 0; turn < 3; turn += 1) {
      const token = accessToken(await jwtLogin(org(), identity));
      expectRefusal(await get(org(), '/limits', { token }), ENDED);
    }
    expect((await soapFault(org(), '<describeMetadata/>')).code).to.equal('sf:INVALID_SESSION_ID');
    expect((await send(org(), '/services/data', { token: '' })).status).to.equal(200);
    org().faults.clear();
    expect((await get(org(), '/limits')).status).to.equal(200);
  });
});
