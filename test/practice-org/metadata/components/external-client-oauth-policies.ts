import { normaliseId } from '../../ids.ts';
import type { OrgState, Row, XmlElement } from '../../state.ts';
import { bindExactly, bindingsOf } from '../apps/bindings.ts';
import { startPropagation } from '../apps/consumer.ts';
import { requireRunAsUser } from '../apps/run-as-user.ts';
import { element, isOn, numberOf, sorted, textOf, textOrNull, without } from './content.ts';
import { listSatellites, parentApp, removeSatellite, requireSingle, satellitesOf } from './external-client-app.ts';
import { noSuch, refuse } from './handler.ts';
import type { Component, Handler, Scope } from './handler.ts';
import { permissionSetOf, profileByLabel } from './profile-names.ts';
import { setByName } from './permission-set-rows.ts';
import { recordOf, rowBehind, saveRecord, saveRow } from './records.ts';

const TYPE = 'ExtlClntAppOauthConfigurablePolicies';
const TABLE = 'ExtlClntAppOauthPlcyCnfg';
/** What an app gets whose policy nobody deployed (facts 1.4 [B]). */
const DEFAULTS = element({
  ipRelaxationPolicyType: 'Enforce', isClientCredentialsFlowEnabled: false, isGuestCodeCredFlowEnabled: false, isTokenExchangeFlowEnabled: false,
  permittedUsersPolicyType: 'AllSelfAuthorized', refreshTokenPolicyType: 'SpecificLifetime', refreshTokenValidityPeriod: 365, refreshTokenValidityUnit: 'Days',
  requiredSessionLevel: 'STANDARD',
});

function deploy(scope: Scope, { fullName, content }: Component): string {
  const app = parentApp(scope, content);
  const appName = String(app['DeveloperName']);
  requireSingle(scope, TYPE, fullName, appName);
  const clientCredentials = isOn(content, 'isClientCredentialsFlowEnabled');
  const user = textOf(content, 'clientCredentialsFlowUser');
  if (clientCredentials || user !== undefined) requireRunAsUser(scope, user);
  bind(scope, String(app['Id']), content);
  const id = save(scope, fullName, app, content);
  for (const global of satellitesOf(scope.state, 'ExtlClntAppGlobalOauthSettings', appName)) startPropagation(scope, textOf(global.content, 'consumerKey') ?? '');
  return id;
}

function save(scope: Scope, fullName: string, app: Row, content: XmlElement): string {
  const kept = sorted({ ...withDefaults(fullName, content), ...without(content, ['commaSeparatedPermissionSet', 'commaSeparatedProfile']) });
  const row = saveRow(scope, TABLE, '0tO', rowBehind(scope, TYPE, fullName, TABLE, { DeveloperName: fullName }), columns(scope, app, fullName, kept));
  saveRecord(scope, TYPE, fullName, String(row['Id']), kept);
  return String(row['Id']);
}

/** The lifetime of the default belongs to the default type only. */
function withDefaults(fullName: string, content: XmlElement): XmlElement {
  const lifetime = textOf(content, 'refreshTokenPolicyType') ?? 'SpecificLifetime';
  const defaults = lifetime.startsWith('Specific') ? DEFAULTS : without(DEFAULTS, ['refreshTokenValidityPeriod', 'refreshTokenValidityUnit']);
  return { ...defaults, ...element({ label: fullName }) };
}

function columns(scope: Scope, app: Row, fullName: string, content: XmlElement): Row {
  const [settings] = satellitesOf(scope.state, 'ExtlClntAppOauthSettings', String(app['DeveloperName']));
  const text = (name: string): string | null => textOrNull(content, name);
  const number = (name: string): number | null => numberOf(content, name) ?? null;
  return {
    DeveloperName: fullName,
    MasterLabel: text('label'),
    Language: 'en_US',
    IsDeleted: false,
    ExternalClientApplicationId: app['Id'] ?? null,
    ExtlClntAppOauthSettingsId: settings?.id ?? null,
    RefreshTokenPolicyType: text('refreshTokenPolicyType'),
    RefreshTokenValidityPeriod: number('refreshTokenValidityPeriod'),
    RefreshTokenValidityUnit: text('refreshTokenValidityUnit'),
    IpRelaxationPolicyType: text('ipRelaxationPolicyType'),
    PermittedUsersPolicyType: text('permittedUsersPolicyType'),
    SessionTimeoutInMinutes: number('sessionTimeoutInMinutes'),
    RequiredSessionLevel: text('requiredSessionLevel'),
    PolicyAction: text('policyAction'),
    IsClientCredentialsFlowEnabled: isOn(content, 'isClientCredentialsFlowEnabled'),
    ClientCredentialsFlowUser: text('clientCredentialsFlowUser'),
    SingleLogoutUrl: text('singleLogoutUrl'),
    StartUrl: text('startUrl'),
    IsTokenExchangeFlowEnabled: isOn(content, 'isTokenExchangeFlowEnabled'),
    IsGuestCodeCredFlowEnabled: isOn(content, 'isGuestCodeCredFlowEnabled'),
    IsNamedUserJwtEnabled: false,
    GuestJwtTimeout: text('guestJwtTimeout'),
    NamedUserJwtTimeout: text('namedUserJwtTimeout'),
  };
}

/**
 * Permission sets by API name (facts 1.4 [B+]; by id only where the switch says so, facts 8.5), profiles by label [B]. As with connected
 * apps, an absent element leaves the grants alone and an empty one takes them away.
 */
function bind(scope: Scope, appId: string, content: XmlElement): void {
  const app = { id: appId, type: 'ExternalClientApplication' };
  const sets = listed(content, 'commaSeparatedPermissionSet');
  const profiles = listed(content, 'commaSeparatedProfile');
  if (sets) bindExactly(scope, app, ids(scope, sets, 'commaSeparatedPermissionSet', permissionSetId), 'sets');
  if (profiles) bindExactly(scope, app, ids(scope, profiles, 'commaSeparatedProfile', profileSetId), 'profiles');
}

function listed(content: XmlElement, name: string): string[] | undefined {
  if (!(name in content)) return undefined;
  return (textOf(content, name) ?? '').split(',').map((one) => one.trim()).filter((one) => one !== '');
}

function ids(scope: Scope, names: string[], elementName: string, find: (scope: Scope, name: string) => string | undefined): string[] {
  return names.flatMap((name) => {
    const id = find(scope, name);
    if (id === undefined) refuse(scope, noSuch(elementName, elementName === 'commaSeparatedProfile' ? 'Profile' : 'PermissionSet', name), 'INVALID_CROSS_REFERENCE_KEY');
    return id === undefined ? [] : [id];
  });
}

function permissionSetId({ state }: Scope, name: string): string | undefined {
  const id = state.settings.switches.policyPermissionSetById === 'accepted' ? normaliseId(name) : undefined;
  const row = setByName(state, name) ?? (id === undefined ? undefined : state.tables.get('PermissionSet')?.get(id));
  return row && String(row['Id']);
}

function profileSetId({ state }: Scope, label: string): string | undefined {
  const profile = profileByLabel(state, label);
  const owned = profile && permissionSetOf(state, String(profile['Id']));
  return owned && String(owned['Id']);
}

/** OAuth settings without a policy get `<settings>_defaultPolicy`: everybody may authorize the app (facts 1.4 [B]). */
export function makeDefaultPolicies(scope: Scope): void {
  for (const settings of scope.state.metadata.get('ExtlClntAppOauthSettings')?.values() ?? []) {
    const appName = textOf(settings.content, 'externalClientApplication') ?? '';
    if (satellitesOf(scope.state, TYPE, appName).length > 0) continue;
    save(scope, `${settings.fullName}_defaultPolicy`, parentApp(scope, settings.content), element({ externalClientApplication: appName }));
  }
}

function read(state: OrgState, fullName: string): XmlElement | undefined {
  const record = recordOf(state, TYPE, fullName);
  if (!record) return undefined;
  const appId = String(state.tables.get(TABLE)?.get(record.id)?.['ExternalClientApplicationId']);
  const bindings = bindingsOf(state, appId);
  const lists = element({ commaSeparatedPermissionSet: bindings.permissionSetNames.join(', '), commaSeparatedProfile: bindings.profileLabels.join(', ') });
  return sorted({ ...record.content, ...lists });
}

export const externalClientOauthPolicies: Handler = {
  type: TYPE,
  rank: 73,
  needs: ['ExternalClientAppAdmin'],
  list: listSatellites(TYPE),
  deploy,
  read,
  remove: (scope, fullName) => removeSatellite(scope, TYPE, TABLE, fullName),
};
