import type { Certificate } from './certificates.ts';
import type { Integration } from './integration.ts';
import { metadataFile } from './xml.ts';

const keyOf = (index: number): string => `3MVG9Messy${String(index).padStart(75, '0')}`;

/** The five files of an external client app, by path below metadata/. */
function externalFiles(one: Integration, certificate: Certificate | undefined): Readonly<Record<string, string>> {
  const { app, spec } = one;
  const of = { externalClientApplication: app.name };
  return {
    [`externalClientApps/${app.name}.eca`]: metadataFile('ExternalClientApplication', {
      contactEmail: app.contactEmail,
      description: `Integration ${spec.name}, owner ${spec.owner.email}: ${spec.purpose}`,
      distributionState: 'Local',
      isProtected: false,
      label: app.label,
      orgScopedExternalApp: `00DPr0000000001:${app.name}`,
    }),
    [`extlClntAppOauthSettings/${app.name}_oauth.ecaOauth`]: metadataFile('ExtlClntAppOauthSettings', { commaSeparatedOauthScopes: app.scopes.join(', '), ...of, isFirstPartyAppEnabled: false, label: `${app.name}_oauth` }),
    [`extlClntAppGlobalOauthSets/${app.name}_glbloauth.ecaGlblOauth`]: metadataFile('ExtlClntAppGlobalOauthSettings', {
      callbackUrl: app.callback,
      certificate: certificate?.der,
      consumerKey: keyOf(one.index),
      ...of,
      ...app.flags,
      isIntrospectAllTokens: false,
      isSecretRequiredForRefreshToken: true,
      isSecretRequiredForTokenExchange: true,
      label: `${app.name}_glbloauth`,
      shouldRotateConsumerKey: false,
      shouldRotateConsumerSecret: false,
    }),
    [`extlClntAppOauthPolicies/${app.name}_oauthPlcy.ecaOauthPlcy`]: metadataFile('ExtlClntAppOauthConfigurablePolicies', {
      clientCredentialsFlowUser: app.runAs,
      commaSeparatedPermissionSet: app.sets.length === 0 ? undefined : app.sets.join(','),
      commaSeparatedProfile: app.profiles.length === 0 ? undefined : app.profiles.join(','),
      ...of,
      ipRelaxationPolicyType: app.ipRelaxation,
      isClientCredentialsFlowEnabled: app.policyClientCredentials,
      isGuestCodeCredFlowEnabled: false,
      isTokenExchangeFlowEnabled: false,
      label: `${app.name}_oauthPlcy`,
      permittedUsersPolicyType: app.permittedUsers,
      refreshTokenPolicyType: app.refresh,
      requiredSessionLevel: 'STANDARD',
    }),
    [`extlClntAppPolicies/${app.name}_plcy.ecaPlcy`]: metadataFile('ExtlClntAppConfigurablePolicies', { ...of, isEnabled: true, isOauthPluginEnabled: true, label: `${app.name}_plcy` }),
  };
}

/** A connected app says the same in other words (facts 1.3 [A]). */
const connectedWords: Readonly<Record<string, string>> = { Enforce: 'ENFORCE', Enforce_RelaxRefresh: 'ENFORCE_RELAXREFRESH', Bypass: 'BYPASS', Bypass_2factor: 'BYPASS_2FACTOR', Zero: 'zero', Infinite: 'infinite' };

/** The one file of a connected app. Of `isClientCredentialsFlowEnabled` it has a switch of another name; device flow it has none of. */
function connectedFile(one: Integration, certificate: Certificate | undefined): Readonly<Record<string, string>> {
  const { app, spec } = one;
  const { isClientCredentialsFlowEnabled: isClientCredentialEnabled = false } = app.flags;
  const flags = Object.fromEntries(Object.entries(app.flags).filter(([name]) => name !== 'isClientCredentialsFlowEnabled' && name !== 'isDeviceFlowEnabled'));
  return {
    [`connectedApps/${app.name}.connectedApp`]: metadataFile('ConnectedApp', {
      contactEmail: app.contactEmail,
      description: `Integration ${spec.name}, owner ${spec.owner.email}: ${spec.purpose}`,
      label: app.label,
      oauthConfig: {
        callbackUrl: app.callback,
        certificate: certificate?.der,
        consumerKey: keyOf(one.index),
        isAdminApproved: app.permittedUsers === 'AdminApprovedPreAuthorized',
        isClientCredentialEnabled,
        isCodeCredentialEnabled: false,
        ...flags,
        isIntrospectAllTokens: false,
        isSecretRequiredForRefreshToken: true,
        isTokenExchangeEnabled: false,
        oauthClientCredentialUser: app.runAs,
        scopes: app.scopes,
      },
      oauthPolicy: app.hasPolicy ? { ipRelaxation: connectedWords[app.ipRelaxation], refreshTokenPolicy: connectedWords[app.refresh] } : undefined,
      permissionSetName: app.sets.map((name) => name.replaceAll('_', ' ')),
      profileName: app.profiles,
    }),
  };
}

/** The files of an app of either kind, by path below metadata/. */
export const appFiles = (one: Integration, certificate: Certificate | undefined): Readonly<Record<string, string>> => (one.app.kind === 'connected-app' ? connectedFile(one, certificate) : externalFiles(one, certificate));
