import type { Certificate } from './certificates.ts';
import type { Integration } from './integration.ts';
import { metadataFile } from './xml.ts';

const keyOf = (index: number): string => `3MVG9Messy${String(index).padStart(75, '0')}`;

/** The five files of an external client app, by path below metadata/. */
export function appFiles(one: Integration, certificate: Certificate | undefined): Readonly<Record<string, string>> {
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
