import type { XmlElement } from '../../../core/model/metadata-file.ts';
import { fromCommas, normalScopes } from '../../../core/model/oauth-scopes.ts';
import type { AppPartKind } from '../../../core/metadata/app-parts.ts';
import type { AppSetting } from '../../../core/metadata/app-settings.ts';
import { choice, list, nestedList, plain, toggle } from '../../../core/metadata/app-settings.ts';
import { text } from '../../../core/metadata/read-xml.ts';
import { externalRefreshTokens, refreshTokenRotation } from '../../../core/metadata/refresh-tokens.ts';

/*
 * Every setting of the family that says who gets in, how, and with what rights (facts 1.4 [A]). What the spec does not
 * name is off or empty. Who may use the app, from where, and whether it is on belong to the parts before and after this one.
 */

const inCommas = (element: string) => (content: XmlElement): readonly string[] => fromCommas(text(content, element));
const scopes = (content: XmlElement): readonly string[] => normalScopes(fromCommas(text(content, 'commaSeparatedOauthScopes')));
/** Usernames are the same in upper and lower case [K]. */
const username = (element: string, what: string): AppSetting => ({ ...plain(element, what, 'opens'), values: (content) => [text(content, element)?.toLowerCase()].filter((name) => name !== undefined) });

/** No JWT or client credentials login has a high assurance session (facts 1.3 [A]); every other level lets both in. */
const sessionLevel: AppSetting = {
  ...choice('requiredSessionLevel', 'the session level a login must have', { HIGH_ASSURANCE: 'high assurance', STANDARD: 'standard' }),
  values: (content) => [text(content, 'requiredSessionLevel') === 'HIGH_ASSURANCE' ? 'HIGH_ASSURANCE' : 'STANDARD'],
};
/** Which of its own pages Salesforce starts with is no matter; an address of somebody else's is. */
const startPage: AppSetting = { ...plain('startUrl', 'the address of the start page'), elements: ['startPage', 'startUrl'] };

export const appSettings: readonly AppSetting[] = [
  plain('contactEmail', 'the contact address'),
  plain('description', 'the description'),
  plain('label', 'the label'),
  plain('distributionState', 'the distribution'),
];

export const partSettings: Readonly<Record<AppPartKind, readonly AppSetting[]>> = {
  oauthSettings: [
    list('commaSeparatedOauthScopes', 'the OAuth scope', scopes),
    list('commaSeparatedCustomScopes', 'the custom OAuth scope', inCommas('commaSeparatedCustomScopes')),
    nestedList('trustedIpRanges', 'the trusted address range', ['startIpAddress', 'endIpAddress']),
    nestedList('customAttributes', 'the custom attribute', ['key', 'formula']),
    toggle('isFirstPartyAppEnabled', 'the treatment as an app of Salesforce', 'on'),
    plain('clientAssertionCertificate', 'the certificate for client assertions', 'opens'),
    plain('assetTokenAudiences', 'the audiences of asset tokens', 'opens'),
    toggle('areAttributesIncludedInAssetToken', 'custom attributes in asset tokens', 'on'),
    toggle('areCustomPermsIncludedInAssetToken', 'custom permissions in asset tokens', 'on'),
    plain('singleLogoutUrl', 'the single logout address'),
  ],
  globalOauthSettings: [
    plain('callbackUrl', 'the callback address'),
    toggle('isClientCredentialsFlowEnabled', 'the client credentials flow', 'on'),
    toggle('isCodeCredFlowEnabled', 'the code and credentials flow', 'on'),
    toggle('isCodeCredPostOnly', 'the rule that the code and credentials flow takes POST only', 'off'),
    toggle('isDeviceFlowEnabled', 'the device flow', 'on'),
    toggle('isTokenExchangeEnabled', 'the token exchange flow', 'on'),
    toggle('isNamedUserJwtEnabled', 'access tokens in the form of JWTs', 'on'),
    toggle('isIntrospectAllTokens', 'the right to look into the tokens of other apps', 'on'),
    toggle('isConsumerSecretOptional', 'logins without the secret', 'on'),
    toggle('isSecretRequiredForRefreshToken', 'the demand for the secret with refresh tokens', 'off'),
    toggle('isSecretRequiredForTokenExchange', 'the demand for the secret with token exchange', 'off'),
    // On where the element is absent, unlike on a connected app (facts 1.4 [A]).
    toggle('isPkceRequired', 'the demand for PKCE', 'off', 'on'),
    refreshTokenRotation,
    toggle('shouldRotateConsumerKey', 'a new consumer key at every deployment'),
    toggle('shouldRotateConsumerSecret', 'a new consumer secret at every deployment'),
  ],
  oauthPolicy: [
    externalRefreshTokens,
    toggle('isClientCredentialsFlowEnabled', 'the client credentials flow in the policy', 'on'),
    username('clientCredentialsFlowUser', 'the run-as user'),
    toggle('isGuestCodeCredFlowEnabled', 'the code and credentials flow for guests', 'on'),
    toggle('isTokenExchangeFlowEnabled', 'the token exchange flow in the policy', 'on'),
    list('commaSeparatedCustomScopes', 'the custom OAuth scope', inCommas('commaSeparatedCustomScopes')),
    nestedList('customAttributes', 'the custom attribute', ['key', 'formula']),
    plain('apexHandler', 'the Apex class that runs at each login', 'opens'),
    plain('executeHandlerAs', 'the user that Apex class runs as', 'opens'),
    sessionLevel,
    plain('singleLogoutUrl', 'the single logout address in the policy'),
    plain('startUrl', 'the start address'),
  ],
  appPolicy: [
    toggle('isOauthPluginEnabled', 'OAuth', 'on'),
    toggle('isSamlPluginEnabled', 'SAML', 'on'),
    toggle('isCanvasPluginEnabled', 'canvas', 'on'),
    toggle('isMobilePluginEnabled', 'mobile', 'on'),
    toggle('isPushPluginEnabled', 'push notifications', 'on'),
    toggle('isNotificationPluginEnabled', 'notifications', 'on'),
    startPage,
  ],
};
