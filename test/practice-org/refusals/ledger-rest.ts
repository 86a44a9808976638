import type { Covered, Uncovered } from './ledger.ts';

/** Facts 3.3, the error catalogue: test file to `[id, mark, what the fact says, piece of the title]`. */
export const REST_COVERED: Covered = {
  'users.test.ts': [
    ['3.3 username', 'A', 'DUPLICATE_USERNAME', 'refuses a username that exists in another org'],
    ['3.3 nickname', 'B', 'DUPLICATE_COMM_NICKNAME', 'refuses a nickname that exists'],
    ['3.3 reference', 'A', 'INVALID_CROSS_REFERENCE_KEY', 'refuses a profile id that points at nothing'],
    ['3.3 malformed id', 'A', 'MALFORMED_ID', 'refuses an id that has not the form of one'],
    ['3.3 not found', 'A', 'NOT_FOUND', 'answers 404 NOT_FOUND for a record that is not there'],
    ['3.3 required field', 'A', 'REQUIRED_FIELD_MISSING', 'names every missing field in one refusal'],
    ['3.3 picklist', 'A', 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', 'that is no value of its picklist'],
    ['3.3 freeze yourself', 'A', 'CANNOT_FREEZE_SELF', 'refuses to freeze oneself'],
    ['3.3 last admin', 'A', 'CANNOT_DISABLE_LAST_ADMIN', 'refuses to deactivate the last admin'],
  ],
  'licences.test.ts': [
    ['3.3 seat', 'A', 'LICENSE_LIMIT_EXCEEDED', 'refuses a user when the seats of its licence are out'],
    ['3.3 feature licence', 'A', 'LICENSE_LIMIT_EXCEEDED', 'refuses a feature licence flag without a seat'],
    ['3.3 seats negative', 'A', 'LICENSE_LIMIT_EXCEEDED', 'frees no seat by one deactivation'],
    ['3.3 permission set licence seat', 'C', 'LICENSE_LIMIT_EXCEEDED', 'refuses a permission set licence when its seats are out'],
    ['3.3 licence assigned twice', 'A', 'DUPLICATE_VALUE duplicate value found', 'refuses the same permission set licence twice'],
  ],
  'permission-assignments.test.ts': [
    [
      '3.3 licence lacks permission',
      'A',
      "FIELD_INTEGRITY_EXCEPTION Can't assign permission set",
      'refuses a permission set whose permissions the licence lacks',
    ],
    ['3.3 activities', 'C', 'FIELD_INTEGRITY_EXCEPTION Edit Tasks', 'refuses activities on an integration user'],
    ['3.3 set assigned twice', 'A', 'DUPLICATE_VALUE Duplicate PermissionSetAssignment', 'and refuses it twice'],
  ],
  'soql.test.ts': [
    ['3.3 column', 'A', 'INVALID_FIELD No such column', 'refuses a column that is not there, with its place'],
    ['3.3 object', 'A', 'INVALID_TYPE', 'refuses an object that is not there'],
  ],
  'rights.test.ts': [
    ['3.3 object not visible', 'A', 'INVALID_TYPE', 'does not know an object it may not read'],
    ['3.3 rights', 'A', 'INSUFFICIENT_ACCESS', 'creates no user, profile, permission set or assignment'],
    ['3.3 rights on a record', 'A', 'INSUFFICIENT_ACCESS_OR_READONLY', 'writes no object it may only read'],
    ['3.3 rights on a reference', 'A', 'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY', 'does not move itself to another profile'],
  ],
  'oauth-jwt-states.test.ts': [
    ['3.3 API disabled', 'K', 'API_DISABLED_FOR_ORG / API_CURRENTLY_DISABLED', 'keeps the API from a user without API Enabled'],
  ],
  'limits.test.ts': [
    ['3.3 daily limit', 'A', 'REQUEST_LIMIT_EXCEEDED', 'refuses the one beyond the limit'],
    ['3.3 huge deploy', 'B', 'LIMIT_EXCEEDED / UNKNOWN_EXCEPTION', 'refuses a deploy of more than 10,000 files'],
    ['3.3 mixed DML', 'A', 'MIXED_DML_OPERATION', 'refuses setup and other objects in one all-or-none request'],
  ],
  'contention.test.ts': [
    ['3.3 row lock', 'A', 'UNABLE_TO_LOCK_ROW', 'refuses a write with UNABLE_TO_LOCK_ROW'],
    ['3.3 slow query', 'A', 'QUERY_TIMEOUT', 'gives up a query that runs too long'],
    ['3.3 concurrent limit', 'A', 'REQUEST_LIMIT_EXCEEDED', 'and one too many at a time'],
  ],
  'sessions.test.ts': [['3.3 session', 'A', 'INVALID_SESSION_ID', 'answers 401 without a session']],
  'metadata-calls.test.ts': [['3.3 session over SOAP', 'A', 'sf:INVALID_SESSION_ID', 'faults a session it does not know']],
  'ip-ranges.test.ts': [
    ['3.3 session from another address', 'A', 'INVALID_SESSION_ID', 'answers 401 from outside the ranges'],
    ['3.3 IP address', 'A', 'INVALID_INET_ADDRESS', 'names INVALID_INET_ADDRESS when an address is none'],
    ['3.3 IP enforcement', 'A', 'CANNOT_ENABLE_IP_RESTRICT_REQUESTS', 'refuses to enforce ranges on every request'],
  ],
  'history-tracking.test.ts': [['3.3 history over limit', 'A', 'NUM_HISTORY_FIELDS_BY_SOBJECT_EXCEEDED', 'refuses a twenty-first tracked field']],
  'permission-sets.test.ts': [
    ['3.3 unknown permission', 'B', 'Unknown user permission: ApiOnlyUser', 'refuses a user permission that does not exist'],
    [
      '3.3 dependency',
      'A',
      'FIELD_INTEGRITY_EXCEPTION Permission Create X depends on permission(s): Read X',
      'alone for want of the rights below it',
    ],
  ],
  'connected-app-creation.test.ts': [
    ['3.3 connected app', 'A', "You can't create a connected app.", "refuses a new connected app in Salesforce's words"],
  ],
  'connected-apps.test.ts': [['3.3 consumer key', 'B', 'The consumer key is already taken', 'refuses a consumer key that is taken']],
  'external-client-app-users.test.ts': [['3.3 run-as user', 'B', 'Enter a valid execution user', 'refuses a run-as user that does not exist']],
  'external-client-apps.test.ts': [
    ['3.3 parent app', 'C', 'Enter the name of the parent external client app', 'whose app does not exist'],
    ['3.3 second policy', 'B', 'duplicate value found: ExternalClientApplicationId', 'refuses a second policy under another name'],
  ],
};

/** Facts 3.3, the error catalogue: `[id, mark, what the fact says, why no test covers it]`. */
export const REST_UNCOVERED: Uncovered = [
  ['3.3 IP range limit', 'A', 'IP_RANGE_LIMIT_EXCEEDED', 'the facts give the code but not the number of ranges it begins at'],
  [
    '3.3 deactivation blocked',
    'A',
    'no CANNOT_DEACTIVATE_USER',
    'the facts say the words differ per blocker and give none; the blockers (lead owners, workflow users ...) are beyond these parts',
  ],
];
