import type { AppFlags, AppMetadataRow } from '../model/audit/rows-apps.ts';
import { given } from '../model/audit/org-reading.ts';
import type { XmlElement } from '../model/metadata-file.ts';
import { normalScopes } from '../model/oauth-scopes.ts';
import { certificateFacts } from './certificate-facts.ts';
import { nested } from './connected-app-file.ts';
import { children, text, texts } from './read-xml.ts';

type Flag = keyof AppFlags;

/** Elements of either kind of app; `isDeviceFlowEnabled` of connected apps exists from API 67 on (facts 1.3 [B]). */
const elementOf = {
  clientCredentials: ['isClientCredentialEnabled', 'isClientCredentialsFlowEnabled'],
  consumerSecretOptional: ['isConsumerSecretOptional', 'isConsumerSecretOptional'],
  secretForRefreshToken: ['isSecretRequiredForRefreshToken', 'isSecretRequiredForRefreshToken'],
  pkce: ['isPkceRequired', 'isPkceRequired'],
  refreshTokenRotation: ['isRefreshTokenRotationEnabled', 'isRefreshTokenRotationEnabled'],
  deviceFlow: ['isDeviceFlowEnabled', 'isDeviceFlowEnabled'],
  namedUserJwt: ['isNamedUserJwtEnabled', 'isNamedUserJwtEnabled'],
  tokenExchange: ['isTokenExchangeEnabled', 'isTokenExchangeEnabled'],
  adminApproved: ['isAdminApproved', undefined],
} as const satisfies Readonly<Record<Flag, readonly [string, string | undefined]>>;

/** What an absent element means: off for a connected app, but for the one that old API versions lack; not told for an external one, but for PKCE, which is on (facts 1.3, 1.4 [A]). */
function absent(flag: Flag, kind: 0 | 1): boolean | undefined {
  if (kind === 0) return flag === 'deviceFlow' ? undefined : false;
  return flag === 'pkce' ? true : undefined;
}

function flags(content: XmlElement, kind: 0 | 1): AppFlags {
  const told = (flag: Flag): boolean | undefined => {
    const element = elementOf[flag][kind];
    const value = element === undefined ? undefined : text(content, element);
    return element === undefined ? undefined : value === undefined ? absent(flag, kind) : value === 'true';
  };
  return Object.fromEntries((Object.keys(elementOf) as Flag[]).map((flag) => [flag, told(flag)]).filter(([, value]) => value !== undefined)) as AppFlags;
}

const lines = (list: string | undefined): readonly string[] => (list ?? '').split(/\s+/).filter((line) => line !== '');
const certificateOf = (content: XmlElement): NonNullable<AppMetadataRow['certificate']> => {
  const found = text(content, 'certificate');
  return found === undefined ? 'none' : certificateFacts(found);
};
const minutes = (written: string | undefined): number | undefined => (/^\d+$/.test(written ?? '') ? Number(written) : undefined);

function oauthOf(content: XmlElement): Partial<AppMetadataRow> {
  const oauth = nested(content, 'oauthConfig');
  if (children(content, 'oauthConfig').length === 0) return {};
  return {
    callbackUrls: lines(text(oauth, 'callbackUrl')),
    certificate: certificateOf(oauth),
    scopes: normalScopes(texts(oauth, 'scopes')),
    ...given('runAs', text(oauth, 'oauthClientCredentialUser')),
  };
}

/** A connected app's metadata as a row; no key and no secret is taken over. */
export function connectedAppFacts(app: string, id: string | undefined, content: XmlElement): AppMetadataRow {
  const policy = nested(content, 'oauthPolicy');
  const has = (element: string): boolean => children(content, element).length > 0;
  return {
    app,
    flags: has('oauthConfig') ? flags(nested(content, 'oauthConfig'), 0) : {},
    ...oauthOf(content),
    ...given('id', id),
    ...given('label', text(content, 'label')),
    ...given('contactEmail', text(content, 'contactEmail')),
    ...given('ipRelaxation', text(policy, 'ipRelaxation')),
    ...given('refreshTokenPolicy', text(policy, 'refreshTokenPolicy')),
    ...given('sessionMinutes', minutes(text(nested(content, 'sessionPolicy'), 'sessionTimeout'))),
    profiles: texts(content, 'profileName').filter((name) => name !== ''),
    permissionSets: texts(content, 'permissionSetName').filter((name) => name !== ''),
    hasOauth: has('oauthConfig'),
    isForPeople: has('mobileAppConfig') || has('canvasConfig'),
    isSaml: has('samlConfig'),
  };
}

/** An external client app's global OAuth settings as a row, named by the app they belong to, not by their own name (facts 1.4). */
export function externalAppFacts(content: XmlElement): AppMetadataRow {
  return {
    app: text(content, 'externalClientApplication') ?? '',
    flags: flags(content, 1),
    callbackUrls: lines(text(content, 'callbackUrl')),
    certificate: certificateOf(content),
    ...given('label', text(content, 'label')),
    hasOauth: true,
    isForPeople: false,
    isSaml: false,
  };
}
