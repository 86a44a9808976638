import { description, label } from '../../../core/model/component-text.ts';
import type { ComponentNames } from '../../../core/model/names.ts';
import { noCallback, normalScopes } from '../../../core/model/oauth-scopes.ts';
import type { Spec } from '../../../core/model/spec.ts';
import { connectedPolicyLimits } from '../../../core/metadata/app-limits.ts';
import { connectedRefreshTokensOf, rotates } from '../../../core/metadata/refresh-tokens.ts';
import type { XmlContent } from '../../../core/metadata/write-xml.ts';

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
    isRefreshTokenRotationEnabled: rotates(spec),
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
    oauthPolicy: { ...connectedPolicyLimits, ...connectedRefreshTokensOf(spec) },
    permissionSetName: state.open ? names.permissionSetLabel : undefined,
    profileName: state.open ? names.profile : undefined,
  };
}
