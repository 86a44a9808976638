import { expect } from 'chai';
import { changingNothing, created, expectRefusal, idOf, patch, practiceOrg, query, records, remove } from './caller.ts';
import { deploy, deployed, refusedDeploy } from './deploying.ts';
import type { DeployOptions } from './deploying.ts';
import { appFamily } from './external-client-app.ts';
import { newIdentity, objectGrant, permissionSet, permissionSetId, profile, profileId } from './identity.ts';
import type { Identity } from './identity.ts';
import { accessToken, jwtLogin } from './logging-in.ts';

const SATELLITES = ['ExtlClntAppConfigurablePolicies', 'ExtlClntAppOauthConfigurablePolicies', 'ExtlClntAppGlobalOauthSettings', 'ExtlClntAppOauthSettings'] as const;

/** What drift repair takes away, row by row. */
describe('practice org refusals: rows that are taken away', () => {
  const org = practiceOrg();
  let identity: Identity;
  before(async () => {
    await deployed(org(), [profile('Row Keeper')]);
    identity = await newIdentity(org(), 'Rows', { user: { ProfileId: await profileId(org(), 'Row Keeper') } });
  });
  const assignment = (): Promise<string> =>
    idOf(org(), `SELECT Id FROM PermissionSetAssignment WHERE AssigneeId = '${identity.userId}' AND PermissionSet.IsOwnedByProfile = false`);

  it('takes an app away from a permission set, and the next log-in is refused (facts 2.x SetupEntityAccess [A])', async () => {
    const app = await idOf(org(), "SELECT Id FROM ExternalClientApplication WHERE DeveloperName = 'Rows'");
    const bound = await idOf(org(), `SELECT Id FROM SetupEntityAccess WHERE SetupEntityId = '${app}'`);
    accessToken(await jwtLogin(org(), identity));
    expect((await remove(org(), 'SetupEntityAccess', bound)).status).to.equal(204);
    expect((await jwtLogin(org(), identity)).status).to.equal(400);
    expectRefusal(await remove(org(), 'SetupEntityAccess', bound), { status: 404, code: ['NOT_FOUND', 'ENTITY_IS_DELETED'] });
    await created(org(), 'SetupEntityAccess', { ParentId: await permissionSetId(org(), 'Rows'), SetupEntityId: app });
    accessToken(await jwtLogin(org(), identity));
  });

  it('takes an app away from a profile, whose permission set stays (facts 2.x SetupEntityAccess [A])', async () => {
    const app = await idOf(org(), "SELECT Id FROM ExternalClientApplication WHERE DeveloperName = 'Rows'");
    const owned = await idOf(org(), "SELECT Id FROM PermissionSet WHERE Profile.Name = 'Row Keeper'");
    const bound = await created(org(), 'SetupEntityAccess', { ParentId: owned, SetupEntityId: app });
    expect((await remove(org(), 'SetupEntityAccess', bound)).status).to.equal(204);
    expect(await records(org(), `SELECT Id FROM SetupEntityAccess WHERE ParentId = '${owned}'`)).to.deep.equal([]);
  });

  it('never takes the permission set of its profile from a user (facts 2.x PermissionSetAssignment [A])', async () => {
    const owned = await idOf(org(), `SELECT Id FROM PermissionSetAssignment WHERE AssigneeId = '${identity.userId}' AND PermissionSet.IsOwnedByProfile = true`);
    const answer = await changingNothing(org(), 'PermissionSetAssignment', () => remove(org(), 'PermissionSetAssignment', owned));
    expectRefusal(answer, { code: 'INSUFFICIENT_ACCESS_OR_READONLY' });
  });

  it('takes object and field rights from a permission set (facts 2.x ObjectPermissions [A])', async () => {
    const parent = await permissionSetId(org(), 'Rows');
    const right = await created(org(), 'ObjectPermissions', { ParentId: parent, SobjectType: 'Account', PermissionsRead: true });
    const field = await created(org(), 'FieldPermissions', { ParentId: parent, SobjectType: 'Account', Field: 'Account.Industry', PermissionsRead: true });
    for (const [sobject, id] of [['FieldPermissions', field], ['ObjectPermissions', right]] as const) expect((await remove(org(), sobject, id)).status).to.equal(204);
    expect(await records(org(), `SELECT Id FROM ObjectPermissions WHERE ParentId = '${parent}'`)).to.deep.equal([]);
  });

  it('takes rows from nobody who may not assign (facts 2.x PermissionSetAssignment [A])', async () => {
    const [token, id] = [accessToken(await jwtLogin(org(), identity)), await assignment()];
    expect((await remove(org(), 'PermissionSetAssignment', id, { token })).status).to.be.within(400, 404);
    expect(await assignment()).to.equal(id);
  });

  it('takes assignment and licence away in that order, frees the seat, and keeps the user for good (facts 3.1 [A])', async () => {
    const used = async (): Promise<unknown> => (await records(org(), "SELECT UsedLicenses FROM PermissionSetLicense WHERE DeveloperName = 'SalesforceAPIIntegrationPsl'"))[0]?.['UsedLicenses'];
    const licence = await idOf(org(), `SELECT Id FROM PermissionSetLicenseAssign WHERE AssigneeId = '${identity.userId}'`);
    const before = Number(await used());
    expect((await remove(org(), 'PermissionSetAssignment', await assignment())).status).to.equal(204);
    expect((await remove(org(), 'PermissionSetLicenseAssign', licence)).status).to.equal(204);
    expect(await used()).to.equal(before - 1);
    expectRefusal(await changingNothing(org(), 'User', () => remove(org(), 'User', identity.userId)), {});
    expect((await patch(org(), 'User', identity.userId, { IsActive: false })).status).to.equal(204);
  });
});

/** What retire takes away, by destructive changes. */
describe('practice org refusals: components that are taken away', () => {
  const org = practiceOrg();
  const away = (...destructive: NonNullable<DeployOptions['destructive']>): DeployOptions => ({ destructive });
  const count = async (soql: string): Promise<number> => (await records(org(), soql)).length;

  it('keeps a permission set that is assigned, and takes it with all it grants when it is not (facts 1.2 [K])', async () => {
    const identity = await newIdentity(org(), 'Assigned', { grants: { objectPermissions: [objectGrant('Account', 'Read')] } });
    const id = await permissionSetId(org(), 'Assigned');
    const grants = (): Promise<number[]> =>
      Promise.all(['ObjectPermissions', 'SetupEntityAccess'].map((table) => count(`SELECT Id FROM ${table} WHERE ParentId = '${id}'`)));
    expect((await refusedDeploy(org(), [], away(['PermissionSet', 'Assigned']))).fullName).to.equal('Assigned');
    expect(await grants()).to.deep.equal([1, 1]);
    const held = await idOf(org(), `SELECT Id FROM PermissionSetAssignment WHERE AssigneeId = '${identity.userId}' AND PermissionSetId = '${id}'`);
    await remove(org(), 'PermissionSetAssignment', held);
    await deployed(org(), [], away(['PermissionSet', 'Assigned']));
    expect(await grants()).to.deep.equal([0, 0]);
    expect(await count("SELECT Id FROM PermissionSet WHERE Name = 'Assigned'")).to.equal(0);
  });

  it('keeps a profile that a user has, also an inactive one, and any standard profile (facts 1.1 [K])', async () => {
    await deployed(org(), [profile('Worn'), permissionSet('Worn')]);
    const { userId } = await newIdentity(org(), 'Wearer', { user: { ProfileId: await profileId(org(), 'Worn') } });
    await patch(org(), 'User', userId, { IsActive: false });
    for (const name of ['Worn', 'Standard', 'Admin']) expect((await refusedDeploy(org(), [], away(['Profile', name]))).fullName).to.equal(name);
    await patch(org(), 'User', userId, { ProfileId: await profileId(org(), 'Minimum Access - API Only Integrations') });
    await deployed(org(), [], away(['Profile', 'Worn']));
    expect(await count("SELECT Id FROM Profile WHERE Name = 'Worn'")).to.equal(0);
    expect(await count("SELECT Id FROM PermissionSet WHERE IsOwnedByProfile = true AND Profile.Name = 'Worn'")).to.equal(0);
  });

  it('takes an app with its settings, policies, bindings and sessions (facts 1.3 [A])', async () => {
    const identity = await newIdentity(org(), 'Family');
    const token = accessToken(await jwtLogin(org(), identity));
    const app = await idOf(org(), "SELECT Id FROM ExternalClientApplication WHERE DeveloperName = 'Family'");
    await deployed(org(), [], away(['ExternalClientApplication', 'Family']));
    for (const table of ['ExternalClientApplication', 'ExtlClntAppOauthPlcyCnfg', 'ExtlClntAppPlcyCnfg', 'ExtlClntAppOauthSettings']) {
      expect(await count(`SELECT Id FROM ${table} WHERE DeveloperName LIKE 'Family%'`), table).to.equal(0);
    }
    expect(await count(`SELECT Id FROM SetupEntityAccess WHERE SetupEntityId = '${app}'`)).to.equal(0);
    expectRefusal(await query(org(), 'SELECT Id FROM User LIMIT 1', { token }), { status: 401, code: 'INVALID_SESSION_ID' });
    expect((await jwtLogin(org(), identity)).status).to.equal(400);
  });

  it('takes the parts of an app one by one, in one deploy with the app itself (facts 1.4 [A])', async () => {
    await deployed(org(), [permissionSet('Parts'), ...appFamily('Parts')]);
    const members = ['Parts_plcy', 'Parts_oauthPlcy', 'Parts_glbloauth', 'Parts_oauth'];
    const destructive = SATELLITES.map((type, place): [string, string] => [type, members[place] ?? '']);
    const result = await deployed(org(), [], away(...destructive, ['ExternalClientApplication', 'Parts'], ['PermissionSet', 'Parts']));
    expect(result.details.componentSuccesses.filter(({ deleted }) => deleted).map(({ fullName }) => fullName)).to.have.members([...members, 'Parts', 'Parts']);
  });

  it('deletes and deploys in one package, and neither where one of them fails (facts 3.2 [A])', async () => {
    await deployed(org(), [permissionSet('Outgoing')]);
    const failed = await deploy(org(), [permissionSet('Incoming', { label: '' })], away(['PermissionSet', 'Outgoing']));
    expect(failed.status).to.equal('Failed');
    expect(await count("SELECT Id FROM PermissionSet WHERE Name = 'Outgoing'")).to.equal(1);
    await deployed(org(), [permissionSet('Incoming')], away(['PermissionSet', 'Outgoing']));
    expect(await count("SELECT Id FROM PermissionSet WHERE Name IN ('Incoming', 'Outgoing')")).to.equal(1);
  });

  it('warns of what is gone already, and succeeds where warnings are ignored (facts 3.2 [K])', async () => {
    expect((await deploy(org(), [], away(['PermissionSet', 'Long_Gone']))).success).to.equal(false);
    const result = await deployed(org(), [], { ...away(['PermissionSet', 'Long_Gone']), ignoreWarnings: true });
    expect(result.details.componentSuccesses.find(({ fullName }) => fullName === 'Long_Gone')).to.include({ problemType: 'Warning', problem: 'No PermissionSet named: Long_Gone found' });
  });
});
