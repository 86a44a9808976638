import type { Covered, Uncovered } from './ledger.ts';

/** Facts 3.4, OAuth: test file to `[id, mark, what the fact says, piece of the title]`. */
export const OAUTH_COVERED: Covered = {
  'oauth-jwt.test.ts': [
    ['3.4 not approved', 'A', "invalid_grant user hasn't approved this consumer", 'refuses an app everybody may authorise himself'],
    [
      '3.4 not admin approved',
      'A',
      'invalid_app_access user is not admin approved to access this app',
      'refuses a user without the permission set of the app',
    ],
    ['3.4 consumer key', 'K', 'invalid_client_id client identifier invalid', 'refuses a consumer key it does not know'],
  ],
  'oauth-jwt-states.test.ts': [['3.4 inactive user', 'K', 'invalid_grant inactive user', 'refuses an inactive user']],
  'oauth-client-credentials.test.ts': [
    ['3.4 run-as user', 'A', 'invalid_grant no client credentials user enabled', 'refuses an app without a run-as user'],
    ['3.4 domain', 'A', 'invalid_grant request not supported on this domain', 'refuses the login host'],
    ['3.4 secret', 'K', 'invalid_client invalid client credentials', 'refuses a wrong secret'],
  ],
  'ip-ranges.test.ts': [['3.4 address', 'A', 'invalid_grant ip restricted', 'refuses a token outside the ranges and gives one inside']],
  'oauth-other.test.ts': [
    ['3.4 password flow', 'B', 'invalid_grant authentication failure', 'refuses user name and password'],
    ['3.4 code', 'K', 'invalid_grant expired authorization code', 'refuses it the second time'],
    ['3.4 SOAP login', 'A', 'INVALID_OPERATION SOAP API login() is disabled by default in this org.', 'refuses SOAP login in the words of a new org'],
    ['3.4 revoke', 'K', 'unsupported_token_type / invalid_token', 'refuses to revoke a token it does not know'],
  ],
};

/** Facts 3.4, OAuth: `[id, mark, what the fact says, why no test covers it]`. */
export const OAUTH_UNCOVERED: Uncovered = [
  ['3.4 password reset', 'K', 'invalid_grant user must reset password', 'only the username-password flow could meet it, and that is blocked'],
  ['3.4 uninstalled app', 'A', 'invalid_client app must be installed into org', 'uninstalled apps come with the token data of a later issue'],
  ['3.4 approval page', 'B', 'OAUTH_APPROVAL_ERROR_GENERIC', 'a page for people; the practice org has no approval page that can fail'],
  [
    '3.4 SOAP login details',
    'A',
    'INVALID_LOGIN LOGIN_MUST_USE_SECURITY_TOKEN LOGIN_DURING_RESTRICTED_DOMAIN LOGIN_DURING_RESTRICTED_TIME',
    'SOAP login is disabled before any of them can be met',
  ],
];
