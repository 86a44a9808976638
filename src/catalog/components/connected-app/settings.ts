import type { XmlElement } from '../../../core/model/metadata-file.ts';
import { normalScopes } from '../../../core/model/oauth-scopes.ts';
import type { AppSetting } from '../../../core/metadata/app-settings.ts';
import { choice, list, plain, toggle } from '../../../core/metadata/app-settings.ts';
import { text, texts } from '../../../core/metadata/read-xml.ts';
import { connectedRefreshTokens, refreshTokenRotation } from '../../../core/metadata/refresh-tokens.ts';

/*
 * Every setting of a connected app that says who gets in, how, and with what rights (facts 1.3 [A]). What the spec does not
 * name is off or empty. Who may use it, and from where, belongs to the parts before and after this one.
 */

const runAsUser: AppSetting = {
  ...plain('oauthClientCredentialUser', 'the run-as user', 'opens'),
  // Usernames are the same in upper and lower case [K].
  values: (content) => [text(content, 'oauthClientCredentialUser')?.toLowerCase()].filter((name) => name !== undefined),
};

export const ownSettings: readonly AppSetting[] = [
  plain('contactEmail', 'the contact address'),
  plain('description', 'the description'),
  plain('label', 'the label'),
  plain('startUrl', 'the start address'),
  plain('mobileStartUrl', 'the start address on mobile devices'),
  plain('plugin', 'the Apex class that runs at each login', 'opens'),
  plain('pluginExecutionUser', 'the user that Apex class runs as', 'opens'),
];

export const configSettings: readonly AppSetting[] = [
  list('scopes', 'the OAuth scope', (content) => normalScopes(texts(content, 'scopes'))),
  plain('callbackUrl', 'the callback address'),
  toggle('isClientCredentialEnabled', 'the client credentials flow', 'on'),
  runAsUser,
  toggle('isCodeCredentialEnabled', 'the code and credentials flow', 'on'),
  toggle('isDeviceFlowEnabled', 'the device flow', 'on'),
  toggle('isTokenExchangeEnabled', 'the token exchange flow', 'on'),
  toggle('isNamedUserJwtEnabled', 'access tokens in the form of JWTs', 'on'),
  toggle('isIntrospectAllTokens', 'the right to look into the tokens of other apps', 'on'),
  toggle('isConsumerSecretOptional', 'logins without the secret', 'on'),
  toggle('isSecretRequiredForRefreshToken', 'the demand for the secret with refresh tokens', 'off'),
  toggle('isPkceRequired', 'the demand for PKCE', 'off'),
  refreshTokenRotation,
  plain('singleLogoutUrl', 'the single logout address'),
];

export const policySettings: readonly AppSetting[] = [
  connectedRefreshTokens,
  toggle('isTokenExchangeFlowEnabled', 'the token exchange flow in the policy', 'on'),
  plain('singleLogoutUrl', 'the single logout address in the policy'),
];

/** No JWT or client credentials login has a high assurance session (facts 1.3 [A]); every other level lets both in. */
export const sessionSettings: readonly AppSetting[] = [
  {
    ...choice('sessionLevel', 'the session level a login must have', { HIGH_ASSURANCE: 'high assurance', STANDARD: 'standard' }),
    values: (content: XmlElement) => [text(content, 'sessionLevel') === 'HIGH_ASSURANCE' ? 'HIGH_ASSURANCE' : 'STANDARD'],
  },
];
