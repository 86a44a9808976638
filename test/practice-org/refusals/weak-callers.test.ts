import { expect } from 'chai';
import type { Asker } from '../callers.ts';
import { expectRefusal, practiceOrg, query, records, toolingQuery } from './caller.ts';
import { soap, soapFault } from './soap.ts';

const LIST_PROFILES = '<listMetadata><queries><type>Profile</type></queries><asOfVersion>66.0</asOfVersion></listMetadata>';

type Read = readonly [object: string, api: 'data' | 'tooling', without: readonly string[], place: string];
/** What a permission opens, documented: without it the object does not exist for the caller. */
const documented: readonly Read[] = [
  ['UserLogin', 'data', ['ManageUsers'], '2.x UserLogin'],
  ['PermissionSet', 'data', ['ViewSetup', 'AssignPermissionSets', 'ManageProfilesPermissionsets', 'ManageSessionPermissionSets'], '2.x PermissionSet'],
  ['SetupAuditTrail', 'data', ['ViewSetup'], '2.x SetupAuditTrail'],
  ['EventLogFile', 'data', ['ViewEventLogFiles'], '2.x EventLogFile'],
  ['SecurityHealthCheckRisks', 'tooling', ['ViewSetup'], 'B.2 Health Check'],
  ['ExternalClientApplication', 'data', ['ExternalClientAppViewer', 'ExternalClientAppAdmin', 'ExternalClientAppDeveloper', 'CustomizeApplication'], '1.2 ExternalClientAppViewer'],
];
/** The same of objects whose rule is well known, or taken over from their sisters. */
const inferred: readonly Read[] = [
  ['PermissionSetAssignment', 'data', ['ViewSetup', 'AssignPermissionSets'], '2.x PermissionSet'],
  ['ConnectedApplication', 'data', ['ViewSetup'], '2.x ConnectedApplication'],
  ['ConnectedApplication', 'tooling', ['ViewSetup'], '2.x ConnectedApplication'],
  ['SetupEntityAccess', 'data', ['ViewSetup'], '2.x SetupEntityAccess'],
  ['ObjectPermissions', 'data', ['ViewSetup'], '2.x ObjectPermissions'],
  ['FieldPermissions', 'data', ['ViewSetup'], '2.x FieldPermissions'],
  ['PermissionSetGroup', 'data', ['ViewSetup'], '2.x PermissionSetGroup'],
  ['PermissionSetLicense', 'data', ['ViewSetup'], '2.x PermissionSetLicense'],
  ['CronTrigger', 'data', ['ViewSetup'], '2.x CronTrigger'],
  ['AsyncApexJob', 'data', ['ViewSetup'], '2.x AsyncApexJob'],
  ['ExtlClntAppOauthSettings', 'data', ['ExternalClientAppViewer', 'ExternalClientAppAdmin', 'ExternalClientAppDeveloper', 'CustomizeApplication'], '1.2 ExternalClientAppViewer'],
  ['ExtlClntAppPlcyCnfg', 'data', ['ExternalClientAppViewer', 'ExternalClientAppAdmin', 'ExternalClientAppDeveloper', 'CustomizeApplication'], '1.2 ExternalClientAppViewer'],
  ['ExtlClntAppOauthPlcyCnfg', 'data', ['ExternalClientAppAdmin'], '1.2 ExternalClientAppAdmin'],
];

describe('practice org refusals: callers who lack one permission', () => {
  const org = practiceOrg({ seed: 'typical', settings: { switches: { assignmentReaders: 'setup' } } });
  const tokenOf = (who: Asker): string => org().newSession(who).accessToken;

  async function expectUnknown([object, api, without]: Read): Promise<void> {
    const ask = api === 'tooling' ? toolingQuery : query;
    const soql = `SELECT Id FROM ${object} LIMIT 1`;
    const allowed = await ask(org(), soql);
    expect(allowed.status, JSON.stringify(allowed.body)).to.equal(200);
    const message = new RegExp(`sObject type '${object}' is not supported`);
    expectRefusal(await ask(org(), soql, { token: tokenOf({ without }) }), { code: 'INVALID_TYPE', message });
  }

  for (const read of documented) {
    it(`knows no ${read[0]} in the ${read[1]} API without ${read[2].join(', ')} (facts ${read[3]} [A])`, () => expectUnknown(read));
  }
  for (const read of inferred) {
    it(`knows no ${read[0]} in the ${read[1]} API without ${read[2].join(', ')} (facts ${read[3]} [K])`, () => expectUnknown(read));
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
