import { handlerOf } from '../../metadata/components/index.ts';
import { element } from '../../metadata/components/content.ts';
import type { Scope } from '../../metadata/components/handler.ts';
import { setByName } from '../../metadata/components/permission-set-rows.ts';
import type { OrgState, XmlElement } from '../../state.ts';
import { addUser, assignLicence, assignPermissionSet } from '../users.ts';
import { sizes } from './sizes.ts';

export interface Integration {
  userId: string;
  /** Label of its app, which log-ins and tokens show. */
  label: string;
  /** The one address it comes from. */
  address: string;
}

/** Integrations that have everything of their own: profile with one address, permission set, user, licence, external client app bound to the set. */
export function addIntegrations(state: OrgState, adminId: string): Integration[] {
  const scope: Scope = {
    state,
    session: { token: '', userId: adminId, sourceIp: '', scopes: [], createdAt: state.now(), expired: true },
    apiVersion: Number(state.settings.apiVersion),
    ignoreWarnings: true,
    mode: 'load',
  };
  return Array.from({ length: sizes.integrations }, (_, place) => addIntegration(scope, place + 1));
}

function addIntegration(scope: Scope, number: number): Integration {
  const { state, session } = scope;
  const name = `Sync_${String(number).padStart(3, '0')}`;
  const label = name.replace('_', ' ');
  const address = `198.51.100.${number}`;
  put(scope, 'Profile', name, { ...element({ custom: true, userLicense: 'Salesforce Integration' }), userPermissions: permissions('ApiEnabled', 'ApiUserOnly'), loginIpRanges: [element({ endAddress: address, startAddress: address })] });
  put(scope, 'PermissionSet', name, { ...element({ hasActivationRequired: false, label }), objectPermissions: [readAccount], fieldPermissions: [element({ editable: false, field: 'Account.Industry', readable: true })], userPermissions: permissions('ApiEnabled', 'ApiUserOnly') });
  const email = `sync.${number}@shared.large.example.com`;
  const userId = addUser(state, { username: `sync.${number}@integration.large.example.com`, firstName: 'Sync', lastName: String(number), email, profile: name }, session.userId);
  assignLicence(state, userId, 'SalesforceAPIIntegrationPsl', session.userId);
  assignPermissionSet(state, userId, String(setByName(state, name)?.['Id']));
  addApp(scope, name, label);
  return { userId, label, address };
}

const readAccount = element({ allowCreate: false, allowDelete: false, allowEdit: false, allowRead: true, modifyAllRecords: false, object: 'Account', viewAllFields: false, viewAllRecords: false });

function addApp(scope: Scope, name: string, label: string): void {
  const parent = { externalClientApplication: name, label };
  put(scope, 'ExternalClientApplication', name, element({ contactEmail: 'integrations@large.example.com', distributionState: 'Local', isProtected: false, label }));
  put(scope, 'ExtlClntAppOauthSettings', `${name}_oauth`, element({ commaSeparatedOauthScopes: 'Api', ...parent }));
  put(scope, 'ExtlClntAppGlobalOauthSettings', `${name}_glbloauth`, element({ callbackUrl: 'https://large.example.com/callback', consumerKey: `LargeSeedConsumerKey${name.replace('_', '')}`, ...parent }));
  const policy = { commaSeparatedPermissionSet: name, ipRelaxationPolicyType: 'Enforce', permittedUsersPolicyType: 'AdminApprovedPreAuthorized', refreshTokenPolicyType: 'Immediate', sessionTimeoutInMinutes: 15 };
  put(scope, 'ExtlClntAppOauthConfigurablePolicies', `${name}_oauthPlcy`, element({ ...policy, ...parent }));
  put(scope, 'ExtlClntAppConfigurablePolicies', `${name}_plcy`, element({ isEnabled: true, isOauthPluginEnabled: true, ...parent }));
}

function permissions(...names: string[]): XmlElement[] {
  return names.map((name) => element({ enabled: true, name }));
}

function put(scope: Scope, type: string, fullName: string, content: XmlElement): void {
  const handler = handlerOf(type);
  if (!handler) throw new Error(`The practice org has no metadata type ${type}`);
  handler.deploy(scope, { type, fullName, fileName: '', node: undefined, content, body: undefined });
}
