import { expect } from 'chai';
import type { Asker } from '../callers.ts';
import { expectRefusal, practiceOrg, query, records, toolingQuery } from './caller.ts';
import { soap, soapFault } from './soap.ts';

const LIST_PROFILES = '<listMetadata><queries><type>Profile</type></queries><asOfVersion>66.0</asOfVersion></listMetadata>';

/** What one permission opens: without it the object does not exist for the caller. */
const reads: readonly [object: string, api: 'data' | 'tooling', without: readonly string[], mark: string][] = [
  ['UserLogin', 'data', ['ManageUsers'], 'facts 2.x UserLogin [A]'],
  ['PermissionSet', 'data', ['ViewSetup', 'AssignPermissionSets', 'ManageProfilesPermissionsets', 'ManageSessionPermissionSets'], 'facts 2.x PermissionSet [A]'],
  ['PermissionSetAssignment', 'data', ['ViewSetup', 'AssignPermissionSets'], 'facts 2.x PermissionSet [K]'],
  ['SetupAuditTrail', 'data', ['ViewSetup'], 'facts 2.x SetupAuditTrail [A]'],
  ['EventLogFile', 'data', ['ViewEventLogFiles'], 'facts 2.x EventLogFile [A]'],
  ['ConnectedApplication', 'data', ['ViewSetup'], 'facts 2.x ConnectedApplication [K]'],
  ['ConnectedApplication', 'tooling', ['ViewSetup'], 'facts 2.x ConnectedApplication [K]'],
  ['SetupEntityAccess', 'data', ['ViewSetup'], 'facts 2.x SetupEntityAccess [K]'],
  ['ObjectPermissions', 'data', ['ViewSetup'], 'facts 2.x ObjectPermissions [K]'],
  ['FieldPermissions', 'data', ['ViewSetup'], 'facts 2.x FieldPermissions [K]'],
  ['PermissionSetGroup', 'data', ['ViewSetup'], 'facts 2.x PermissionSetGroup [K]'],
  ['PermissionSetLicense', 'data', ['ViewSetup'], 'facts 2.x PermissionSetLicense [K]'],
  ['CronTrigger', 'data', ['ViewSetup'], 'facts 2.x CronTrigger [K]'],
  ['AsyncApexJob', 'data', ['ViewSetup'], 'facts 2.x AsyncApexJob [K]'],
  ['SecurityHealthCheckRisks', 'tooling', ['ViewSetup'], 'facts B.2 Health Check [A]'],
  ['ExternalClientApplication', 'data', ['ExternalClientAppViewer', 'ExternalClientAppAdmin', 'ExternalClientAppDeveloper', 'CustomizeApplication'], 'facts 1.2 ExternalClientAppViewer [A]'],
  ['ExtlClntAppOauthSettings', 'data', ['ExternalClientAppViewer', 'ExternalClientAppAdmin', 'ExternalClientAppDeveloper', 'CustomizeApplication'], 'facts 1.2 ExternalClientAppViewer [K]'],
  ['ExtlClntAppPlcyCnfg', 'data', ['ExternalClientAppViewer', 'ExternalClientAppAdmin', 'ExternalClientAppDeveloper', 'CustomizeApplication'], 'facts 1.2 ExternalClientAppViewer [K]'],
  ['ExtlClntAppOauthPlcyCnfg', 'data', ['ExternalClientAppAdmin'], 'facts 1.2 ExternalClientAppAdmin [K]'],
];

describe('practice org refusals: callers who lack one permission', () => {
  const org = practiceOrg({ seed: 'typical' });
  const tokenOf = (who: Asker): string => org().newSession(who).accessToken;

  for (const [object, api, without, mark] of reads) {
    const ask = api === 'tooling' ? toolingQuery : query;
    it(`does not know ${object} in the ${api} API without ${without.join(', ')} (${mark})`, async () => {
      const soql = `SELECT Id FROM ${object} LIMIT 1`;
      const allowed = await ask(org(), soql);
      expect(allowed.status, JSON.stringify(allowed.body)).to.equal(200);
      expectRefusal(await ask(org(), soql, { token: tokenOf({ without }) }), { code: 'INVALID_TYPE', message: new RegExp(`sObject type '${object}' is not supported`) });
    });
  }

  it('shows only own log-ins without Manage Users and Monitor Login History, and says nothing of it (facts 2.x LoginHistory [A])', async () => {
    const soql = 'SELECT UserId, COUNT(Id) n FROM LoginHistory GROUP BY UserId';
    expect((await records(org(), soql)).length).to.be.above(3);
    for (const without of [['ManageUsers'], ['MonitorLoginHistory']]) expect((await records(org(), soql, { token: tokenOf({ without }) })).length).to.be.above(3);
    expect(await records(org(), soql, { token: tokenOf({ without: ['ManageUsers', 'MonitorLoginHistory'] }) })).to.have.lengthOf(1);
  });

  it('shows only own tokens without Customize Application, in rows and in COUNT() (facts 2.x OauthToken [A])', async () => {
    expect(await records(org(), 'SELECT DeleteToken FROM OauthToken')).to.not.have.lengthOf(0);
    const token = tokenOf({ without: ['CustomizeApplication'] });
    expect(await records(org(), 'SELECT DeleteToken FROM OauthToken', { token })).to.have.lengthOf(0);
    expect(((await query(org(), 'SELECT COUNT() FROM OauthToken', { token })).body as { totalSize: number }).totalSize).to.equal(0);
  });

  it('shows only own sessions without Manage Users (facts 2.x AuthSession [K])', async () => {
    const { accessToken: token, username } = org().newSession({ without: ['ManageUsers'] });
    const seen = await records(org(), 'SELECT Users.Username FROM AuthSession', { token });
    expect(new Set(seen.map((row) => (row['Users'] as { Username: string }).Username))).to.deep.equal(new Set([username]));
    expect((await records(org(), 'SELECT UsersId FROM AuthSession')).length).to.be.above(seen.length);
  });

  it('keeps the Metadata API from who has neither Modify Metadata nor Modify All Data (facts 3.3 [K])', async () => {
    const token = tokenOf({ without: ['ModifyMetadata', 'ModifyAllData'] });
    expect((await soapFault(org(), LIST_PROFILES, { token })).code).to.equal('sf:INSUFFICIENT_ACCESS');
    for (const one of ['ModifyMetadata', 'ModifyAllData']) await soap(org(), LIST_PROFILES, { token: tokenOf({ without: [one] }) });
  });

  it('tells every caller its own permissions (facts 1.2 [A])', async () => {
    const soql = 'SELECT PermissionsManageUsers, PermissionsViewSetup FROM UserPermissionAccess';
    expect(await records(org(), soql)).to.have.lengthOf(1);
    const [own] = await records(org(), soql, { token: tokenOf({ without: ['ManageUsers', 'ViewSetup'] }) });
    expect(own).to.include({ PermissionsManageUsers: false, PermissionsViewSetup: false });
    expect((await records(org(), soql))[0]).to.include({ PermissionsManageUsers: true, PermissionsViewSetup: true });
  });
});
