import { strToU8, zipSync } from 'fflate';
import { expect } from 'chai';
import { expectRefusal, practiceOrg, records, send } from './caller.ts';
import { deploy, deployed, finished, refusedDeploy, startDeploy, zipOf } from './deploying.ts';
import type { DeployResult } from './deploying.ts';
import { appFamily } from './external-client-app.ts';
import { granted, permissionSet, profile } from './identity.ts';
import { eventually } from './eventually.ts';
import { elements, soap, soapFault, text, texts } from './soap.ts';

describe('practice org refusals: deploys', () => {
  const org = practiceOrg();
  const sandbox = practiceOrg({ settings: { isSandbox: true } });
  const manifest = (body: string): Uint8Array =>
    strToU8(
      `<?xml version="1.0" encoding="UTF-8"?><Package xmlns="http://soap.sforce.com/2006/04/metadata">${body}<version>66.0</version></Package>`,
    );
  const member = (type: string, name: string): string => `<types><members>${name}</members><name>${type}</name></types>`;

  async function outcome(zip: Uint8Array): Promise<DeployResult> {
    const answer = await startDeploy(org(), zip, { singlePackage: true, rollbackOnError: true });
    expect(answer.status, JSON.stringify(answer.body)).to.equal(201);
    return finished(org(), (answer.body as { id: string }).id);
  }

  it('answers a REST deploy with 201 and the same id to a SOAP status call (facts 7.16 [A])', async () => {
    const failure = await refusedDeploy(org(), [permissionSet('Twice_Told', { userPermissions: granted('ApiOnlyUser') })]);
    const result = await deploy(org(), [permissionSet('Twice_Told', { userPermissions: granted('ApiOnlyUser') })]);
    const told = await soap(
      org(),
      `<checkDeployStatus><asyncProcessId>${result.id}</asyncProcessId><includeDetails>true</includeDetails></checkDeployStatus>`,
    );
    const [status] = elements(told, 'result');
    expect(texts(status ?? {}, 'status')).to.deep.equal(['Failed']);
    const failures = elements(elements(status ?? {}, 'details')[0] ?? {}, 'componentFailures');
    expect(failures).to.have.lengthOf(1);
    expect(text(failures[0] ?? {}, 'problem')).to.equal(failure.problem);
  });

  it('leaves componentFailures out of a SOAP answer that has none, and names package.xml among the successes (facts 7.16 [A])', async () => {
    const result = await deployed(org(), [permissionSet('Fine')]);
    const told = await soap(
      org(),
      `<checkDeployStatus><asyncProcessId>${result.id}</asyncProcessId><includeDetails>true</includeDetails></checkDeployStatus>`,
    );
    const [details] = elements(elements(told, 'result')[0] ?? {}, 'details');
    expect(details).to.not.have.property('componentFailures');
    const names = elements(details ?? {}, 'componentSuccesses').map((one) => [text(one, 'fullName'), text(one, 'componentType')]);
    expect(names).to.have.deep.members([
      ['package.xml', ''],
      ['Fine', 'PermissionSet'],
    ]);
    expect(result.details.componentFailures).to.deep.equal([]);
  });

  it('refuses over SOAP what it refuses over REST (facts 3.2 [A])', async () => {
    const zip = Buffer.from(zipOf([permissionSet('By_Soap', { userPermissions: granted('ApiOnlyUser') })])).toString('base64');
    const started = await soap(
      org(),
      `<deploy><ZipFile>${zip}</ZipFile><DeployOptions><rollbackOnError>true</rollbackOnError><singlePackage>true</singlePackage></DeployOptions></deploy>`,
    );
    const id = text(elements(started, 'result')[0] ?? {}, 'id');
    const done = await eventually(async () => {
      const [status] = elements(
        await soap(org(), `<checkDeployStatus><asyncProcessId>${id}</asyncProcessId><includeDetails>true</includeDetails></checkDeployStatus>`),
        'result',
      );
      return status && text(status, 'done') === 'true' ? status : undefined;
    });
    expect(text(done, 'status')).to.equal('Failed');
    expect(JSON.stringify(done)).to.include('Unknown user permission: ApiOnlyUser');
  });

  it('refuses a status call for a deploy that never was (facts 3.3 [A])', async () => {
    expect((await send(org(), '/services/data/v66.0/metadata/deployRequest/0Af000000000001CAA?includeDetails=true')).status).to.equal(404);
    await soapFault(org(), '<checkDeployStatus><asyncProcessId>0Af000000000001CAA</asyncProcessId></checkDeployStatus>');
  });

  it('refuses a zip that is none, or has no package.xml (facts 3.2 [A])', async () => {
    const broken = await startDeploy(org(), strToU8('no zip'), { singlePackage: true });
    if (broken.status === 201) expect((await outcome(strToU8('no zip'))).success).to.equal(false);
    else expectRefusal(broken, {});
    expect((await outcome(zipSync({ 'readme.txt': strToU8('x') }))).success).to.equal(false);
  });

  it('refuses a member named in package.xml whose file is not in the zip (facts 3.2 [A])', async () => {
    const result = await outcome(zipSync({ 'package.xml': manifest(member('PermissionSet', 'Not_There')) }));
    expect(result.success).to.equal(false);
    expect(JSON.stringify(result.details.componentFailures)).to.include('Not_There');
  });

  it('refuses a file that package.xml does not name (facts 3.2 [A])', async () => {
    const stowaway = strToU8('<PermissionSet xmlns="http://soap.sforce.com/2006/04/metadata"><label>x</label></PermissionSet>');
    const result = await outcome(zipSync({ 'package.xml': manifest(''), 'permissionsets/Stowaway.permissionset': stowaway }));
    expect(await records(org(), "SELECT Id FROM PermissionSet WHERE Name = 'Stowaway'")).to.deep.equal([]);
    expect(result.success).to.equal(false);
  });

  it('refuses a User in a deploy, and any type it does not know (facts 3.1 [A])', async () => {
    for (const type of ['User', 'Nonsense']) {
      const result = await outcome(zipSync({ 'package.xml': manifest(member(type, 'x')) }));
      expect(result.success, type).to.equal(false);
    }
  });

  it('refuses XML that does not parse (facts 3.2 [A])', async () => {
    const failure = await refusedDeploy(org(), [{ type: 'PermissionSet', name: 'Torn', xml: '<label>Torn' }]);
    expect(failure.fullName).to.equal('Torn');
  });

  const half = [permissionSet('Good'), permissionSet('Bad', { userPermissions: granted('Nonsense') })];
  const good = "SELECT Id FROM PermissionSet WHERE Name = 'Good'";

  it('keeps the good half of a deploy in a sandbox only where rollbackOnError is off (facts 3.2 [A])', async () => {
    expect((await deploy(sandbox(), half, { rollbackOnError: true })).status).to.equal('Failed');
    expect(await records(sandbox(), good)).to.deep.equal([]);
    expect((await deploy(sandbox(), half, { rollbackOnError: false })).status).to.equal('SucceededPartial');
    expect(await records(sandbox(), good)).to.have.lengthOf(1);
  });

  it('refuses to do without rollbackOnError in production (facts 3.2 [A])', async () => {
    const answer = await startDeploy(org(), zipOf(half), { singlePackage: true, rollbackOnError: false });
    if (answer.status !== 201) expectRefusal(answer, {});
    expect(await records(org(), good)).to.deep.equal([]);
  });

  it('refuses to delete what is not there with an error or a warning, never silently (facts 3.2 [A])', async () => {
    const result = await deploy(org(), [], { destructive: [['PermissionSet', 'Never_Was']] });
    expect(JSON.stringify(result.details)).to.include('Never_Was');
  });

  it('deploys profile, permission set and app family in one package (facts 3.1 [A])', async () => {
    await deployed(org(), [profile('One Package'), permissionSet('One_Package'), ...appFamily('One_Package')]);
  });

  it('runs a validated deploy quickly by its id, and refuses one that was not validated (facts 3.2 [A])', async () => {
    const checked = await deployed(org(), [permissionSet('Quick')], { checkOnly: true });
    const quick = await send(org(), '/services/data/v66.0/metadata/deployRequest', {
      method: 'POST',
      body: { validatedDeployRequestId: checked.id },
    });
    expect(quick.status, JSON.stringify(quick.body)).to.equal(201);
    expect((await finished(org(), (quick.body as { id: string }).id)).success).to.equal(true);
    expect(await records(org(), "SELECT Id FROM PermissionSet WHERE Name = 'Quick'")).to.have.lengthOf(1);
    const plain = await deployed(org(), [permissionSet('Slow')]);
    const again = await send(org(), '/services/data/v66.0/metadata/deployRequest', { method: 'POST', body: { validatedDeployRequestId: plain.id } });
    expectRefusal(again, {});
  });
});
