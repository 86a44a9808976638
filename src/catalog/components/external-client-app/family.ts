import { description, label } from '../../../core/model/component-text.ts';
import type { MetadataFile } from '../../../core/model/metadata-file.ts';
import type { ComponentNames } from '../../../core/model/names.ts';
import { noCallback, normalScopes, toCommas } from '../../../core/model/oauth-scopes.ts';
import type { Spec } from '../../../core/model/spec.ts';
import type { AppPartKind } from '../../../core/metadata/app-parts.ts';
import { policyLimits } from '../../../core/metadata/app-limits.ts';
import { appParts } from '../../../core/metadata/app-parts.ts';
import { externalRefreshTokensOf, rotates } from '../../../core/metadata/refresh-tokens.ts';
import type { XmlContent } from '../../../core/metadata/write-xml.ts';
import { writeXml } from '../../../core/metadata/write-xml.ts';

/** What differs between an app in the making, one at work, and one as source. */
export interface FamilyState {
  /** Bound to profile and permission set, and switched on. */
  readonly open: boolean;
  /** Username of the client credentials flow; the user must exist (facts 1.4 [B]). Never in source. */
  readonly runAs?: string;
  /** Given at creation. Never in source. */
  readonly consumerKey?: string;
  readonly consumerSecret?: string;
  readonly certificate?: string;
}

export type Family = Readonly<Record<'app' | AppPartKind, XmlContent>>;

function globalOauthSettings(spec: Spec, names: ComponentNames, state: FamilyState): XmlContent {
  return {
    callbackUrl: spec.auth.callbackUrl ?? noCallback,
    certificate: state.certificate,
    consumerKey: state.consumerKey,
    consumerSecret: state.consumerSecret,
    externalClientApplication: names.app,
    isClientCredentialsFlowEnabled: spec.auth.flow === 'client-credentials',
    isCodeCredFlowEnabled: false,
    isCodeCredPostOnly: false,
    isConsumerSecretOptional: false,
    isDeviceFlowEnabled: false,
    isIntrospectAllTokens: false,
    isNamedUserJwtEnabled: false,
    isPkceRequired: spec.auth.pkce,
    isRefreshTokenRotationEnabled: rotates(spec),
    isSecretRequiredForRefreshToken: true,
    isSecretRequiredForTokenExchange: true,
    isTokenExchangeEnabled: false,
    label: names.globalOauthSettings,
    shouldRotateConsumerKey: false,
    shouldRotateConsumerSecret: false,
  };
}

/** Admin-approved users only, from the first deploy on: an app without its policy lets everyone in (facts 1.4 [B]). */
function oauthPolicy(spec: Spec, names: ComponentNames, state: FamilyState): XmlContent {
  return {
    clientCredentialsFlowUser: state.runAs,
    commaSeparatedPermissionSet: state.open ? names.permissionSet : undefined,
    commaSeparatedProfile: state.open ? names.profile : undefined,
    externalClientApplication: names.app,
    ipRelaxationPolicyType: policyLimits.ipRelaxationPolicyType,
    isClientCredentialsFlowEnabled: state.runAs !== undefined,
    isGuestCodeCredFlowEnabled: false,
    isTokenExchangeFlowEnabled: false,
    label: names.oauthPolicy,
    permittedUsersPolicyType: policyLimits.permittedUsersPolicyType,
    ...externalRefreshTokensOf(spec),
  };
}

/** The five components of one app, in the schema's order of elements (facts 1.4 [A]). */
export function family(spec: Spec, names: ComponentNames, state: FamilyState): Family {
  return {
    app: { contactEmail: spec.mailbox, description: description(spec), distributionState: 'Local', isProtected: false, label: label(spec.label) },
    oauthSettings: { commaSeparatedOauthScopes: toCommas(normalScopes(spec.auth.scopes)), externalClientApplication: names.app, label: names.oauthSettings },
    globalOauthSettings: globalOauthSettings(spec, names, state),
    oauthPolicy: oauthPolicy(spec, names, state),
    appPolicy: { externalClientApplication: names.app, isEnabled: state.open, isOauthPluginEnabled: true, label: names.appPolicy },
  };
}

export function familyFiles(contents: Family, names: ComponentNames, fullNames: Readonly<Partial<Record<AppPartKind, string>>> = {}): readonly MetadataFile[] {
  const app = { type: 'ExternalClientApplication', fullName: names.app, folder: 'externalClientApps', suffix: 'eca' };
  const parts = (Object.keys(appParts) as AppPartKind[]).map((kind) => ({
    ...appParts[kind],
    fullName: fullNames[kind] ?? names[kind],
    xml: writeXml(appParts[kind].type, contents[kind]),
  }));
  return [{ ...app, xml: writeXml(app.type, contents.app) }, ...parts];
}
