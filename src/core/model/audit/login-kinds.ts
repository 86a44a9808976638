/**
 * What kind of login a row of LoginHistory is, by LoginType and LoginSubType. Rows carry the API value or the label, and
 * the API value of OAuth holds a comma (`Oauth2, Remote Access 2.0`), so both are compared by letters and digits alone
 * (facts 2.x LoginHistory [A for the list]).
 */
export interface LoginKind {
  readonly type: string;
  readonly subType?: string;
  readonly apiType?: string;
  readonly status?: string;
}

/** A few dozen values stand in all of an org's logins, which are a million. */
const mostRemembered = 1_000;
const remembered = new Map<string, string>();

function plain(text: string): string {
  const before = remembered.get(text);
  if (before !== undefined) return before;
  const letters = text.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  if (remembered.size < mostRemembered) remembered.set(text, letters);
  return letters;
}

const oneOf = (...texts: readonly string[]): ((text: string | undefined) => boolean) => {
  const known = new Set(texts.map(plain));
  return (text) => text !== undefined && known.has(plain(text));
};

const interactiveType = oneOf(
  'Application', 'Saml', 'Saml2', 'SAML Idp Initiated SSO', 'SAML Sfdc Initiated SSO', 'ThirdPartySso', 'LightningLogin', 'PasswordlessLogin', 'EmployeeLoginToCommunity',
);
const interactiveSubType = oneOf('UsernamePasswordUiLogin', 'UiPasswordReset');
const oauthType = oneOf('Oauth2, Remote Access 2.0', 'Remote Access 2.0');
const passwordApiType = oneOf('OtherApi', 'Other Apex API', 'Partner', 'Partner Product');
const soapSubType = oneOf('SoapApiLogin', 'SoapApiLoginMobile', 'SoapApiLoginNetworksPortal');
const clientCredentials = oneOf('OauthClientCredentials');
const usernamePassword = oneOf('OauthUsernamePassword');
const refresh = oneOf('OauthRefreshToken', 'OauthHybridRefreshToken');
const webServer = oneOf('OauthWebServer', 'OauthHybridWebServer');
const userAgent = oneOf('OauthUserAgent', 'OauthHybridUserAgent');
const tokenExchange = oneOf('OauthTokenExchange');
const otherFlows = [clientCredentials, usernamePassword, refresh, webServer, userAgent, tokenExchange];

/** In a browser, by a person. */
export const isInteractive = ({ type, subType }: LoginKind): boolean => interactiveType(type) || interactiveSubType(subType);
export const isOauth = ({ type }: LoginKind): boolean => oauthType(type);
export const isClientCredentials = ({ subType }: LoginKind): boolean => clientCredentials(subType);
/** The OAuth flow with a password in the request. */
export const isUsernamePassword = ({ subType }: LoginKind): boolean => usernamePassword(subType);
export const isRefresh = ({ subType }: LoginKind): boolean => refresh(subType);
export const isWebServer = ({ subType }: LoginKind): boolean => webServer(subType);
export const isUserAgent = ({ subType }: LoginKind): boolean => userAgent(subType);
export const isTokenExchange = ({ subType }: LoginKind): boolean => tokenExchange(subType);
/** JWT bearer has no value of its own through API 67: OAuth with an empty or another subtype (facts 2.x [B]). */
export const isJwtBearer = (login: LoginKind): boolean => isOauth(login) && !otherFlows.some((kind) => kind(login.subType));
/** SOAP `login()`. The subtypes are documented as internal, so the type with a SOAP ApiType counts too [B]; with an empty one it does not. */
export const isSoapLogin = ({ type, subType, apiType }: LoginKind): boolean => soapSubType(subType) || (passwordApiType(type) && /^soap/i.test(apiType ?? ''));
/** By an API rather than a browser. */
export const isApi = (login: LoginKind): boolean => !isInteractive(login) && (isOauth(login) || passwordApiType(login.type) || isSoapLogin(login));
const serverSide = [isClientCredentials, isUsernamePassword, isRefresh, isTokenExchange, isJwtBearer, isSoapLogin];
/** A machine with a credential of its own, nobody in front of it. */
export const isServerSide = (login: LoginKind): boolean => serverSide.some((kind) => kind(login)) && !isInteractive(login);
/** Every status but `Success` is a failed attempt. */
export const isSuccess = ({ status }: LoginKind): boolean => status === 'Success';

const noApp = new Set(['', 'n/a', 'browser', 'unknown']);
/** The app that a row of logins names; `undefined` where the column says there is none. */
export function loginApp(application: string | undefined): string | undefined {
  const name = application?.trim() ?? '';
  return noApp.has(name.toLowerCase()) ? undefined : name;
}

const waysIn = [
  [isSoapLogin, 'SOAP login()'], [isUsernamePassword, 'the username-password flow'], [isClientCredentials, 'client credentials'], [isRefresh, 'a refresh token'],
  [isTokenExchange, 'a token exchange'], [isJwtBearer, 'JWT bearer'], [isOauth, 'OAuth'], [isInteractive, 'a browser'],
] as const;
/** How a login was made, for sentences. */
export const loginWords = (login: LoginKind): string => waysIn.find(([kind]) => kind(login))?.[1] ?? login.type;
