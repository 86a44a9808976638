import { normalScopes } from '../../../core/model/oauth-scopes.ts';

export const scopePrefix = 'OauthScopes';

/** Where the column is not the metadata name in capitals (describe of v64 against the scopes of facts 1.3). */
const names: Readonly<Record<string, string>> = {
  SSO: 'Basic',
  API: 'Api',
  CHATTER_REST_API: 'Chatter',
  VF: 'CustomApplications',
  OPENID: 'OpenID',
  WAVE_REST_API: 'Wave',
  ECLAIR_REST_API: 'Eclair',
  HUB_API: 'Hub',
  PARDOT_API: 'Pardot',
  CDP_API: 'CDP',
  CDP_INGEST_API: 'CDPIngest',
  CDP_PROFILE_API: 'CDPProfile',
  CDP_QUERY_API: 'CDPQuery',
  CDP_SEGMENT_API: 'CDPSegment',
  CDP_IDENTITYRESOLUTION_API: 'CDPIdentityResolution',
  CDP_CALCULATED_INSIGHT_API: 'CDPCalculatedInsight',
  CHATBOT_API: 'Chatbot',
  USER_REGISTRATION_API: 'UserRegistration',
  SFAP_API: 'SFAP',
  INTERACTION_API: 'Interaction',
  EINSTEIN_GPT_API: 'EinsteinGPT',
  PWDLESS_LOGIN_API: 'PwdlessLogin',
};

/** `REFRESH_TOKEN` is `RefreshToken`. */
const camel = (column: string): string => column.split('_').map((word) => word.charAt(0) + word.slice(1).toLowerCase()).join('');

/** The metadata name of a scope's column, e.g. `Api` of `OauthScopesAPI`; synonyms folded. */
export function scopeOf(column: string): string {
  const bare = column.slice(scopePrefix.length);
  const name = Object.hasOwn(names, bare) ? (names[bare] ?? bare) : camel(bare);
  return normalScopes([name])[0] ?? name;
}
