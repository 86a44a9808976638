import { expect } from 'chai';
import { closeAfter } from '../support/close-after.ts';
import { logInAdmin } from '../support/log-in.ts';
import { startOrgProcess, type OrgProcess } from '../support/practice-org-process.ts';
import { openSf, type Sf, type SfOutcome } from '../support/sf.ts';

describe('The real sf CLI logs in to the practice org', () => {
  const opened = closeAfter();
  let sf: Sf;
  let org: OrgProcess;
  let login: SfOutcome;
  before(async function () {
    sf = opened(await openSf(this));
    org = opened(await startOrgProcess());
    login = await logInAdmin(sf, org);
  });

  it('by access token, with the trailing slash its own URL flag adds', () => {
    expect(login.result).to.include({ username: org.username, orgId: org.orgId });
    expect(login.result['instanceUrl']).to.match(/\/$/);
  });

  it('without any change to the org', async () => {
    const requests = await org.requests();
    expect(requests).to.not.be.empty;
    expect(requests.filter((request) => request.changed)).to.deep.equal([]);
  });

  it('with the calls of facts/clients.md, of which only the question for a dev hub is refused', async () => {
    const calls = (await org.requests()).map(({ method, path, status }) => `${method} ${path.split('?')[0]} ${status}`);
    expect(calls).to.include('GET /services/oauth2/userinfo 200').and.include('GET /services/data 200');
    expect(calls.filter((call) => !call.endsWith(' 200'))).to.deep.equal(['GET /services/data/v51.0/query 400']);
    expect(calls.some((call) => /^GET \/services\/data\/v51\.0\/sobjects\/User\/005\w+ 200$/.test(call))).to.equal(true);
    expect(calls.some((call) => call.startsWith('GET /services/data/v66.0/query 200')), calls.join('\n')).to.equal(true);
  });

  it('and shows the org as connected, the access token masked', async () => {
    const shown = await sf.json(['org', 'display']);
    expect(shown.result).to.include({ id: org.orgId, username: org.username, alias: 'admin', apiVersion: '66.0' });
    expect(shown.result['connectedStatus']).to.equal('Connected');
    expect(shown.result['accessToken']).to.match(/^\[REDACTED\]/);
    expect(shown.stdout).to.not.include(org.accessToken);
  });

  it('and lists the org among those it knows', async () => {
    const listed = await sf.json<Record<string, { username: string; connectedStatus: string }[]>>(['org', 'list']);
    expect(listed.result['nonScratchOrgs']?.map(({ username, connectedStatus }) => [username, connectedStatus])).to.deep.equal([
      [org.username, 'Connected'],
    ]);
  });

  it('and reads the limits, whose daily requests go down by what it asks', async () => {
    const limits = await sf.json<{ name: string; max: number; remaining: number }[]>(['org', 'list', 'limits']);
    const daily = limits.result.find(({ name }) => name === 'DailyApiRequests');
    expect(daily?.max).to.be.greaterThan(0);
    expect(daily?.remaining).to.be.lessThan(daily?.max ?? 0);
    expect(limits.result.map(({ name }) => name)).to.include('DailyBulkV2QueryJobs');
  });

  it('and is refused with a token of no session', async () => {
    const args = ['org', 'login', 'access-token', '--instance-url', org.instanceUrl, '--no-prompt'];
    const refused = await sf.json(args, { env: { SF_ACCESS_TOKEN: `${org.orgId.slice(0, 15)}!AQ0AQ.not.a.session` } });
    expect(refused.exitCode).to.equal(1);
    expect(refused.json.status).to.equal(1);
    expect(refused.json.name).to.equal('AuthCodeUsernameRetrievalError');
  });
});
