import { description, label } from '../../../core/model/component-text.ts';
import type { MetadataFile } from '../../../core/model/metadata-file.ts';
import type { ComponentNames } from '../../../core/model/names.ts';
import { idleRefreshDays, noCallback, normalScopes } from '../../../core/model/oauth-scopes.ts';
import type { Spec } from '../../../core/model/spec.ts';
import type { XmlContent } from '../../../core/metadata/write-xml.ts';
import { writeXml } from '../../../core/metadata/write-xml.ts';

export interface AppState {
  /** Bound to profile and permission set. Unbound, nobody may use it: admin-approved users only, and none approved. */
  readonly open: boolean;
  readonly runAs?: string | undefined;
  readonly consumerKey?: string | undefined;
  readonly consumerSecret?: string | undefined;
  readonly certificate?: string | undefined;
}

function oauthConfig(spec: Spec, state: AppState): XmlContent {
  return {
    callbackUrl: spec.auth.callbackUrl ?? noCallback,
    certificate: state.certificate,
    consumerKey: state.consumerKey,
    consumerSecret: state.consumerSecret,
    isAdminApproved: true,
    isClientCredentialEnabled: state.runAs !== undefined,
    isCodeCredentialEnabled: false,
    isConsumerSecretOptional: false,
    isIntrospectAllTokens: false,
    isNamedUserJwtEnabled: false,
    isPkceRequired: spec.auth.pkce,
    isSecretRequiredForRefreshToken: true,
    isTokenExchangeEnabled: false,
    oauthClientCredentialUser: state.runAs,
    scopes: normalScopes(spec.auth.scopes),
  };
}

/** In the schema's order (facts 1.3 [A]). Profile and permission set go by label (facts 1.3 [A], [B]). */
export function appContent(spec: Spec, names: ComponentNames, state: AppState): XmlContent {
  return {
    contactEmail: spec.mailbox,
    description: description(spec),
    label: label(spec.label),
    oauthConfig: oauthConfig(spec, state),
    oauthPolicy: {
      ipRelaxation: 'ENFORCE',
      refreshTokenPolicy: spec.auth.flow === 'authorization-code' ? `specific_inactivity:${idleRefreshDays}:DAYS` : 'zero',
    },
    permissionSetName: state.open ? names.permissionSetLabel : undefined,
    profileName: state.open ? names.profile : undefined,
  };
}

export function appFile(names: ComponentNames, content: XmlContent): MetadataFile {
  return { type: 'ConnectedApp', fullName: names.app, folder: 'connectedApps', suffix: 'connectedApp', xml: writeXml('ConnectedApp', content) };
}
