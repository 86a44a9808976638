/** The rows and files of one integration identity, made rightly: the positive half that every refusal is measured against. */
import { created, idOf, patch } from './caller.ts';
import type { Fields, PracticeOrg } from './caller.ts';
import { deployed } from './deploying.ts';
import type { Component, DeployOptions } from './deploying.ts';
import { appFamily } from './external-client-app.ts';
import type { AppParts } from './external-client-app.ts';
import { newConsumerKey, newCredential } from './logging-in.ts';
import type { Credential } from './logging-in.ts';
import { sorted, xml } from './xml.ts';
import type { XmlFields } from './xml.ts';

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
  return {
    type: 'PermissionSet',
    name,
    xml: xml({ fieldPermissions, hasActivationRequired: false, label, license, objectPermissions, userPermissions }),
  };
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

/** Permission set, user, licence, assignment and app in the order of facts 3.1 [A]; JWT bearer with a certificate. */
export async function newIdentity(
  org: PracticeOrg,
  name: string,
  parts: AppParts & { user?: Fields; grants?: Grants; deploy?: DeployOptions } = {},
): Promise<Identity> {
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
