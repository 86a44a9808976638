import { bindExactly, bindingsOf } from '../apps/bindings.ts';
import { certificateElement, keyFor, newConsumerSecret, requireCertificate, startPropagation } from '../apps/consumer.ts';
import { requireRunAsUser } from '../apps/run-as-user.ts';
import { accessRows, revokeAccess } from '../grants/setup-access.ts';
import { dropRow, rows } from '../../state.ts';
import type { OrgState, Row, XmlElement } from '../../state.ts';
import { elementOf, flagOf, isOn, numberOf, sorted, textOf, textOr, textOrNull, textsOf, within, without } from './content.ts';
import { noSuch, refuse } from './handler.ts';
import type { Component, Handler, Scope } from './handler.ts';
import { permissionSetOf, profileByLabel } from './profile-names.ts';
import { ordinarySets } from './permission-set-rows.ts';
import { dropRecord, recordOf, recordsOf, rowBehind, saveRecord, saveRow } from './records.ts';

/** facts 1.3 [A], verbatim */
const BLOCKED = "You can't create a connected app. To enable connected app creation, contact Salesforce Customer Support.";
/** Scopes an org returns under another name (facts 1.3 [B]). */
const SCOPES: Record<string, string> = { OfflineAccess: 'RefreshToken', Address: 'Basic', Email: 'Basic', Phone: 'Basic', Profile: 'Basic' };

function deploy(scope: Scope, { fullName, content }: Component): string {
  const known = recordOf(scope.state, 'ConnectedApp', fullName)?.content;
  if (!known && scope.state.settings.switches.connectedAppCreation === 'blocked') refuse(scope, BLOCKED);
  const merged = mergedContent(scope, fullName, content, known ?? {});
  const config = within(merged, 'oauthConfig');
  const fields = { ...columns(merged), ...toolingColumns(scope.state, fullName, merged) };
  const row = saveRow(scope, 'ConnectedApplication', '0H4', rowBehind(scope, 'ConnectedApp', fullName, 'ConnectedApplication', { Name: fields['Name'] ?? null }), fields);
  const id = String(row['Id']);
  bind(scope, id, content, isOn(config, 'isAdminApproved'));
  saveRecord(scope, 'ConnectedApp', fullName, id, sorted(merged));
  const key = textOf(config, 'consumerKey');
  if (key !== undefined) startPropagation(scope, key);
  return id;
}

function mergedContent(scope: Scope, fullName: string, content: XmlElement, known: XmlElement): XmlElement {
  const merged = { ...known, ...without(content, ['profileName', 'permissionSetName', 'oauthConfig']) };
  const before = elementOf(known, 'oauthConfig');
  const given = elementOf(content, 'oauthConfig');
  const config = given ? configOf(scope, fullName, given, before) : before;
  return config ? { ...merged, oauthConfig: [config] } : merged;
}

/** Key and secret are set when the app is made and never change (facts 1.3 [A]). */
function configOf(scope: Scope, fullName: string, given: XmlElement, known: XmlElement | undefined): XmlElement {
  requireCertificate(scope, given);
  requireExecutionUser(scope, given, known);
  const wanted = textOf(given, 'consumerKey');
  const old = textOf(known ?? {}, 'consumerKey');
  // The words are not known.
  if (old !== undefined && wanted !== undefined && wanted !== old) refuse(scope, 'The consumer key of a connected app cannot be changed');
  const secret = textOf({ ...given, ...known }, 'consumerSecret') ?? newConsumerSecret();
  return sorted({ ...given, consumerKey: [old ?? keyFor(scope, wanted, fullName)], consumerSecret: [secret] });
}

function requireExecutionUser(scope: Scope, given: XmlElement, known: XmlElement | undefined): void {
  const user = textOf(given, 'oauthClientCredentialUser');
  if (user === undefined) return;
  const { connectedAppClientCredentialUser } = scope.state.settings.switches;
  // facts 8.4
  if (known && connectedAppClientCredentialUser === 'refused') refuse(scope, 'Enter a valid execution user for the OAuth client credentials flow.');
  // facts 1.3 [B]
  if (flagOf(given, 'isClientCredentialEnabled') !== true) refuse(scope, 'Enter a valid execution user for the OAuth client credentials flow.');
  requireRunAsUser(scope, user);
}

function columns(content: XmlElement): Row {
  const config = within(content, 'oauthConfig');
  const [kind = '', period] = textOr(within(content, 'oauthPolicy'), 'refreshTokenPolicy', 'infinite').split(':');
  return {
    Name: textOrNull(content, 'label'),
    OptionsAllowAdminApprovedUsersOnly: isOn(config, 'isAdminApproved'),
    OptionsRefreshTokenValidityMetric: kind === 'specific_inactivity',
    RefreshTokenValidityPeriod: period === undefined ? null : Number(period),
    OptionsHasSessionLevelPolicy: elementOf(content, 'sessionPolicy') !== undefined,
    OptionsIsInternal: false,
    OptionsFullContentPushNotifications: false,
    OptionsCodeCredentialGuestEnabled: false,
    OptionsTokenExchangeManageBitEnabled: false,
    StartUrl: textOrNull(content, 'startUrl'),
    MobileStartUrl: textOrNull(content, 'mobileStartUrl'),
  };
}

/** What only the Tooling API shows. */
function toolingColumns(state: OrgState, fullName: string, content: XmlElement): Row {
  const policy = within(content, 'sessionPolicy');
  const username = textOf(within(content, 'oauthConfig'), 'oauthClientCredentialUser');
  const runAs = username === undefined ? undefined : rows(state, 'User').find((user) => user['Username'] === username);
  return {
    DeveloperName: fullName,
    ContactEmail: textOrNull(content, 'contactEmail'),
    ContactPhone: textOrNull(content, 'contactPhone'),
    Description: textOrNull(content, 'description'),
    InfoUrl: textOrNull(content, 'infoUrl'),
    SessionTimeout: numberOf(policy, 'sessionTimeout') ?? null,
    SessionPolicyAction: textOrNull(policy, 'policyAction'),
    ExecutionUserId: runAs?.['Id'] ?? null,
  };
}

/**
 * `profileName` takes labels [A], `permissionSetName` takes labels too [B]; both need admin approval; an empty element takes all away;
 * names must exist in the org (facts 1.3 [A], words open: 8.3).
 */
function bind(scope: Scope, id: string, content: XmlElement, adminApproved: boolean): void {
  const app = { id, type: 'ConnectedApplication' };
  const named = [...textsOf(content, 'profileName'), ...textsOf(content, 'permissionSetName')].length > 0;
  if (named && !adminApproved) refuse(scope, 'Profiles and permission sets require admin approved users to be pre-authorized (isAdminApproved)');
  if ('profileName' in content) bindExactly(scope, app, idsOf(scope, content, 'profileName', profileSet), 'profiles');
  if ('permissionSetName' in content) bindExactly(scope, app, idsOf(scope, content, 'permissionSetName', setByLabel), 'sets');
}

type Find = (state: OrgState, label: string) => Row | undefined;
const profileSet: Find = (state, label) => {
  const profile = profileByLabel(state, label);
  return profile && permissionSetOf(state, String(profile['Id']));
};
const setByLabel: Find = (state, label) => ordinarySets(state).find((row) => row['Label'] === label);

function idsOf(scope: Scope, content: XmlElement, name: string, find: Find): string[] {
  return textsOf(content, name).flatMap((label) => {
    const found = find(scope.state, label);
    const refused = scope.state.settings.switches.connectedAppUnknownName === 'refused';
    if (!found && refused) refuse(scope, noSuch(name, name === 'profileName' ? 'Profile' : 'PermissionSet', label), 'INVALID_CROSS_REFERENCE_KEY');
    return found ? [String(found['Id'])] : [];
  });
}

/** The secret is never returned (facts 1.3 [A]). */
function read(state: OrgState, fullName: string): XmlElement | undefined {
  const record = recordOf(state, 'ConnectedApp', fullName);
  if (!record) return undefined;
  const bindings = bindingsOf(state, record.id);
  const config = elementOf(record.content, 'oauthConfig');
  return sorted({
    ...record.content,
    ...(config ? { oauthConfig: [readConfig(config)] } : {}),
    permissionSetName: bindings.permissionSetLabels,
    profileName: bindings.profileLabels,
  });
}

function readConfig(config: XmlElement): XmlElement {
  const scopes = textsOf(config, 'scopes').map((scope) => SCOPES[scope] ?? scope);
  const certificate = certificateElement(config);
  return sorted({ ...without(config, ['consumerSecret', 'certificate']), certificate, scopes: [...new Set(scopes)] });
}

/** Deleting an app kills its tokens (facts 1.3 [A/C]). */
function remove(scope: Scope, fullName: string): void {
  const id = recordOf(scope.state, 'ConnectedApp', fullName)?.id;
  if (id === undefined) return;
  for (const row of accessRows(scope.state, id)) revokeAccess(scope, String(row['ParentId']), id);
  dropRow(scope.state, 'ConnectedApplication', id);
  dropRecord(scope, 'ConnectedApp', fullName);
}

export const connectedApp: Handler = {
  type: 'ConnectedApp',
  rank: 70,
  needs: ['ManageRemoteAccess'],
  list: (state) => recordsOf(state, 'ConnectedApp'),
  deploy,
  read,
  remove,
};
