import type { OrgState, XmlElement } from '../state.ts';
import { bindingsOf } from './apps/bindings.ts';
import { certificateDer } from './apps/consumer.ts';
import { elementOf, flagOf, numberOf, textOf, textsOf } from './components/content.ts';
import { satellitesOf } from './components/external-client-app.ts';
import { scopesOf } from './components/external-client-oauth-settings.ts';

export type IpRelaxation = 'ENFORCE' | 'BYPASS' | 'BYPASS_2FACTOR' | 'ENFORCE_RELAXREFRESH';

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
  /** `infinite`, `zero`, `specific_lifetime:<n>:HOURS|DAYS|MONTHS`, `specific_inactivity:...` (facts 1.3), for both kinds. */
  refreshTokenPolicy: string;
}

/** The app of a consumer key, `undefined` for a key this org does not know. */
export function findApp(state: OrgState, consumerKey: string): App | undefined {
  return connectedAppOf(state, consumerKey) ?? externalClientAppOf(state, consumerKey);
}

function connectedAppOf(state: OrgState, consumerKey: string): App | undefined {
  const records = [...(state.metadata.get('ConnectedApp')?.values() ?? [])];
  const record = records.find(({ content }) => textOf(elementOf(content, 'oauthConfig') ?? {}, 'consumerKey') === consumerKey);
  if (!record) return undefined;
  const config = elementOf(record.content, 'oauthConfig') ?? {};
  const policy = elementOf(record.content, 'oauthPolicy') ?? {};
  return {
    ...consumerOf(config, 'isClientCredentialEnabled', textOf(config, 'oauthClientCredentialUser')),
    ...boundTo(state, record.id),
    id: record.id,
    kind: 'connected-app',
    name: record.fullName,
    label: textOf(record.content, 'label') ?? record.fullName,
    consumerKey,
    adminApprovedOnly: flagOf(config, 'isAdminApproved') ?? false,
    ipRelaxation: (textOf(policy, 'ipRelaxation') ?? 'ENFORCE') as IpRelaxation,
    pkceRequired: flagOf(config, 'isPkceRequired') ?? false,
    enabled: true,
    blocked: textOf(elementOf(record.content, 'sessionPolicy') ?? {}, 'policyAction') === 'Block',
    scopes: textsOf(config, 'scopes'),
    refreshTokenPolicy: textOf(policy, 'refreshTokenPolicy') ?? 'infinite',
  };
}

function externalClientAppOf(state: OrgState, consumerKey: string): App | undefined {
  const globals = [...(state.metadata.get('ExtlClntAppGlobalOauthSettings')?.values() ?? [])];
  const global = globals.find(({ content }) => textOf(content, 'consumerKey') === consumerKey)?.content;
  const name = global && textOf(global, 'externalClientApplication');
  const app = [...(state.tables.get('ExternalClientApplication')?.values() ?? [])].find((row) => row['DeveloperName'] === name);
  if (!global || name === undefined || !app) return undefined;
  const part = (type: string): XmlElement => satellitesOf(state, type, name)[0]?.content ?? {};
  const [policy, plugins] = [part('ExtlClntAppOauthConfigurablePolicies'), part('ExtlClntAppConfigurablePolicies')];
  const consumer = consumerOf(global, 'isClientCredentialsFlowEnabled', textOf(policy, 'clientCredentialsFlowUser'));
  // Both the global settings and the policy must switch client credentials on (facts 1.4 [A/B]).
  const clientCredentials = consumer.flows.clientCredentials && flagOf(policy, 'isClientCredentialsFlowEnabled') === true;
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
    ipRelaxation: (textOf(policy, 'ipRelaxationPolicyType') ?? 'Enforce').toUpperCase() as IpRelaxation,
    pkceRequired: flagOf(global, 'isPkceRequired') ?? true,
    enabled: isOn(plugins),
    blocked: textOf(policy, 'policyAction') === 'Block',
    scopes: scopesOf(part('ExtlClntAppOauthSettings')),
    refreshTokenPolicy: lifetimeOf(policy),
  };
}

function isOn(plugins: XmlElement): boolean {
  return (flagOf(plugins, 'isEnabled') ?? true) && (flagOf(plugins, 'isOauthPluginEnabled') ?? true);
}

function lifetimeOf(policy: XmlElement): string {
  const type = textOf(policy, 'refreshTokenPolicyType') ?? 'Infinite';
  if (!type.startsWith('Specific')) return type.toLowerCase();
  const unit = (textOf(policy, 'refreshTokenValidityUnit') ?? 'Days').toUpperCase();
  return `${type === 'SpecificLifetime' ? 'specific_lifetime' : 'specific_inactivity'}:${numberOf(policy, 'refreshTokenValidityPeriod') ?? 365}:${unit}`;
}

type Consumer = Pick<App, 'consumerSecret' | 'certificateDer' | 'flows' | 'secretOptional' | 'runAsUsername' | 'callbackUrl'>;

function consumerOf(content: XmlElement, clientCredentialsFlag: string, runAs: string | undefined): Consumer {
  const secret = textOf(content, 'consumerSecret');
  const certificate = certificateDer(content);
  const callbackUrl = textOf(content, 'callbackUrl') ?? '';
  return {
    flows: { jwtBearer: certificate !== undefined, clientCredentials: flagOf(content, clientCredentialsFlag) ?? false, authorizationCode: callbackUrl !== '' },
    secretOptional: flagOf(content, 'isConsumerSecretOptional') ?? false,
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
