/**
 * Every marked error of facts 3.3 and 3.4 and every point of facts 7: the test that holds the practice org to it, or the reason
 * why none does yet. `ledger.test.ts` checks that the tests named here exist.
 */
export interface Entry {
  id: string;
  /** Confidence mark of the fact: A, B, C or K. */
  mark: string;
  text: string;
  /** File under test/practice-org/refusals and a piece of the title. */
  test?: readonly [file: string, title: string];
  /** Why no test covers it. */
  uncovered?: string;
}

const FAULTS = 'needs scripted faults: issue 3';

export const LEDGER: readonly Entry[] = [
  { id: '3.3 username', mark: 'A', text: 'DUPLICATE_USERNAME', test: ['users.test.ts', 'refuses a username that exists in another org'] },
  { id: '3.3 nickname', mark: 'B', text: 'DUPLICATE_COMM_NICKNAME', test: ['users.test.ts', 'refuses a nickname that exists'] },
  { id: '3.3 seat', mark: 'A', text: 'LICENSE_LIMIT_EXCEEDED', test: ['licences.test.ts', 'refuses a user when the seats of its licence are out'] },
  { id: '3.3 feature licence', mark: 'A', text: 'LICENSE_LIMIT_EXCEEDED', test: ['licences.test.ts', 'refuses a feature licence flag without a seat'] },
  { id: '3.3 seats negative', mark: 'A', text: 'LICENSE_LIMIT_EXCEEDED', test: ['licences.test.ts', 'frees no seat by one deactivation'] },
  { id: '3.3 permission set licence seat', mark: 'C', text: 'LICENSE_LIMIT_EXCEEDED', test: ['licences.test.ts', 'refuses a permission set licence when its seats are out'] },
  { id: '3.3 licence lacks permission', mark: 'A', text: "FIELD_INTEGRITY_EXCEPTION Can't assign permission set", test: ['permission-assignments.test.ts', 'refuses a permission set whose permissions the licence lacks'] },
  { id: '3.3 activities', mark: 'C', text: 'FIELD_INTEGRITY_EXCEPTION Edit Tasks', test: ['permission-assignments.test.ts', 'refuses activities on an integration user'] },
  { id: '3.3 set assigned twice', mark: 'A', text: 'DUPLICATE_VALUE Duplicate PermissionSetAssignment', test: ['permission-assignments.test.ts', 'and refuses it twice'] },
  { id: '3.3 licence assigned twice', mark: 'A', text: 'DUPLICATE_VALUE duplicate value found', test: ['licences.test.ts', 'refuses the same permission set licence twice'] },
  { id: '3.3 reference', mark: 'A', text: 'INVALID_CROSS_REFERENCE_KEY', test: ['users.test.ts', 'refuses a profile id that points at nothing'] },
  { id: '3.3 malformed id', mark: 'A', text: 'MALFORMED_ID', test: ['users.test.ts', 'refuses an id that has not the form of one'] },
  { id: '3.3 not found', mark: 'A', text: 'NOT_FOUND', test: ['users.test.ts', 'answers 404 NOT_FOUND for a record that is not there'] },
  { id: '3.3 required field', mark: 'A', text: 'REQUIRED_FIELD_MISSING', test: ['users.test.ts', 'names every missing field in one refusal'] },
  { id: '3.3 picklist', mark: 'A', text: 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', test: ['users.test.ts', 'that is no value of its picklist'] },
  { id: '3.3 column', mark: 'A', text: 'INVALID_FIELD No such column', test: ['soql.test.ts', 'refuses a column that is not there, with its place'] },
  { id: '3.3 object', mark: 'A', text: 'INVALID_TYPE', test: ['soql.test.ts', 'refuses an object that is not there'] },
  { id: '3.3 object not visible', mark: 'A', text: 'INVALID_TYPE', test: ['rights.test.ts', 'does not know an object it may not read'] },
  { id: '3.3 rights', mark: 'A', text: 'INSUFFICIENT_ACCESS', test: ['rights.test.ts', 'creates no user, profile, permission set or assignment'] },
  { id: '3.3 rights on a record', mark: 'A', text: 'INSUFFICIENT_ACCESS_OR_READONLY', test: ['rights.test.ts', 'writes no object it may only read'] },
  { id: '3.3 rights on a reference', mark: 'A', text: 'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY', test: ['rights.test.ts', 'does not move itself to another profile'] },
  { id: '3.3 API disabled', mark: 'K', text: 'API_DISABLED_FOR_ORG / API_CURRENTLY_DISABLED', test: ['oauth-jwt.test.ts', 'keeps the API from a user without API Enabled'] },
  { id: '3.3 row lock', mark: 'A', text: 'UNABLE_TO_LOCK_ROW', uncovered: FAULTS },
  { id: '3.3 daily limit', mark: 'A', text: 'REQUEST_LIMIT_EXCEEDED', test: ['limits.test.ts', 'refuses the one beyond the limit'] },
  { id: '3.3 session', mark: 'A', text: 'INVALID_SESSION_ID', test: ['sessions.test.ts', 'answers 401 without a session'] },
  { id: '3.3 session over SOAP', mark: 'A', text: 'sf:INVALID_SESSION_ID', test: ['metadata-calls.test.ts', 'faults a session it does not know'] },
  { id: '3.3 session from another address', mark: 'A', text: 'INVALID_SESSION_ID', test: ['ip-ranges.test.ts', 'answers 401 from outside the ranges'] },
  { id: '3.3 slow query', mark: 'A', text: 'QUERY_TIMEOUT', uncovered: FAULTS },
  { id: '3.3 history over limit', mark: 'A', text: 'NUM_HISTORY_FIELDS_BY_SOBJECT_EXCEEDED', test: ['history-tracking.test.ts', 'refuses a twenty-first tracked field'] },
  { id: '3.3 IP address', mark: 'A', text: 'INVALID_INET_ADDRESS', test: ['ip-ranges.test.ts', 'names INVALID_INET_ADDRESS when an address is none'] },
  { id: '3.3 IP range limit', mark: 'A', text: 'IP_RANGE_LIMIT_EXCEEDED', uncovered: 'the facts give the code but not the number of ranges it begins at' },
  { id: '3.3 IP enforcement', mark: 'A', text: 'CANNOT_ENABLE_IP_RESTRICT_REQUESTS', test: ['ip-ranges.test.ts', 'refuses to enforce ranges on every request'] },
  { id: '3.3 freeze yourself', mark: 'A', text: 'CANNOT_FREEZE_SELF', test: ['users.test.ts', 'refuses to freeze oneself'] },
  { id: '3.3 last admin', mark: 'A', text: 'CANNOT_DISABLE_LAST_ADMIN', test: ['users.test.ts', 'refuses to deactivate the last admin'] },
  { id: '3.3 deactivation blocked', mark: 'A', text: 'no CANNOT_DEACTIVATE_USER', uncovered: 'the facts say the words differ per blocker and give none; the blockers (lead owners, workflow users ...) are beyond these parts' },
  { id: '3.3 unknown permission', mark: 'B', text: 'Unknown user permission: ApiOnlyUser', test: ['permission-sets.test.ts', 'refuses a user permission that does not exist'] },
  { id: '3.3 dependency', mark: 'A', text: 'FIELD_INTEGRITY_EXCEPTION Permission Create X depends on permission(s): Read X', test: ['permission-sets.test.ts', 'alone for want of the rights below it'] },
  { id: '3.3 connected app', mark: 'A', text: "You can't create a connected app.", test: ['connected-apps.test.ts', "refuses a new connected app in Salesforce's words"] },
  { id: '3.3 consumer key', mark: 'B', text: 'The consumer key is already taken', test: ['connected-apps.test.ts', 'refuses a consumer key that is taken'] },
  { id: '3.3 run-as user', mark: 'B', text: 'Enter a valid execution user', test: ['external-client-app-users.test.ts', 'refuses a run-as user that does not exist'] },
  { id: '3.3 parent app', mark: 'C', text: 'Enter the name of the parent external client app', test: ['external-client-apps.test.ts', 'whose app does not exist'] },
  { id: '3.3 second policy', mark: 'B', text: 'duplicate value found: ExternalClientApplicationId', test: ['external-client-apps.test.ts', 'refuses a second policy under another name'] },
  { id: '3.3 huge deploy', mark: 'B', text: 'LIMIT_EXCEEDED / UNKNOWN_EXCEPTION', test: ['limits.test.ts', 'refuses a deploy of more than 10,000 files'] },
  { id: '3.3 mixed DML', mark: 'A', text: 'MIXED_DML_OPERATION', test: ['limits.test.ts', 'refuses setup and other objects in one all-or-none request'] },
  { id: '3.4 not approved', mark: 'A', text: "invalid_grant user hasn't approved this consumer", test: ['oauth-jwt.test.ts', 'refuses an app everybody may authorise himself'] },
  { id: '3.4 not admin approved', mark: 'A', text: 'invalid_app_access user is not admin approved to access this app', test: ['oauth-jwt.test.ts', 'refuses a user without the permission set of the app'] },
  { id: '3.4 run-as user', mark: 'A', text: 'invalid_grant no client credentials user enabled', test: ['oauth-client-credentials.test.ts', 'refuses an app without a run-as user'] },
  { id: '3.4 domain', mark: 'A', text: 'invalid_grant request not supported on this domain', test: ['oauth-client-credentials.test.ts', 'refuses the login host'] },
  { id: '3.4 address', mark: 'A', text: 'invalid_grant ip restricted', test: ['ip-ranges.test.ts', 'refuses a token outside the ranges and gives one inside'] },
  { id: '3.4 password flow', mark: 'B', text: 'invalid_grant authentication failure', test: ['oauth-other.test.ts', 'refuses user name and password'] },
  { id: '3.4 inactive user', mark: 'K', text: 'invalid_grant inactive user', test: ['oauth-jwt.test.ts', 'refuses an inactive user'] },
  { id: '3.4 code', mark: 'K', text: 'invalid_grant expired authorization code', test: ['oauth-other.test.ts', 'refuses it the second time'] },
  { id: '3.4 password reset', mark: 'K', text: 'invalid_grant user must reset password', uncovered: 'only the username-password flow could meet it, and that is blocked' },
  { id: '3.4 uninstalled app', mark: 'A', text: 'invalid_client app must be installed into org', uncovered: 'uninstalled apps come with the token data of a later issue' },
  { id: '3.4 consumer key', mark: 'K', text: 'invalid_client_id client identifier invalid', test: ['oauth-jwt.test.ts', 'refuses a consumer key it does not know'] },
  { id: '3.4 secret', mark: 'K', text: 'invalid_client invalid client credentials', test: ['oauth-client-credentials.test.ts', 'refuses a wrong secret'] },
  { id: '3.4 approval page', mark: 'B', text: 'OAUTH_APPROVAL_ERROR_GENERIC', uncovered: 'a page for people; the practice org has no approval page that can fail' },
  { id: '3.4 SOAP login', mark: 'A', text: 'INVALID_OPERATION SOAP API login() is disabled by default in this org.', test: ['oauth-other.test.ts', 'refuses SOAP login in the words of a new org'] },
  { id: '3.4 SOAP login details', mark: 'A', text: 'INVALID_LOGIN LOGIN_MUST_USE_SECURITY_TOKEN LOGIN_DURING_RESTRICTED_DOMAIN LOGIN_DURING_RESTRICTED_TIME', uncovered: 'SOAP login is disabled before any of them can be met' },
  { id: '3.4 revoke', mark: 'K', text: 'unsupported_token_type / invalid_token', test: ['oauth-other.test.ts', 'refuses to revoke a token it does not know'] },
  { id: '7.1', mark: 'A', text: "INVALID_FIELD field 'Status' can not be filtered in a query call", test: ['soql.test.ts', 'refuses a filter on LoginHistory.'] },
  { id: '7.2', mark: 'A', text: 'MALFORMED_QUERY one row', test: ['tooling.test.ts', 'refuses Metadata or FullName of more than one row'] },
  { id: '7.3', mark: 'A', text: 'MALFORMED_QUERY FieldDefinition', test: ['soql.test.ts', 'refuses FieldDefinition without the filter it needs'] },
  { id: '7.4', mark: 'A', text: 'EXCEEDED_ID_LIMIT', test: ['soql.test.ts', 'refuses an aggregate of more than 2,000 groups'] },
  { id: '7.5', mark: 'A', text: 'INVALID_FIELD UseAnyApiClient CanApproveUninstalledApps', test: ['soql.test.ts', 'where the org has no such column'] },
  { id: '7.6', mark: 'A', text: 'FIELD_INTEGRITY_EXCEPTION DUPLICATE_VALUE', test: ['permission-assignments.test.ts', 'before the permission set licence'] },
  { id: '7.7', mark: 'A', text: 'DUPLICATE_USERNAME LICENSE_LIMIT_EXCEEDED DUPLICATE_COMM_NICKNAME', test: ['users.test.ts', 'refuses a username that exists in this org'] },
  { id: '7.8', mark: 'A', text: 'profile overlay, ranges as one list, base permissions', test: ['profiles.test.ts', 'overlays: a permission left out stays'] },
  { id: '7.9', mark: 'A', text: 'permission set replaces', test: ['permission-sets.test.ts', 'replaces the whole set'] },
  { id: '7.10', mark: 'A', text: 'connected app creation, update, key reuse', test: ['connected-apps.test.ts', 'updates and deletes an app that is there'] },
  { id: '7.11', mark: 'B', text: 'default policy, key kept, run-as user, propagation', test: ['external-client-apps.test.ts', 'makes the self-authorize default policy'] },
  { id: '7.11 propagation', mark: 'B', text: 'invalid_client_id for the first N calls', test: ['oauth-jwt.test.ts', 'answers invalid_client_id for the first requests'] },
  { id: '7.12', mark: 'A', text: 'client credentials on the login host', test: ['oauth-client-credentials.test.ts', 'refuses the login host'] },
  { id: '7.13', mark: 'A', text: 'OauthToken Id null, AuthSession.UsersId', test: ['oauth-other.test.ts', 'shows tokens with a null id'] },
  { id: '7.14', mark: 'A', text: 'history objects', test: ['soql.test.ts', 'has no Field, OldValue or NewValue on OpportunityHistory'] },
  { id: '7.15', mark: 'A', text: 'ten names in a metadata call', test: ['metadata-calls.test.ts', 'reads ten components at a time and refuses eleven'] },
  { id: '7.16', mark: 'A', text: 'REST deploy 201, SOAP status', test: ['metadata-calls.test.ts', 'answers a REST deploy with 201'] },
  { id: '7.17', mark: 'A', text: 'UserLogin', test: ['users.test.ts', 'lets IsPasswordLocked be set to false only'] },
  { id: '7.18', mark: 'A', text: 'SetupAuditTrail', test: ['soql.test.ts', 'refuses COUNT(Id) on SetupAuditTrail'] },
];
