import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { query, records, send, toolingQuery } from '../refusals/caller.ts';
import { startPracticeOrg } from '../server.ts';
import type { PracticeOrg } from '../server.ts';

const NOW = '2026-11-21T12:00:00.000Z';
const files: Record<string, string> = {
  'org.json': JSON.stringify({ clock: NOW }),
  'records/User.csv': 'Username,FirstName,LastName,Email,Profile.Name\nbo@plant.example.com,Bo,Berg,bo@plant.example.com,Standard User\n',
  'records/LoginHistory.csv': 'User.Username,LoginTime,LoginType,LoginSubType,Status,Application,SourceIp\nbo@plant.example.com,2026-11-20T08:00:00Z,Remote Access 2.0,OauthRefreshToken,Success,Sheet Export,198.51.100.9\n',
  'records/OauthToken.csv': 'User.Username,AppName,CreatedDate,LastUsedDate,UseCount,DeleteToken\nbo@plant.example.com,Sheet Export,2025-01-01T00:00:00Z,2026-11-20T08:00:00Z,77,5AepPlanted1\n',
  'records/SetupAuditTrail.csv': 'CreatedBy.Username,CreatedDate,Action,Section,Display\nbo@plant.example.com,2026-11-19T08:00:00Z,suOrgAdminLogin,,Logged in using Login-As access for Bo Berg\n',
  'records/SecurityHealthCheckRisks.csv': 'DurableId,Setting,SettingGroup,RiskType,OrgValue\nPasswordPolicies.Minimumpasswordlength,Minimum password length,Password Policies,HIGH_RISK,5 characters\n',
  'records/CronJobDetail.csv': 'Name,JobType\nNightly,7\n',
  'records/CronTrigger.csv': 'CronJobDetail.Name,Owner.Username,CreatedBy.Username,State\nNightly,bo@plant.example.com,bo@plant.example.com,WAITING\n',
  'records/AsyncApexJob.csv': 'CreatedBy.Username,JobType,Status\nbo@plant.example.com,BatchApex,Queued\n',
  'records/EventLogFile.csv': 'LogDate,LogFile\n2026-11-20T00:00:00Z,"""USER_ID"",""CLIENT_IP"",""API_VERSION""\n""005000000000001"","""",""9998.0""\n"\n',
  'records/ConnectedApplication.csv': 'Name,DeveloperName,ContactEmail,OptionsAllowAdminApprovedUsersOnly\nSheet Export,Sheet_Export,owner@plant.example.com,false\n',
};

describe('practice org: what checks read, planted from a folder', () => {
  let folder = '';
  let org: PracticeOrg;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'plant-'));
    mkdirSync(join(folder, 'records'));
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    org = await startPracticeOrg({ load: folder });
  });
  after(async () => {
    await org.close();
    rmSync(folder, { recursive: true });
  });

  for (const [soql, row] of [
    ["SELECT Application, LoginSubType FROM LoginHistory WHERE LoginType = 'Remote Access 2.0'", { Application: 'Sheet Export', LoginSubType: 'OauthRefreshToken' }],
    ["SELECT Id, AppName, UseCount, AppMenuItem.Label FROM OauthToken WHERE User.Username = 'bo@plant.example.com'", { Id: null, AppName: 'Sheet Export', UseCount: 77 }],
    ["SELECT Display FROM SetupAuditTrail WHERE Action = 'suOrgAdminLogin'", { Display: 'Logged in using Login-As access for Bo Berg' }],
    ["SELECT CronJobDetail.Name, State FROM CronTrigger WHERE OwnerId IN (SELECT Id FROM User WHERE Username = 'bo@plant.example.com')", { State: 'WAITING' }],
    ["SELECT JobType, COUNT(Id) jobs FROM AsyncApexJob WHERE Status IN ('Queued') GROUP BY JobType", { JobType: 'BatchApex', jobs: 1 }],
    ['SELECT EventType, Interval, LogFileFieldNames, LogFileContentType FROM EventLogFile', { EventType: 'ApiTotalUsage', Interval: 'Daily', LogFileFieldNames: 'USER_ID,CLIENT_IP,API_VERSION', LogFileContentType: 'text/csv' }],
  ] as const) {
    it(`answers ${soql}`, async () => {
      const found = await records(org, soql);
      expect(found).to.have.lengthOf(1);
      expect(found[0]).to.include(row);
    });
  }

  it('leads from the planted token to the planted app', async () => {
    const [token] = await records(org, 'SELECT AppMenuItem.ApplicationId FROM OauthToken');
    const [app] = await records(org, 'SELECT Id FROM ConnectedApplication');
    expect((token?.['AppMenuItem'] as { ApplicationId: string }).ApplicationId).to.equal(app?.['Id']);
  });

  it('lays a planted health check row over the one every org has', async () => {
    const { body } = await toolingQuery(org, "SELECT RiskType, OrgValue FROM SecurityHealthCheckRisks WHERE Setting = 'Minimum password length'");
    expect((body as { records: object[] }).records).to.have.lengthOf(1);
    expect((body as { records: object[] }).records[0]).to.include({ RiskType: 'HIGH_RISK', OrgValue: '5 characters' });
  });

  it('gives the body of the planted log file as it was written', async () => {
    const [file] = await records(org, 'SELECT LogFile FROM EventLogFile');
    expect((await send(org, String(file?.['LogFile']))).body).to.equal('"USER_ID","CLIENT_IP","API_VERSION"\n"005000000000001","","9998.0"\n');
  });

  it('gives a session of any user, who sees own rows, and none of somebody the org does not know', async () => {
    const bo = org.newSession({ username: 'bo@plant.example.com' });
    expect(bo.username).to.equal('bo@plant.example.com');
    expect(await records(org, 'SELECT AppName FROM OauthToken', { token: bo.accessToken })).to.have.lengthOf(1);
    expect(await records(org, 'SELECT AppName FROM OauthToken', { token: org.newSession({ without: ['CustomizeApplication'] }).accessToken })).to.have.lengthOf(0);
    expect(() => org.newSession({ username: 'nobody@plant.example.com' })).to.throw(/no user nobody@/);
    expect(() => org.newSession({ without: ['ViewSetups'] })).to.throw(/no permission ViewSetups/);
  });

  it('gives such sessions over the wire, too', async () => {
    const asked = await send(org, '/__practice-org/sessions', { method: 'POST', token: '', body: { without: ['ViewSetup', 'ManageUsers'] } });
    expect(asked.status).to.equal(201);
    const { accessToken, username } = asked.body as { accessToken: string; username: string };
    expect(username).to.equal('without.manageusers.viewsetup@practice.example.com');
    expect((await query(org, 'SELECT Id FROM UserLogin', { token: accessToken })).status).to.equal(400);
    expect((await send(org, '/__practice-org/sessions', { method: 'POST', token: '', body: { username: 'nobody' } })).status).to.equal(400);
  });

  it('counts none of what was read as a change', async () => {
    expect(org.requests.filter((entry) => entry.changed)).to.deep.equal([]);
    const revoked = await send(org, '/services/oauth2/revoke', { method: 'POST', token: '', body: 'token=5AepPlanted1', headers: { 'content-type': 'application/x-www-form-urlencoded' } });
    expect(revoked.status).to.equal(200);
    expect(org.requests.at(-1)?.changed).to.equal(true);
  });
});
