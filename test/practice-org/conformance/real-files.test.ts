import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { expect } from 'chai';
import { practiceOrg, records } from '../refusals/caller.ts';
import { PLACES as DIRECTORIES, deployed, retrieve } from '../refusals/deploying.ts';
import type { Component } from '../refusals/deploying.ts';
import { parseXml } from '../refusals/soap.ts';
import { PLACES, recordedSuite } from './recorded.ts';

/** A file retrieved from a real org, as a component. */
function real(file: string): Component {
  const [, name = '', suffix = ''] = /^(.*)\.(\w+)-meta\.xml$/.exec(file) ?? [];
  const [type = ''] = Object.entries(DIRECTORIES).find(([, place]) => place[1] === suffix) ?? [];
  const text = readFileSync(`${PLACES.XML}/${file}`, 'utf8');
  return { type, name, xml: text.replace(/^[\s\S]*?<\w+ xmlns="[^"]*">/, '').replace(/<\/\w+>\s*$/, '') };
}
/** Without the links to its own org (facts 1.4 [A]) and without what is newer than API 66 (facts 1.3, 1.4 [B]). */
const portable = (component: Component): Component => ({
  ...component,
  xml: component.xml.replace(/\s*<(orgScopedExternalApp|oauthLink|isDPopEnabled|isEnforceRefreshTokenTTL)>.*?<\/\1>/g, ''),
});
const realFiles = (pattern: RegExp): Component[] =>
  existsSync(PLACES.XML)
    ? readdirSync(PLACES.XML)
        .filter((file) => pattern.test(file))
        .map(real)
    : [];

/** The file without the rights that are off: a retrieve does not bring those back. */
async function content(xml: string, type: string): Promise<Record<string, unknown>> {
  const parsed = await parseXml(xml.startsWith('<?xml') ? xml : `<${type}>${xml}</${type}>`);
  return parsed;
}

recordedSuite('practice org conformance: files of real orgs', [PLACES.XML], () => {
  const org = practiceOrg({ settings: { switches: { connectedAppCreation: 'allowed' } } });

  for (const component of realFiles(/\.permissionset-meta\.xml$/)) {
    it(`takes the real permission set ${component.name} and gives it back (facts 1.2 [A])`, async () => {
      await deployed(org(), [component]);
      const { files } = await retrieve(org(), [['PermissionSet', component.name]]);
      const back = await content(files[`permissionsets/${component.name}.permissionset`] ?? '', 'PermissionSet');
      const sent = await content(component.xml, 'PermissionSet');
      for (const element of ['label', 'license', 'description', 'hasActivationRequired', 'userPermissions'])
        expect(back[element], element).to.deep.equal(sent[element]);
    });
  }

  for (const component of realFiles(/^Minimum.*\.profile-meta\.xml$/)) {
    it(`ships the profile ${component.name} exactly as real orgs have it (facts 1.1 [A])`, async () => {
      const { files } = await retrieve(org(), [['Profile', component.name]]);
      const [, text = ''] = Object.entries(files).find(([path]) => path.startsWith('profiles/')) ?? [];
      expect(await content(text, 'Profile')).to.deep.equal(await content(component.xml, 'Profile'));
      await deployed(org(), [component]);
    });
  }

  it('takes the external client app family of a real org, and names its parts as Setup does (facts 1.4 [A])', async () => {
    const family = realFiles(/^X3B_.*-meta\.xml$/);
    expect(family.map((component) => component.type))
      .to.have.lengthOf(5)
      .and.not.include('');
    await deployed(org(), family.map(portable));
    for (const object of ['ExternalClientApplication', 'ExtlClntAppOauthSettings', 'ExtlClntAppOauthPlcyCnfg', 'ExtlClntAppPlcyCnfg']) {
      expect(await records(org(), `SELECT DeveloperName FROM ${object} WHERE DeveloperName LIKE 'X3B%'`), object).to.have.lengthOf(1);
    }
  });

  it('takes the connected app of a real org, bound to a permission set by its label (facts 1.3 [B])', async () => {
    const set = realFiles(/^API_Only\.permissionset/);
    const [app] = realFiles(/\.connectedApp-meta\.xml$/);
    if (!app) throw new Error('the connected app is among the files');
    const keyed = app.xml.replace(/<consumerKey>.*?<\/consumerKey>/, '<consumerKey>REDACTEDKEY1</consumerKey>');
    await deployed(org(), [...set, { ...app, xml: keyed }]);
    expect(
      await records(org(), "SELECT Id FROM SetupEntityAccess WHERE SetupEntityType = 'ConnectedApplication' AND Parent.Label = 'API Only'"),
    ).to.have.lengthOf(1);
  });
});
