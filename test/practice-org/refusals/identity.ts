/** The rows and files of one integration identity, made rightly: the positive half that every refusal is measured against. */
import { created, idOf, patch } from './caller.ts';
import type { Fields, PracticeOrg } from './caller.ts';
import { deployed } from './deploying.ts';
import type { Component, DeployOptions } from './deploying.ts';
import { newConsumerKey, newCredential } from './logging-in.ts';
import type { Credential } from './logging-in.ts';

export type XmlValue = string | boolean | number | XmlFields | readonly (string | XmlFields)[];
export interface XmlFields {
  [element: string]: XmlValue | undefined;
}

const isList = (value: XmlValue): value is readonly (string | XmlFields)[] => Array.isArray(value);

function element(name: string, value: string | boolean | number | XmlFields): string {
  return `<${name}>${typeof value === 'object' ? xml(value) : String(value)}</${name}>`;
}

/** Elements in the order given; `undefined` leaves one out, a list repeats it. */
export function xml(fields: XmlFields): string {
  const parts = Object.entries(fields).map(([name, value]) => {
    if (value === undefined) return '';
    return isList(value) ? value.map((item) => element(name, item)).join('') : element(name, value);
  });
  return parts.join('');
}

export const granted = (...names: string[]): XmlFields[] => names.map((name) => ({ enabled: true, name }));

/** A profile of the `Salesforce Integration` licence as in the real files (facts 1.1 [A]). */
export function profile(name: string, more: XmlFields = {}): Component {
  const fields: XmlFields = { custom: true, userLicense: 'Salesforce Integration', userPermissions: granted('ApiEnabled', 'ApiUserOnly'), ...more };
  return { type: 'Profile', name, xml: sorted(fields) };
}

export interface Grants {
  objectPermissions?: XmlFields[];
  fieldPermissions?: XmlFields[];
  userPermissions?: XmlFields[];
  license?: string;
  label?: string;
}
export function permissionSet(name: string, grants: Grants = {}): Component {
  const { fieldPermissions, license, objectPermissions, userPermissions, label = name } = grants;
  return { type: 'PermissionSet', name, xml: xml({ fieldPermissions, hasActivationRequired: false, label, license, objectPermissions, userPermissions }) };
}

export function objectGrant(object: string, ...rights: ('Create' | 'Delete' | 'Edit' | 'Read' | 'modifyAllRecords' | 'viewAllRecords')[]): XmlFields {
  const has = (right: (typeof rights)[number]): boolean => rights.includes(right);
  return {
    allowCreate: has('Create'),
    allowDelete: has('Delete'),
    allowEdit: has('Edit'),
    allowRead: has('Read'),
    modifyAllRecords: has('modifyAllRecords'),
    object,
    viewAllRecords: has('viewAllRecords'),
  };
}

/** The fields a user must have (facts 2.x User [A]), unique by `alias`. */
export function userFields(alias: string, profileId: string, more: Fields = {}): Fields {
  return {
    Username: `${alias}@integrations.example`,
    LastName: alias,
    Email: `${alias}@example.com`,
    Alias: alias.slice(0, 8),
    CommunityNickname: alias,
    TimeZoneSidKey: 'GMT',
    LocaleSidKey: 'en_US',
    EmailEncodingKey: 'UTF-8',
    LanguageLocaleKey: 'en_US',
    ProfileId: profileId,
    ...more,
  };
}

export const profileId = (org: PracticeOrg, name: string): Promise<string> => idOf(org, `SELECT Id FROM Profile WHERE Name = '${name}'`);
export const permissionSetId = (org: PracticeOrg, name: string): Promise<string> => idOf(org, `SELECT Id FROM PermissionSet WHERE Name = '${name}'`);
export const integrationPsl = (org: PracticeOrg): Promise<string> =>
  idOf(org, "SELECT Id FROM PermissionSetLicense WHERE DeveloperName = 'SalesforceAPIIntegrationPsl'");

/** A user on the shipped integration profile unless told otherwise. */
export async function newUser(org: PracticeOrg, alias: string, more: Fields = {}): Promise<string> {
  return created(org, 'User', userFields(alias, await profileId(org, 'Minimum Access - API Only Integrations'), more));
}

export async function giveLicence(org: PracticeOrg, userId: string): Promise<string> {
  return created(org, 'PermissionSetLicenseAssign', { AssigneeId: userId, PermissionSetLicenseId: await integrationPsl(org) });
}
export async function assign(org: PracticeOrg, userId: string, setName: string): Promise<string> {
  return created(org, 'PermissionSetAssignment', { AssigneeId: userId, PermissionSetId: await permissionSetId(org, setName) });
}

/** An org row changed by its admin; throws when refused. */
export async function change(org: PracticeOrg, sobject: string, id: string, fields: Fields): Promise<void> {
  const answer = await patch(org, sobject, id, fields);
  if (answer.status !== 204) throw new Error(`${sobject} ${id}: ${JSON.stringify(answer.body)}`);
}

export interface Identity extends Credential {
  name: string;
  username: string;
  userId: string;
  consumerKey: string;
  consumerSecret: string;
}

/** What differs from a right app; see `appFamily`. */
export interface AppParts {
  app?: XmlFields;
  oauth?: XmlFields;
  global?: XmlFields;
  /** `null`: deploy no policy. */
  policy?: XmlFields | null;
  plcy?: XmlFields | null;
}

/** The external client app family of facts 1.4, named as Setup names it, bound to the permission set of the same name. */
export function appFamily(name: string, parts: AppParts = {}): Component[] {
  const externalClientApplication = name;
  const members: Component[] = [
    { type: 'ExternalClientApplication', name, xml: xml({ contactEmail: 'platform@example.com', distributionState: 'Local', isProtected: false, label: name, ...parts.app }) },
    {
      type: 'ExtlClntAppOauthSettings',
      name: `${name}_oauth`,
      xml: xml({ commaSeparatedOauthScopes: 'Api, RefreshToken', externalClientApplication, label: `${name}_oauth`, ...parts.oauth }),
    },
    {
      type: 'ExtlClntAppGlobalOauthSettings',
      name: `${name}_glbloauth`,
      xml: sorted({
        callbackUrl: 'https://login.salesforce.com/services/oauth2/success',
        externalClientApplication,
        isClientCredentialsFlowEnabled: false,
        isConsumerSecretOptional: false,
        isIntrospectAllTokens: false,
        isPkceRequired: true,
        isSecretRequiredForRefreshToken: true,
        label: `${name}_glbloauth`,
        shouldRotateConsumerKey: false,
        shouldRotateConsumerSecret: false,
        ...parts.global,
      }),
    },
  ];
  if (parts.policy !== null) members.push(policyOf(name, parts.policy));
  if (parts.plcy !== null) {
    const plcy = { externalClientApplication, isEnabled: true, isOauthPluginEnabled: true, label: `${name}_plcy`, ...parts.plcy };
    members.push({ type: 'ExtlClntAppConfigurablePolicies', name: `${name}_plcy`, xml: sorted(plcy) });
  }
  return members;
}

export function policyOf(app: string, more: XmlFields = {}, name = `${app}_oauthPlcy`): Component {
  const fields: XmlFields = {
    commaSeparatedPermissionSet: app,
    externalClientApplication: app,
    ipRelaxationPolicyType: 'Enforce',
    isClientCredentialsFlowEnabled: false,
    label: name,
    permittedUsersPolicyType: 'AdminApprovedPreAuthorized',
    refreshTokenPolicyType: 'Zero',
    ...more,
  };
  return { type: 'ExtlClntAppOauthConfigurablePolicies', name, xml: sorted(fields) };
}

/** In alphabetical order, as the ordered schema wants it (facts 1, general rules [A]). */
export function sorted(fields: XmlFields): string {
  return xml(Object.fromEntries(Object.entries(fields).sort(([one], [other]) => (one < other ? -1 : 1))));
}

/** Permission set, user, licence, assignment and app in the order of facts 3.1 [A]; JWT bearer with a certificate. */
export async function newIdentity(org: PracticeOrg, name: string, parts: AppParts & { user?: Fields; grants?: Grants; deploy?: DeployOptions } = {}): Promise<Identity> {
  const credential = await newCredential();
  const [consumerKey, consumerSecret] = [newConsumerKey(), newConsumerKey()];
  await deployed(org, [permissionSet(name, parts.grants)]);
  const userId = await newUser(org, name.toLowerCase(), parts.user);
  await giveLicence(org, userId);
  await assign(org, userId, name);
  const global = { certificate: credential.certificate, consumerKey, consumerSecret, ...parts.global };
  await deployed(org, appFamily(name, { ...parts, global }), parts.deploy);
  return { ...credential, name, username: `${name.toLowerCase()}@integrations.example`, userId, consumerKey, consumerSecret };
}
