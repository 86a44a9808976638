import { expect } from 'chai';
import { expectRefusal, practiceOrg, query, records } from '../refusals/caller.ts';
import type { Fields } from '../refusals/caller.ts';
import { sizes } from '../seeds/large/sizes.ts';

const SUMMARY = 'SELECT UserId, LoginType, LoginSubType, Application, COUNT(Id) logins, MIN(LoginTime) oldest, MAX(LoginTime) newest FROM LoginHistory';
const day = (org: { state: { now: () => Date } }, ago: number): string => new Date(org.state.now().getTime() - ago * 86_400_000).toISOString();

describe('practice org: the large seed', function () {
  this.timeout(60_000);
  const org = practiceOrg({ seed: 'large' });
  const count = async (soql: string): Promise<unknown> => ((await query(org(), soql)).body as { totalSize: number }).totalSize;

  for (const [what, soql] of [
    ['users', 'SELECT COUNT() FROM User'],
    ['profiles', 'SELECT COUNT() FROM Profile'],
    ['permissionSets', "SELECT COUNT() FROM PermissionSet WHERE IsOwnedByProfile = false AND Type != 'Group'"],
    ['assignments', 'SELECT COUNT() FROM PermissionSetAssignment'],
    ['integrations', "SELECT COUNT() FROM User WHERE Profile.UserLicense.Name = 'Salesforce Integration'"],
    ['integrations', 'SELECT COUNT() FROM ExtlClntAppOauthPlcyCnfg'],
    ['logins', 'SELECT COUNT() FROM LoginHistory'],
    ['tokens', 'SELECT COUNT() FROM OauthToken'],
  ] as const) {
    it(`has ${String(sizes[what])} ${what}: ${soql}`, async () => {
      const found = Number(await count(soql));
      // The administrator's own session is a log-in too.
      expect(found).to.equal(what === 'logins' ? sizes[what] + 1 : sizes[what]);
    });
  }

  it('counts and finds extremes exactly as the rows say, row by row', async () => {
    const where = `WHERE LoginTime >= ${day(org(), 2)} AND LoginTime < ${day(org(), 1)}`;
    const groups = await records(org(), `${SUMMARY} ${where} GROUP BY UserId, LoginType, LoginSubType, Application`);
    const logins = (await pages(`SELECT UserId, LoginType, LoginSubType, Application, LoginTime FROM LoginHistory ${where}`)).sort((left, right) => String(left['LoginTime']).localeCompare(String(right['LoginTime'])));
    const byHand = new Map<string, Fields[]>();
    for (const login of logins) byHand.set(keyOf(login), [...(byHand.get(keyOf(login)) ?? []), login]);
    expect(groups).to.have.lengthOf(byHand.size);
    for (const group of groups) {
      const own = byHand.get(keyOf(group)) ?? [];
      expect({ logins: group['logins'], oldest: group['oldest'], newest: group['newest'] }).to.deep.equal({ logins: own.length, oldest: own[0]?.['LoginTime'], newest: own.at(-1)?.['LoginTime'] });
    }
    expect(new Set((await pages(`SELECT Id FROM LoginHistory ${where}`)).map((login) => login['Id'])).size).to.equal(logins.length);
  });

  it('counts the same where it reads the ends of streams and where it reads every row', async () => {
    const [from, to] = [day(org(), 9), day(org(), 6)];
    const quick = await count(`SELECT COUNT() FROM LoginHistory WHERE LoginTime > ${from} AND LoginTime <= ${to}`);
    expect(await count(`SELECT COUNT() FROM LoginHistory WHERE LoginTime > ${from} AND LoginTime <= ${to} AND (LoginTime > ${from} OR LoginTime = ${from})`)).to.equal(quick);
    const [distinct] = await records(org(), `SELECT COUNT_DISTINCT(LoginTime) n, COUNT(Id) all FROM LoginHistory WHERE LoginTime > ${from} AND LoginTime <= ${to}`);
    expect(distinct?.['all']).to.equal(quick);
  });

  it('answers a summary of three days, and of one integration over half a year, within seconds', async () => {
    const started = performance.now();
    await records(org(), `${SUMMARY} WHERE LoginTime >= ${day(org(), 3)} GROUP BY UserId, LoginType, LoginSubType, Application`);
    const [integration] = await records(org(), "SELECT Id FROM User WHERE Username = 'sync.7@integration.large.example.com'");
    const where = `WHERE UserId IN ('${String(integration?.['Id'])}') AND LoginTime >= ${day(org(), 179.5)}`;
    expect(await count(`SELECT COUNT() FROM LoginHistory ${where}`)).to.equal(18_000);
    expect(await records(org(), `SELECT SourceIp, LoginTime FROM LoginHistory ${where} ORDER BY LoginTime DESC LIMIT 2000`)).to.have.lengthOf(2000);
    expect(performance.now() - started).to.be.below(4000);
  });

  it('gives the newest and the oldest rows of all, and of some, without reading the others', async () => {
    const times = async (where: string, order: string): Promise<string[]> =>
      (await records(org(), `SELECT LoginTime FROM LoginHistory ${where} ORDER BY LoginTime ${order} LIMIT 300`)).map((login) => String(login['LoginTime']));
    const window = `WHERE LoginType = 'Application' AND LoginTime >= ${day(org(), 40)} AND LoginTime < ${day(org(), 35)}`;
    const all = (await pages(`SELECT LoginTime FROM LoginHistory ${window}`)).map((login) => String(login['LoginTime'])).sort();
    expect(await times(window, 'ASC')).to.deep.equal(all.slice(0, 300));
    expect(await times(window, 'DESC')).to.deep.equal(all.toReversed().slice(0, 300));
    const started = performance.now();
    expect(await times('', 'DESC')).to.have.lengthOf(300);
    expect(performance.now() - started).to.be.below(2000);
  });

  it('refuses a summary of more than 2,000 groups, as any org does', async () => {
    const answer = await query(org(), `${SUMMARY} GROUP BY UserId, LoginType, LoginSubType, Application`);
    expectRefusal(answer, { code: 'EXCEEDED_ID_LIMIT' });
  });

  async function pages(soql: string): Promise<Fields[]> {
    interface Page { records: Fields[]; nextRecordsUrl?: string }
    let page = (await query(org(), soql)).body as Page;
    const found = [...page.records];
    while (page.nextRecordsUrl !== undefined) {
      page = (await fetch(`${org().instanceUrl}${page.nextRecordsUrl}`, { headers: { authorization: `Bearer ${org().accessToken}` } }).then((reply) => reply.json())) as Page;
      found.push(...page.records);
    }
    return found;
  }
});

function keyOf({ UserId, LoginType, LoginSubType, Application }: Fields): string {
  return JSON.stringify([UserId, LoginType, LoginSubType, Application]);
}
