import { expect } from 'chai';
import { keepRow } from '../state.ts';
import type { Row } from '../state.ts';
import { practiceOrg, query, records, send } from './caller.ts';
import type { Answer, PracticeOrg } from './caller.ts';

const CLOCK = '2026-11-21T12:00:00.000Z';
const adminId = (org: PracticeOrg): string => [...(org.state.tables.get('User')?.values() ?? [])].find((user) => user['Username'] === org.username)?.['Id'] as string;

function plantLogin(org: PracticeOrg, number: number, time: string, more: Row = {}): void {
  const id = `0YaPr00009${String(number).padStart(5, '0')}AAA`;
  keepRow(org.state, 'LoginHistory', { Id: id, UserId: adminId(org), LoginTime: time, LoginType: 'Application', Status: 'Success', Application: 'Browser', ...more });
}

function plantToken(org: PracticeOrg, number: number): void {
  const key = `5AepPlanted${String(number).padStart(5, '0')}`;
  keepRow(org.state, 'OauthToken', { Id: null, UserId: adminId(org), AppName: 'Planted', CreatedDate: CLOCK, UseCount: number, DeleteToken: key }, key);
}

const total = (answer: Answer): unknown => (answer.body as { totalSize: number }).totalSize;
interface Page {
  records: { UseCount: number }[];
  done: boolean;
  nextRecordsUrl?: string;
}

describe('practice org refusals: log-ins older than six months', () => {
  const org = practiceOrg({ settings: { clock: CLOCK } });
  before(() => {
    plantLogin(org(), 1, '2026-05-20T12:00:00.000Z', { Application: 'Old' });
    plantLogin(org(), 2, '2026-05-22T12:00:00.000Z', { Application: 'Kept' });
  });

  it('has forgotten them in rows, counts and groups (facts 2.z [A])', async () => {
    expect(await records(org(), 'SELECT Application FROM LoginHistory WHERE LoginTime < 2026-06-01T00:00:00Z')).to.have.lengthOf(1);
    expect(total(await query(org(), 'SELECT COUNT() FROM LoginHistory WHERE LoginTime < 2026-06-01T00:00:00Z'))).to.equal(1);
    const groups = await records(org(), 'SELECT Application, COUNT(Id) n FROM LoginHistory WHERE LoginTime < 2026-06-01T00:00:00Z GROUP BY Application');
    expect(groups.map((group) => group['Application'])).to.deep.equal(['Kept']);
  });

  it('groups by what cannot be filtered, with the first and last time (facts 2.x LoginHistory [A])', async () => {
    plantLogin(org(), 3, '2026-11-01T12:00:00.000Z', { Application: 'Sync', LoginSubType: 'OauthRefreshToken' });
    plantLogin(org(), 4, '2026-11-02T12:00:00.000Z', { Application: 'Sync', LoginSubType: 'OauthRefreshToken' });
    const soql =
      'SELECT UserId, LoginType, LoginSubType, Application, COUNT(Id) logins, MAX(LoginTime) lastLogin FROM LoginHistory ' +
      'WHERE LoginTime >= 2026-11-01T00:00:00Z AND LoginTime < 2026-11-03T00:00:00Z GROUP BY UserId, LoginType, LoginSubType, Application';
    expect((await records(org(), soql))[0]).to.include({ Application: 'Sync', LoginSubType: 'OauthRefreshToken', logins: 2, lastLogin: '2026-11-02T12:00:00.000+0000' });
  });
});

describe('practice org refusals: more tokens than one query gives', () => {
  const org = practiceOrg({ settings: { clock: CLOCK } });
  before(() => {
    for (let number = 0; number < 2600; number += 1) plantToken(org(), number);
  });

  it('gives 500 tokens a batch and 2,500 in all, and counts them truly (facts 2.x OauthToken [A])', async () => {
    let page = (await query(org(), 'SELECT UseCount FROM OauthToken ORDER BY UseCount')).body as Page;
    let read = page.records.length;
    expect(read).to.equal(500);
    while (page.nextRecordsUrl !== undefined) {
      page = (await send(org(), page.nextRecordsUrl)).body as Page;
      read += page.records.length;
    }
    expect(read).to.equal(2500);
    expect(total(await query(org(), 'SELECT COUNT() FROM OauthToken'))).to.equal(2600);
  });

  it('reaches no token beyond 2,500 by OFFSET, and all of them by a narrower filter (facts 2.x OauthToken [A])', async () => {
    const last = await records(org(), 'SELECT UseCount FROM OauthToken ORDER BY UseCount LIMIT 500 OFFSET 2000');
    expect(last.at(-1)?.['UseCount']).to.equal(2499);
    const rest = await records(org(), 'SELECT UseCount FROM OauthToken WHERE UseCount >= 2500');
    expect(rest).to.have.lengthOf(100);
  });

  it('takes a token away by its DeleteToken, once (facts 5.3 [A])', async () => {
    const revoke = (): Promise<Answer> =>
      send(org(), '/services/oauth2/revoke', { method: 'POST', token: '', body: 'token=5AepPlanted00007', headers: { 'content-type': 'application/x-www-form-urlencoded' } });
    expect((await revoke()).status).to.equal(200);
    expect(await records(org(), "SELECT AppName FROM OauthToken WHERE DeleteToken = '5AepPlanted00007'")).to.have.lengthOf(0);
    expect((await revoke()).body).to.include({ error: 'invalid_token' });
  });

  it('leads from a token to its connected app through the app menu (facts 2.x AppMenuItem [B])', async () => {
    keepRow(org().state, 'ConnectedApplication', { Id: '0H4Pr0000000009AAA', Name: 'Menu App', OptionsAllowAdminApprovedUsersOnly: true });
    org().state.changes += 1;
    const [item] = await records(org(), "SELECT Id, ApplicationId, IsUsingAdminAuthorization FROM AppMenuItem WHERE Label = 'Menu App'");
    expect(item).to.include({ ApplicationId: '0H4Pr0000000009AAA', IsUsingAdminAuthorization: true });
  });
});
