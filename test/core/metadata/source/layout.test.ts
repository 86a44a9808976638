import { expect } from 'chai';
import { sourceFileAt } from '../../../../src/core/metadata/source/layout.ts';

/** Path, type, full name, and what else is told. */
const places: readonly (readonly [string, string, string, object?])[] = [
  ['force-app/main/default/profiles/Minimum Access - API Only Integrations.profile-meta.xml', 'Profile', 'Minimum Access - API Only Integrations'],
  ['packages/a/b/c/d/profiles/E%26C.profile-meta.xml', 'Profile', 'E&C'],
  ['src/profiles/A%2FB.profile', 'Profile', 'A/B'],
  ['profiles/100% Remote.profile', 'Profile', '100% Remote'],
  ['profiles/v1.2 $ Users.profile-meta.xml', 'Profile', 'v1.2 $ Users'],
  ['odd-folder/X.permissionset-meta.xml', 'PermissionSet', 'X'],
  ['src/permissionsets/Old_Set', 'PermissionSet', 'Old_Set', { isGuess: true }],
  ['permissionsets/group/X.permissionset-meta.xml', 'PermissionSet', 'X'],
  ['permissionsets/X/X.permissionset-meta.xml', 'PermissionSet', 'X'],
  ['permissionsets/X/fieldPermissions/Lead.Email.fieldPermission-meta.xml', 'PermissionSet', 'X', { entryOf: 'fieldPermissions' }],
  ['permissionsets/group/X/customPermissions/P.customPermission-meta.xml', 'PermissionSet', 'X', { entryOf: 'customPermissions' }],
  ['permissionsets/X/objectSettings/Lead.objectSettings-meta.xml', 'PermissionSet', 'X', { entryOf: 'objectSettings' }],
  ['permissionsets/X/X.userPermission-meta.xml', 'PermissionSet', 'X'],
  ['objects/Lead/Lead.object-meta.xml', 'CustomObject', 'Lead'],
  ['objects/Lead.object-meta.xml', 'CustomObject', 'Lead'],
  ['src/objects/Lead.object', 'CustomObject', 'Lead'],
  ['objects/Lead/fields/Rating.field-meta.xml', 'CustomField', 'Lead.Rating'],
  ['src/settings/Security.settings', 'Settings', 'Security'],
  ['settings/OauthOidc.settings-meta.xml', 'Settings', 'OauthOidc'],
  ['extlClntAppGlobalOauthSets/A_glbloauth.ecaGlblOauth-meta.xml', 'ExtlClntAppGlobalOauthSettings', 'A_glbloauth'],
  ['extlClntAppOauthPolicies/A.ecaOauthPlcy', 'ExtlClntAppOauthConfigurablePolicies', 'A'],
];

const nothing = ['package.xml', '.profile', 'home/me.profile', 'etc/X.settings', 'permissionsets/README.md', 'layouts/Account-Layout.layout-meta.xml', 'customPermissions/P.customPermission-meta.xml', 'objectTranslations/Contact-en_US/E__c.fieldTranslation-meta.xml', 'permissionsets/stray.fieldPermission-meta.xml'];

describe('what a path holds', () => {
  for (const [path, type, fullName, more] of places) {
    it(`takes ${path} for ${type} ${fullName}`, () => {
      expect(sourceFileAt(path)).to.deep.equal({ path, type, fullName, ...more });
    });
  }
  for (const path of nothing) {
    it(`leaves ${path} alone`, () => {
      expect(sourceFileAt(path)).to.equal(undefined);
    });
  }
});
