import { expect } from 'chai';
import { expectRefusal, get, practiceOrg, records } from './caller.ts';
import type { Answer, PracticeOrg } from './caller.ts';
import { deploy, deployed, refusedDeploy, retrieve } from './deploying.ts';
import type { Component } from './deploying.ts';
import { assign, giveLicence, granted, newIdentity, newUser, permissionSet, profile, profileId } from './identity.ts';
import { accessToken, jwtLogin } from './logging-in.ts';
import { elements, soap, text } from './soap.ts';
import { sorted } from './xml.ts';
import type { XmlFields } from './xml.ts';

const DAY = 86_400_000;

/** As in real files: six of them agree in everything but complexity and expiry (facts 1.5 [B]). */
function policy(name: string, of: string, more: XmlFields = {}): Component {
  const fields = { lockoutInterval: 30, maxLoginAttempts: 10, minimumPasswordLength: 8, obscure: false, passwordComplexity: 2, passwordExpiration: 90, passwordHistory: 5, passwordQuestion: 1 };
  return { type: 'ProfilePasswordPolicy', name, xml: sorted({ ...fields, profile: of, ...more }) };
}

describe('practice org refusals: password policies of profiles', () => {
  const org = practiceOrg();
  const open = practiceOrg({ settings: { switches: { secondPasswordPolicy: 'accepted' } } });
  before(async () => {
    await deployed(org(), [profile('Old Vendor'), profile('New Vendor'), profile('Third Vendor')]);
    await deployed(open(), [profile('Old Vendor')]);
  });
  const userOn = async (at: PracticeOrg, alias: string, name: string): Promise<string> => newUser(at, alias, { ProfileId: await profileId(at, name) });
  const setPassword = (user: string, password: string): Promise<Answer> => get(org(), `/sobjects/User/${user}/password`, { method: 'POST', body: { NewPassword: password } });
  const expiryOf = async (user: string): Promise<number | null> => {
    const [row] = await records(org(), `SELECT PasswordExpirationDate FROM User WHERE Id = '${user}'`);
    const date = row?.['PasswordExpirationDate'];
    return typeof date === 'string' ? Math.round((Date.parse(date) - Date.now()) / DAY) : null;
  };

  it('is listed and retrieved under its own name, with its profile as a label in lower case (facts 1.5 [B])', async () => {
    await deployed(org(), [policy('Old_Vendor_profilePasswordPolicy1697677973902', 'Old Vendor')]);
    const listed = elements(await soap(org(), '<listMetadata><queries><type>ProfilePasswordPolicy</type></queries></listMetadata>'), 'result');
    expect(listed.map((one) => text(one, 'fullName'))).to.deep.equal(['Old_Vendor_profilePasswordPolicy1697677973902']);
    const { files } = await retrieve(org(), [['ProfilePasswordPolicy', '*']]);
    expect(files['profilePasswordPolicies/Old_Vendor_profilePasswordPolicy1697677973902.profilePasswordPolicy']).to.include('<profile>old vendor</profile>');
  });

  const wrong: [element: string, values: number[]][] = [
    ['lockoutInterval', [7]],
    ['maxLoginAttempts', [4]],
    ['minimumPasswordLength', [4, 51]],
    ['passwordComplexity', [-1, 6]],
    ['passwordExpiration', [45]],
    ['passwordHistory', [25]],
    ['passwordQuestion', [2]],
  ];
  for (const [element, values] of wrong) {
    it(`refuses ${element} ${values.join(' and ')} (facts 1.5 [A])`, async () => {
      for (const value of values) expect((await refusedDeploy(org(), [policy('Wrong', 'New Vendor', { [element]: value })])).fullName).to.equal('Wrong');
    });
  }

  it('refuses a policy without one of its required elements, or of a profile that does not exist (facts 1.5 [A])', async () => {
    for (const name of ['lockoutInterval', 'passwordExpiration', 'profile']) await refusedDeploy(org(), [policy('Wrong', 'New Vendor', { [name]: undefined })]);
    expect((await refusedDeploy(org(), [policy('Wrong', 'Nobody')])).problem).to.include('Nobody');
  });

  it('refuses passwords that expire where none are remembered (facts 1.5 [K])', async () => {
    await refusedDeploy(org(), [policy('Wrong', 'New Vendor', { passwordHistory: 0 })]);
    await deployed(org(), [policy('Forgetful', 'Third Vendor', { passwordHistory: 0, passwordExpiration: 0 })]);
  });

  it('knows the profile by its label in any case, by its metadata name, and URL-encoded (facts 1.5 [B])', async () => {
    for (const name of ['NEW vendor', 'New%20Vendor', 'New Vendor']) await deployed(org(), [policy('New_Vendor_policy', name)]);
    await deployed(org(), [policy('Admins', 'Admin')]);
    const { files } = await retrieve(org(), [['ProfilePasswordPolicy', 'Admins']]);
    expect(Object.values(files).join()).to.include('<profile>system administrator</profile>');
  });

  it('refuses a second policy of a profile, unless the org takes one (facts 1.5 [C])', async () => {
    expect((await refusedDeploy(org(), [policy('Another_Name', 'Old Vendor')])).problem).to.match(/already exists/);
    await deployed(open(), [policy('First_Name', 'Old Vendor')]);
    await deployed(open(), [policy('Another_Name', 'Old Vendor')]);
  });

  it('holds the users of its profile to its length and characters, and nobody else (facts 1.5 [A])', async () => {
    await deployed(org(), [policy('New_Vendor_policy', 'New Vendor', { minimumPasswordLength: 12, passwordComplexity: 4 })]);
    const [bound, free] = [await userOn(org(), 'bound', 'New Vendor'), await newUser(org(), 'free')];
    for (const weak of ['abcdefg1', 'abcdefghijkl1', 'Abcdefghijkl1']) {
      expectRefusal(await setPassword(bound, weak), { code: 'INVALID_NEW_PASSWORD' });
      expect((await setPassword(free, weak)).status).to.equal(204);
    }
    expect((await setPassword(bound, 'Abcdefghijkl-1')).status).to.equal(204);
  });

  it('lets passwords expire after its days, never for 0, and never with Password Never Expires (facts 1.5 [A])', async () => {
    await deployed(org(), [policy('New_Vendor_policy', 'New Vendor', { passwordExpiration: 30 }), permissionSet('Never', { userPermissions: granted('PasswordNeverExpires') })]);
    const [bound, never, exempt] = [await userOn(org(), 'expires', 'New Vendor'), await userOn(org(), 'lasts', 'Third Vendor'), await userOn(org(), 'exempt', 'New Vendor')];
    await giveLicence(org(), exempt);
    await assign(org(), exempt, 'Never');
    for (const user of [bound, never, exempt]) await setPassword(user, 'correct-Horse-7-battery');
    expect([await expiryOf(bound), await expiryOf(never), await expiryOf(exempt)]).to.deep.equal([30, null, null]);
  });

  it('holds those without a policy of their own to that of the org (facts 1.5 [A])', async () => {
    const free = await userOn(org(), 'ordinary', 'Standard User');
    await setPassword(free, 'correct-Horse-7-battery');
    expect(await expiryOf(free)).to.equal(90);
    const settings = { type: 'Settings', name: 'Security', root: 'SecuritySettings', xml: '<passwordPolicies><expiration>Never</expiration><minimumPasswordLength>15</minimumPasswordLength></passwordPolicies>' };
    await deployed(org(), [settings]);
    expectRefusal(await setPassword(free, 'short-Horse-7'), { code: 'INVALID_NEW_PASSWORD' });
    await setPassword(free, 'correct-Horse-7-battery');
    expect(await expiryOf(free)).to.equal(null);
  });

  it('goes with a destructive change, and with its profile (facts 1.5 [K])', async () => {
    const left = async (): Promise<string[]> => elements(await soap(org(), '<listMetadata><queries><type>ProfilePasswordPolicy</type></queries></listMetadata>'), 'result').map((one) => text(one, 'fullName'));
    await deployed(org(), [], { destructive: [['ProfilePasswordPolicy', 'Admins']] });
    expect(await left()).to.not.include('Admins');
    await deployed(org(), [profile('Short Lived'), policy('Short_Lived_policy', 'Short Lived')]);
    await deployed(org(), [], { destructive: [['Profile', 'Short Lived']] });
    expect(await left()).to.not.include('Short_Lived_policy');
  });

  it('is refused to who may not manage password policies (facts 1.2 [A])', async () => {
    const identity = await newIdentity(org(), 'No_Policies', { user: { ProfileId: await profileId(org(), 'Standard User') }, grants: { userPermissions: granted('ApiEnabled', 'ModifyMetadata') } });
    const result = await deploy(org(), [policy('Sneaked_In', 'Third Vendor')], { token: accessToken(await jwtLogin(org(), identity)) });
    expect(result.details.componentFailures.map(({ problem }) => problem)).to.deep.equal(['insufficient access rights on object id']);
  });
});
