import { expect } from 'chai';
import { expectRefusal, practiceOrg, records } from './caller.ts';
import { retrieve, startDeploy, zipOf } from './deploying.ts';
import { granted, newIdentity, permissionSet } from './identity.ts';
import { accessToken, jwtLogin } from './logging-in.ts';
import { elements, soap, soapAnswer, soapFault, text } from './soap.ts';

const list = (type: string): string => `<listMetadata><queries><type>${type}</type></queries><asOfVersion>66.0</asOfVersion></listMetadata>`;

const read = (type: string, names: string[]): string =>
  `<readMetadata><type>${type}</type>${names.map((name) => `<fullNames>${name}</fullNames>`).join('')}</readMetadata>`;

describe('practice org refusals: SOAP metadata calls', () => {
  const org = practiceOrg();

  it('reads ten components at a time and refuses eleven (facts 7.15 [A])', async () => {
    const names = Array.from({ length: 11 }, (_, index) => `Set_${String(index)}`);
    expect((await soapFault(org(), read('PermissionSet', names))).code).to.match(/^sf:/);
    await soap(org(), read('PermissionSet', names.slice(0, 10)));
  });

  it('reads a missing component as an empty record, not as an error (facts 2.y [K])', async () => {
    const [result] = elements(await soap(org(), read('Profile', ['No Such Profile'])), 'result');
    const [record] = elements(result ?? {}, 'records');
    expect(text(record ?? {}, 'fullName')).to.equal('');
  });

  it('reads profiles by metadata name, one record element each (facts 7.15 [A])', async () => {
    const [result] = elements(await soap(org(), read('Profile', ['Admin', 'Standard'])), 'result');
    expect(elements(result ?? {}, 'records').map((record) => text(record, 'fullName'))).to.deep.equal(['Admin', 'Standard']);
  });

  it('faults a type it does not know (facts 3.2 [A])', async () => {
    expect((await soapFault(org(), list('Nonsense'))).code).to.match(/^sf:INVALID_TYPE$/);
  });

  it('faults a session it does not know (facts 3.3 [A])', async () => {
    const fault = await soapFault(org(), list('Profile'), { token: 'nonsense' });
    expect(fault.code).to.equal('sf:INVALID_SESSION_ID');
    expect(fault.message).to.include('Invalid Session ID found in SessionHeader: Illegal Session');
  });

  it('faults an operation it does not know, and what is no envelope (facts 3.2 [A])', async () => {
    await soapFault(org(), '<dropEverything/>');
    expect((await soapAnswer(org(), 'no xml <')).status).to.equal(500);
  });

  it('faults a retired API version (facts 4 [A])', async () => {
    const fault = await soapFault(org(), list('Profile'), { version: '30.0' });
    expect(`${fault.code} ${fault.message}`).to.include('UNSUPPORTED_API_VERSION');
    await soap(org(), list('Profile'), { version: '31.0' });
  });

  it('says in a retrieve what it did not find (facts 3.2 [A])', async () => {
    const { files, messages } = await retrieve(org(), [
      ['PermissionSet', 'Nowhere'],
      ['Nonsense', 'Nowhere'],
    ]);
    expect(Object.keys(files)).to.deep.equal(['package.xml']);
    expect(messages.join('\n'))
      .to.include("Entity of type 'PermissionSet' named 'Nowhere' cannot be found")
      .and.match(/Nonsense/);
  });

  it('says in a retrieve that a type is newer than the version asked for (facts 3.2 [A])', async () => {
    const { messages } = await retrieve(org(), [['ExtlClntAppOauthConfigurablePolicies', '*']], '50.0');
    expect(messages.join('\n')).to.include("Entity type 'ExtlClntAppOauthConfigurablePolicies' is not available in this api version");
  });

  it('keeps the Metadata API from an integration identity (facts 3.3 [A])', async () => {
    const identity = await newIdentity(org(), 'Bare', { grants: { userPermissions: granted('ApiEnabled', 'ApiUserOnly') } });
    const token = accessToken(await jwtLogin(org(), identity));
    expect((await soapFault(org(), list('Profile'), { token })).code).to.match(/^sf:INSUFFICIENT_ACCESS/);
    const answer = await startDeploy(org(), zipOf([permissionSet('Power')]), { singlePackage: true }, { token });
    expectRefusal(answer, { status: 403, code: ['INSUFFICIENT_ACCESS', 'INSUFFICIENT_ACCESS_OR_READONLY'] });
    expect(await records(org(), "SELECT Id FROM PermissionSet WHERE Name = 'Power'")).to.deep.equal([]);
  });
});
