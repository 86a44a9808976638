import { row } from '../state.ts';
import type { OrgState, Row, XmlElement } from '../state.ts';
import { bindingsOf } from './apps/bindings.ts';
import { certificateDer } from './apps/consumer.ts';
import { flagOf, isNotOff, isOn, numberOf, textOf, textOr, textsOf, within } from './components/content.ts';
import { appByName, satellitesOf } from './components/external-client-app.ts';
import { scopesOf } from './components/external-client-oauth-settings.ts';
import { recordsOf } from './components/records.ts';

type IpRelaxation = 'ENFORCE' | 'BYPASS' | 'BYPASS_2FACTOR' | 'ENFORCE_RELAXREFRESH';

/** What the OAuth endpoints need to know of a connected app or external client app, whichever it is. */
export interface App {
  /** `0H4...` or `0xI...` */
  id: string;
  kind: 'connected-app' | 'external-client-app';
  name: string;
  label: string;
  consumerKey: string;
  consumerSecret?: string;
  /** The client's public certificate; its presence switches the JWT bearer flow on (facts 1.4). */
  certificateDer?: Buffer;
  adminApprovedOnly: boolean;
  /** From SetupEntityAccess rows, the one truth. */
  profileIds: string[];
  permissionSetIds: string[];
  ipRelaxation: IpRelaxation;
  flows: { jwtBearer: boolean; clientCredentials: boolean; authorizationCode: boolean };
  pkceRequired: boolean;
  secretOptional: boolean;
  /** Username the client credentials flow runs as. */
  runAsUsername?: string;
  enabled: boolean;
  blocked: boolean;
  /** Metadata names, e.g. `Api`, `RefreshToken`. */
  scopes: string[];
  callbackUrl: string;
  /** It may ask about everybody's tokens (isIntrospectAllTokens). */
  introspectsAll: boolean;
  /** `infinite`, `zero`, `specific_lifetime:<n>:HOURS|DAYS|MONTHS`, `specific_inactivity:...` (facts 1.3), for both kinds. */
  refreshTokenPolicy: string;
  /** Each use of a refresh token gives a new one and ends the one before (isRefreshTokenRotationEnabled, facts 1.3, 1.4 [A name, K working]). */
  rotatesRefreshTokens: boolean;
}

/** The app of a consumer key, `undefined` for a key this org does not know. */
export function findApp(state: OrgState, consumerKey: string): App | undefined {
  return connectedAppOf(state, consumerKey) ?? externalClientAppOf(state, consumerKey);
}

/** The app of an id (`0H4...`, `0xI...`), as far as it has a consumer key. */
export function appOfId(state: OrgState, id: string): App | undefined {
  const connected = recordsOf(state, 'ConnectedApp').find((record) => record.id === id)?.content;
  const name = row(state, 'ExternalClientApplication', id)?.['DeveloperName'];
  const global = typeof name === 'string' ? satellitesOf(state, 'ExtlClntAppGlobalOauthSettings', name)[0]?.content : undefined;
  const key = connected ? textOf(within(connected, 'oauthConfig'), 'consumerKey') : global && textOf(global, 'consumerKey');
  return key === undefined ? undefined : findApp(state, key);
}

function connectedAppOf(state: OrgState, consumerKey: string): App | undefined {
  const records = recordsOf(state, 'ConnectedApp');
  const record = records.find(({ content }) => textOf(within(content, 'oauthConfig'), 'consumerKey') === consumerKey);
  if (!record) return undefined;
  const config = within(record.content, 'oauthConfig');
  const policy = within(record.content, 'oauthPolicy');
  return {
    ...consumerOf(config, 'isClientCredentialEnabled', textOf(config, 'oauthClientCredentialUser')),
    ...boundTo(state, record.id),
    id: record.id,
    kind: 'connected-app',
    name: record.fullName,
    label: textOr(record.content, 'label', record.fullName),
    consumerKey,
    adminApprovedOnly: isOn(config, 'isAdminApproved'),
    ipRelaxation: textOr(policy, 'ipRelaxation', 'ENFORCE') as IpRelaxation,
    pkceRequired: isOn(config, 'isPkceRequired'),
    enabled: true,
    blocked: textOf(within(record.content, 'sessionPolicy'), 'policyAction') === 'Block',
    scopes: textsOf(config, 'scopes'),
    refreshTokenPolicy: textOr(policy, 'refreshTokenPolicy', 'infinite'),
    rotatesRefreshTokens: isOn(config, 'isRefreshTokenRotationEnabled'),
  };
}

function externalClientAppOf(state: OrgState, consumerKey: string): App | undefined {
  const globals = recordsOf(state, 'ExtlClntAppGlobalOauthSettings');
  const global = globals.find(({ content }) => textOf(content, 'consumerKey') === consumerKey)?.content;
  const name = global && textOf(global, 'externalClientApplication');
  const app = name === undefined ? undefined : appByName(state, name);
  return global && app && assembled(state, consumerKey, global, app);
}

function assembled(state: OrgState, consumerKey: string, global: XmlElement, app: Row): App {
  const name = String(app['DeveloperName']);
  const part = (type: string): XmlElement => satellitesOf(state, type, name)[0]?.content ?? {};
  const [policy, plugins] = [part('ExtlClntAppOauthConfigurablePolicies'), part('ExtlClntAppConfigurablePolicies')];
  const consumer = consumerOf(global, 'isClientCredentialsFlowEnabled', textOf(policy, 'clientCredentialsFlowUser'));
  // Both the global settings and the policy must switch client credentials on (facts 1.4 [A/B]).
  const clientCredentials = consumer.flows.clientCredentials && isOn(policy, 'isClientCredentialsFlowEnabled');
  return {
    ...consumer,
    ...boundTo(state, String(app['Id'])),
    flows: { ...consumer.flows, clientCredentials },
    id: String(app['Id']),
    kind: 'external-client-app',
    name,
    label: String(app['MasterLabel']),
    consumerKey,
    adminApprovedOnly: textOf(policy, 'permittedUsersPolicyType') === 'AdminApprovedPreAuthorized',
    ipRelaxation: textOr(policy, 'ipRelaxationPolicyType', 'Enforce').toUpperCase() as IpRelaxation,
    pkceRequired: isNotOff(global, 'isPkceRequired'),
    enabled: isEnabled(plugins),
    blocked: textOf(policy, 'policyAction') === 'Block',
    scopes: scopesOf(part('ExtlClntAppOauthSettings')),
    refreshTokenPolicy: lifetimeOf(policy),
    rotatesRefreshTokens: isOn(global, 'isRefreshTokenRotationEnabled'),
  };
}

function isEnabled(plugins: XmlElement): boolean {
  return isNotOff(plugins, 'isEnabled') && isNotOff(plugins, 'isOauthPluginEnabled');
}

function lifetimeOf(policy: XmlElement): string {
  const type = textOf(policy, 'refreshTokenPolicyType') ?? 'Infinite';
  if (!type.startsWith('Specific')) return type.toLowerCase();
  const unit = (textOf(policy, 'refreshTokenValidityUnit') ?? 'Days').toUpperCase();
  return `${type === 'SpecificLifetime' ? 'specific_lifetime' : 'specific_inactivity'}:${numberOf(policy, 'refreshTokenValidityPeriod') ?? 365}:${unit}`;
}

type Consumer = Pick<App, 'consumerSecret' | 'certificateDer' | 'flows' | 'secretOptional' | 'runAsUsername' | 'callbackUrl' | 'introspectsAll'>;

function consumerOf(content: XmlElement, clientCredentialsFlag: string, runAs: string | undefined): Consumer {
  const secret = textOf(content, 'consumerSecret');
  const certificate = certificateDer(content);
  const callbackUrl = textOf(content, 'callbackUrl') ?? '';
  return {
    flows: { jwtBearer: certificate !== undefined, clientCredentials: flagOf(content, clientCredentialsFlag) ?? false, authorizationCode: callbackUrl !== '' },
    secretOptional: isOn(content, 'isConsumerSecretOptional'),
    introspectsAll: isOn(content, 'isIntrospectAllTokens'),
    callbackUrl,
    ...(secret === undefined ? {} : { consumerSecret: secret }),
    ...(certificate === undefined ? {} : { certificateDer: certificate }),
    ...(runAs === undefined ? {} : { runAsUsername: runAs }),
  };
}

function boundTo(state: OrgState, appId: string): Pick<App, 'profileIds' | 'permissionSetIds'> {
  const { profileIds, permissionSetIds } = bindingsOf(state, appId);
  return { profileIds, permissionSetIds };
}
