import { expect } from 'chai';
import { expectRefusal, get, post, practiceOrg, query } from './caller.ts';
import type { Answer } from './caller.ts';
import { deployed, refusedDeploy } from './deploying.ts';
import { granted, newIdentity, objectGrant, permissionSet } from './identity.ts';
import type { Grants } from './identity.ts';
import { accessToken, jwtLogin } from './logging-in.ts';

const own = ['ApiEnabled', 'ApiUserOnly', 'PasswordNeverExpires'];
const activities = ['Task', 'Event', 'EmailMessage'];

describe('practice org refusals: activities', () => {
  const org = practiceOrg();
  const tokenOf = async (name: string, grants: Grants): Promise<string> => accessToken(await jwtLogin(org(), await newIdentity(org(), name, { grants })));
  const describeOf = async (object: string, token: string): Promise<{ createable: boolean; fields: { name: string }[] }> =>
    (await get(org(), `/sobjects/${object}/describe`, { token })).body as never;

  for (const object of activities) {
    it(`refuses object permissions on ${object} (facts 1.2 and real files: 21 with Edit Tasks, none with an object Task [A])`, async () => {
      const failure = await refusedDeploy(org(), [permissionSet('Activities', { objectPermissions: [objectGrant(object, 'Read')] })]);
      expect(failure.problem).to.equal(`In field: object - no CustomObject named ${object} found`);
    });
  }

  for (const [name, label] of [['EditTask', 'Edit Tasks'], ['EditEvent', 'Edit Events']] as const) {
    it(`refuses ${label} without Access Activities (facts 1.1 and real files: 21 of 21 [A])`, async () => {
      const failure = await refusedDeploy(org(), [permissionSet('Half', { userPermissions: granted(name) })]);
      expect(failure.problem).to.equal(`Permission ${label} depends on permission(s): Access Activities`);
      await deployed(org(), [permissionSet('Whole', { userPermissions: granted('ActivitiesAccess', name) })]);
    });
  }

  it('takes field permissions on activities, though not on e-mail messages (facts 1.2 and real files [A])', async () => {
    const fields = (...names: string[]): Grants => ({ fieldPermissions: names.map((field) => ({ editable: true, field, readable: true })), userPermissions: granted('ActivitiesAccess') });
    await deployed(org(), [permissionSet('Fields', fields('Event.WhoId', 'Task.Description'))]);
    await refusedDeploy(org(), [permissionSet('Fields', fields('EmailMessage.Subject'))]);
  });

  it('does not know activities without Access Activities (facts 3.3 and Help, Control Access to Activities [A])', async () => {
    const token = await tokenOf('Without', { userPermissions: granted(...own) });
    for (const object of activities) {
      expectRefusal(await query(org(), `SELECT Id FROM ${object}`, { token }), { code: 'INVALID_TYPE', message: new RegExp(`sObject type '${object}' is not supported`) });
      expect((await get(org(), `/sobjects/${object}/describe`, { token })).status).to.equal(404);
    }
  });

  it('reads and does not write with Access Activities alone (facts 3.3 and Help, Control Access to Activities [A])', async () => {
    const token = await tokenOf('Reader', { userPermissions: granted(...own, 'ActivitiesAccess') });
    expect(await describeOf('Task', token)).to.include({ createable: false, updateable: false, deletable: false });
    const answer: Answer = await post(org(), 'Task', { Subject: 'Call' }, { token });
    expect(answer.status).to.be.oneOf([400, 403, 404]);
  });

  it('creates, edits and deletes tasks with Edit Tasks, sees no field that was not granted, and writes no event (facts 3.3 and PermissionSet reference [A])', async () => {
    const token = await tokenOf('Writer', { fieldPermissions: [{ editable: true, field: 'Task.Description', readable: true }], userPermissions: granted(...own, 'ActivitiesAccess', 'EditTask') });
    const task = await describeOf('Task', token);
    expect(task).to.include({ createable: true, updateable: true, deletable: true });
    expect(task.fields.map(({ name }) => name)).to.include('Description').and.not.include('WhoId');
    expect((await post(org(), 'Task', { Description: 'Called' }, { token })).status).to.equal(201);
    expect(await describeOf('Event', token)).to.include({ createable: false, updateable: false, deletable: false });
  });

  it('takes object permissions on push topics and streaming channels, and no field permissions (facts 1.2 and real files [A])', async () => {
    const token = await tokenOf('Streamer', { objectPermissions: [objectGrant('PushTopic', 'Read', 'Create'), objectGrant('StreamingChannel', 'Read')], userPermissions: granted(...own) });
    expect((await post(org(), 'PushTopic', { Name: 'NewCases', Query: 'SELECT Id FROM Case', ApiVersion: 64 }, { token })).status).to.equal(201);
    expect((await post(org(), 'StreamingChannel', { Name: '/u/news' }, { token })).status).to.be.oneOf([400, 403, 404]);
    await refusedDeploy(org(), [permissionSet('Streams', { fieldPermissions: [{ editable: false, field: 'PushTopic.Description', readable: true }] })]);
  });
});
