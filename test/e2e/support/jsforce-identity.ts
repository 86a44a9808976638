import { OAuth2, type Connection } from '@jsforce/jsforce-node';
import { SignJWT, importPKCS8 } from 'jose';
import { externalClientApp, type ClientApp } from './integration-source.ts';
import { packageZip } from './package-zip.ts';
import { userValues } from './integration-user.ts';

const types: Record<string, string> = {
  externalClientApps: 'ExternalClientApplication',
  extlClntAppOauthSettings: 'ExtlClntAppOauthSettings',
  extlClntAppGlobalOauthSets: 'ExtlClntAppGlobalOauthSettings',
  extlClntAppOauthPolicies: 'ExtlClntAppOauthConfigurablePolicies',
  extlClntAppPolicies: 'ExtlClntAppConfigurablePolicies',
};

/** Deploys files in the metadata format (`profiles/X.profile`); rejects with the org's problems. */
export async function deployFiles(admin: Connection, files: Record<string, string>, members: Record<string, string[]>): Promise<void> {
  const result = await admin.metadata.deploy(packageZip(files, members), { singlePackage: true, rollbackOnError: true }).complete(true);
  if (!result.success) throw new Error(JSON.stringify(result.details));
}

/** The app family of `externalClientApp`, deployed by jsforce. */
export async function deployApp(admin: Connection, name: string, app: ClientApp): Promise<void> {
  const files: Record<string, string> = {};
  const members: Record<string, string[]> = {};
  for (const [path, text] of Object.entries(externalClientApp(name, app))) {
    const [folder = '', file = ''] = path.replace('-meta.xml', '').split('/');
    files[`${folder}/${file}`] = text;
    members[types[folder] ?? folder] = [file.replace(/\.\w+$/, '')];
  }
  await deployFiles(admin, files, members);
}

/** Users of one profile, with the integration's licence and the permission set; ids in the order of `usernames`. */
export async function createIdentities(
  admin: Connection,
  usernames: string[],
  grant: { profile: string; permissionSet: string },
): Promise<string[]> {
  const idOf = async (soql: string): Promise<string> => (await admin.query<{ Id: string }>(soql)).records[0]?.Id ?? '';
  const [profileId, licenceId, permissionSetId] = await Promise.all([
    idOf(`SELECT Id FROM Profile WHERE Name = '${grant.profile}'`),
    idOf("SELECT Id FROM PermissionSetLicense WHERE DeveloperName = 'SalesforceAPIIntegrationPsl'"),
    idOf(`SELECT Id FROM PermissionSet WHERE Name = '${grant.permissionSet}'`),
  ]);
  const ids: string[] = [];
  for (const username of usernames) {
    const { id = '' } = await admin.sobject('User').create(userValues(username, profileId));
    await admin.sobject('PermissionSetLicenseAssign').create({ AssigneeId: id, PermissionSetLicenseId: licenceId });
    await admin.sobject('PermissionSetAssignment').create({ AssigneeId: id, PermissionSetId: permissionSetId });
    ids.push(id);
  }
  return ids;
}

export interface Assertion {
  consumerKey: string;
  username: string;
  audience: string;
  privateKeyPem: string;
  /** Seconds from now; three minutes unless told, facts 3.4. */
  expiresIn?: number;
}

/** A token by JWT bearer, asked with jsforce's own OAuth2 at the org's address. */
export async function tokenByJwt(loginUrl: string, assertion: Assertion): Promise<Record<string, string>> {
  const { consumerKey, username, audience, privateKeyPem, expiresIn = 180 } = assertion;
  const jwt = await new SignJWT({})
    .setProtectedHeader({ alg: 'RS256' })
    .setIssuer(consumerKey)
    .setSubject(username)
    .setAudience(audience)
    .setExpirationTime(Math.floor(Date.now() / 1000) + expiresIn)
    .sign(await importPKCS8(privateKeyPem, 'RS256'));
  const params = { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion: jwt };
  return { ...(await new OAuth2({ loginUrl }).requestToken(params)) };
}
