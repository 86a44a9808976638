import { expect } from 'chai';
import { expectRefusal, get, idOf, practiceOrg, query, records, remove, send } from './caller.ts';
import { newIdentity } from './identity.ts';
import { accessToken, jwtLogin } from './logging-in.ts';

const ENDED = { status: 401, code: 'INVALID_SESSION_ID', message: 'Session expired or invalid' };

describe('practice org refusals: sessions', () => {
  const org = practiceOrg();

  it('answers 401 without a session, with an unknown one and with half of one (facts 3.3 [A])', async () => {
    for (const token of ['', 'nonsense', org().accessToken.slice(0, -1)]) expectRefusal(await get(org(), '/limits', { token }), ENDED);
    expect((await get(org(), '/limits')).status).to.equal(200);
  });

  const calls: [method: string, path: string][] = [
    ['GET', '/sobjects'],
    ['GET', '/sobjects/User/describe'],
    ['POST', '/sobjects/Account'],
    ['PATCH', '/sobjects/User/005000000000001AAA'],
    ['DELETE', '/sobjects/User/005000000000001AAA'],
    ['GET', '/query?q=SELECT+Id+FROM+User'],
    ['GET', '/tooling/query?q=SELECT+Id+FROM+Profile'],
    ['POST', '/composite/sobjects'],
    ['POST', '/jobs/query'],
    ['GET', '/sobjects/User/005000000000001AAA/password'],
    ['POST', '/metadata/deployRequest'],
  ];
  for (const [method, path] of calls) {
    it(`answers 401 to ${method} ${path} without a session (facts 3.3 [A])`, async () => {
      expectRefusal(await get(org(), path, { token: 'nonsense', method, ...(method === 'GET' ? {} : { body: {} }) }), ENDED);
    });
  }

  it('serves the list of versions to anybody (facts/clients.md [A])', async () => {
    expect((await send(org(), '/services/data', { token: '' })).status).to.equal(200);
  });

  it('ends a session whose AuthSession row is deleted (facts 5.3 [A])', async () => {
    const identity = await newIdentity(org(), 'Ended');
    const token = accessToken(await jwtLogin(org(), identity));
    expect((await query(org(), 'SELECT Id FROM User LIMIT 1', { token })).status).to.equal(200);
    const row = await idOf(org(), `SELECT Id FROM AuthSession WHERE UsersId = '${identity.userId}'`);
    expect((await remove(org(), 'AuthSession', row)).status).to.equal(204);
    expectRefusal(await query(org(), 'SELECT Id FROM User LIMIT 1', { token }), ENDED);
  });

  it('names the user of a session UsersId (facts 7.13 [A])', async () => {
    const rows = await records(org(), 'SELECT UsersId, Users.Username, SourceIp, IsCurrent FROM AuthSession WHERE IsCurrent = true');
    expect(rows.map(({ UsersId, SourceIp }) => ({ UsersId, SourceIp }))).to.deep.equal([{ UsersId: await idOf(org(), `SELECT Id FROM User WHERE Username = '${org().username}'`), SourceIp: '127.0.0.1' }]);
    expectRefusal(await query(org(), 'SELECT User.Name FROM AuthSession'), { code: 'INVALID_FIELD' });
  });

  it('says which session is the one that asks, with the address it came from (facts 2.x AuthSession [A])', async () => {
    const identity = await newIdentity(org(), 'Current');
    const token = accessToken(await jwtLogin(org(), identity));
    await jwtLogin(org(), identity);
    const own = await records(org(), 'SELECT IsCurrent, SourceIp FROM AuthSession', { token });
    expect(own.filter((row) => row['IsCurrent'] === true).map((row) => row['SourceIp'])).to.deep.equal(['127.0.0.1']);
    expect(own).to.have.lengthOf(2);
  });

  it('takes an address that begins with two slashes (facts/clients.md [A])', async () => {
    const { headers } = await get(org(), '/limits');
    expect(headers['content-type']).to.match(/^application\/json/);
    const answer = await fetch(`${org().instanceUrl}//services/data/v66.0/limits`, { headers: { authorization: `Bearer ${org().accessToken}` } });
    expect(answer.status).to.equal(200);
  });
});
