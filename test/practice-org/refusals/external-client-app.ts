import type { Component } from './deploying.ts';
import { sorted, xml } from './xml.ts';
import type { XmlFields } from './xml.ts';

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
    {
      type: 'ExternalClientApplication',
      name,
      xml: xml({ contactEmail: 'platform@example.com', distributionState: 'Local', isProtected: false, label: name, ...parts.app }),
    },
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
