import { metadataXml, type XmlContent } from './metadata-xml.ts';

/*
 * The source of one integration, written from facts 1.1 to 1.4 and the real files beside them: what an admin would write by hand.
 */

export interface ObjectAccess {
  object: string;
  create?: boolean;
  edit?: boolean;
  all?: boolean;
}

export function userPermission(name: string): XmlContent {
  return { enabled: true, name };
}

/** facts 1.1: a custom profile on the integration licence, with login ranges of one address each. */
export function integrationProfile(addresses: string[], description = 'Integration user: Billing sync'): string {
  return metadataXml('Profile', {
    custom: true,
    description,
    loginIpRanges: addresses.map((address) => ({ description: 'Billing egress', endAddress: address, startAddress: address })),
    userLicense: 'Salesforce Integration',
    userPermissions: [userPermission('ApiEnabled'), userPermission('ApiUserOnly')],
  });
}

export function objectPermission({ object, create = false, edit = false, all = false }: ObjectAccess): XmlContent {
  return {
    allowCreate: create,
    allowDelete: false,
    allowEdit: edit,
    allowRead: true,
    modifyAllRecords: false,
    object,
    viewAllFields: false,
    viewAllRecords: all,
  };
}

export function fieldPermission(field: string, editable = false): XmlContent {
  return { editable, field, readable: true };
}

/** facts 1.2: a permission set with no `license`. */
export function permissionSet(label: string, grants: { fields?: XmlContent[]; objects?: XmlContent[]; user?: string[] }): string {
  return metadataXml('PermissionSet', {
    description: `Integration access: ${label}`,
    ...(grants.fields && { fieldPermissions: grants.fields }),
    hasActivationRequired: false,
    label,
    ...(grants.objects && { objectPermissions: grants.objects }),
    ...(grants.user && { userPermissions: grants.user.map(userPermission) }),
  });
}

/**
 * facts 1.4: the external client app family, pre-authorised for one permission set, under the names Setup would give.
 * Paths are below the package directory. `certificate` is the DER in base64, without armour.
 */
export function externalClientApp(
  name: string,
  app: { consumerKey: string; certificate: string; permissionSet: string },
): Record<string, string> {
  const parent = { externalClientApplication: name };
  return {
    [`externalClientApps/${name}.eca-meta.xml`]: metadataXml('ExternalClientApplication', {
      contactEmail: 'platform@example.com',
      distributionState: 'Local',
      isProtected: false,
      label: name.replaceAll('_', ' '),
    }),
    [`extlClntAppOauthSettings/${name}_oauth.ecaOauth-meta.xml`]: metadataXml('ExtlClntAppOauthSettings', {
      commaSeparatedOauthScopes: 'Api, RefreshToken',
      ...parent,
      label: `${name}_oauth`,
    }),
    [`extlClntAppGlobalOauthSets/${name}_glbloauth.ecaGlblOauth-meta.xml`]: metadataXml('ExtlClntAppGlobalOauthSettings', {
      callbackUrl: 'https://login.salesforce.com/services/oauth2/success',
      certificate: app.certificate,
      consumerKey: app.consumerKey,
      ...parent,
      isConsumerSecretOptional: false,
      isIntrospectAllTokens: false,
      isPkceRequired: true,
      isSecretRequiredForRefreshToken: true,
      label: `${name}_glbloauth`,
      shouldRotateConsumerKey: false,
      shouldRotateConsumerSecret: false,
    }),
    [`extlClntAppOauthPolicies/${name}_oauthPlcy.ecaOauthPlcy-meta.xml`]: metadataXml('ExtlClntAppOauthConfigurablePolicies', {
      commaSeparatedPermissionSet: app.permissionSet,
      ...parent,
      ipRelaxationPolicyType: 'Enforce',
      label: `${name}_oauthPlcy`,
      permittedUsersPolicyType: 'AdminApprovedPreAuthorized',
      refreshTokenPolicyType: 'Zero',
    }),
    [`extlClntAppPolicies/${name}_plcy.ecaPlcy-meta.xml`]: metadataXml('ExtlClntAppConfigurablePolicies', {
      ...parent,
      isEnabled: true,
      isOauthPluginEnabled: true,
      label: `${name}_plcy`,
    }),
  };
}
