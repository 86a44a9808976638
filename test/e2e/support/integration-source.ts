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

export interface ClientApp {
  consumerKey: string;
  /** API name. */
  permissionSet: string;
  /** DER in base64, without armour: makes JWT bearer possible. */
  certificate?: string;
  /** Make client credentials possible, as this username. */
  clientCredentials?: { consumerSecret: string; runAs: string };
}

/**
 * facts 1.4: the external client app family, pre-authorised for one permission set, under the names Setup would give.
 * Paths are below the package directory.
 */
export function externalClientApp(name: string, app: ClientApp): Record<string, string> {
  const parent = { externalClientApplication: name };
  const flow = app.clientCredentials && { isClientCredentialsFlowEnabled: true };
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
      ...(app.certificate && { certificate: app.certificate }),
      consumerKey: app.consumerKey,
      ...(app.clientCredentials && { consumerSecret: app.clientCredentials.consumerSecret }),
      ...parent,
      ...flow,
      isConsumerSecretOptional: false,
      isIntrospectAllTokens: false,
      isPkceRequired: true,
      isSecretRequiredForRefreshToken: true,
      label: `${name}_glbloauth`,
      shouldRotateConsumerKey: false,
      shouldRotateConsumerSecret: false,
    }),
    [`extlClntAppOauthPolicies/${name}_oauthPlcy.ecaOauthPlcy-meta.xml`]: metadataXml('ExtlClntAppOauthConfigurablePolicies', {
      ...(app.clientCredentials && { clientCredentialsFlowUser: app.clientCredentials.runAs }),
      commaSeparatedPermissionSet: app.permissionSet,
      ...parent,
      ipRelaxationPolicyType: 'Enforce',
      ...flow,
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

/**
 * facts 1.3: a connected app bound to one profile, by its label. `certificate` is the DER in base64. Only where an org allows its creation.
 */
export function connectedApp(label: string, app: { consumerKey: string; certificate: string; profile: string }): string {
  return metadataXml('ConnectedApp', {
    contactEmail: 'platform@example.com',
    label,
    oauthConfig: {
      callbackUrl: 'https://login.salesforce.com/services/oauth2/success',
      certificate: app.certificate,
      consumerKey: app.consumerKey,
      isAdminApproved: true,
      isPkceRequired: true,
      scopes: ['Api', 'RefreshToken'],
    },
    oauthPolicy: { ipRelaxation: 'ENFORCE', refreshTokenPolicy: 'zero' },
    profileName: app.profile,
  });
}
