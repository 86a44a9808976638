import type { Covered } from './ledger.ts';

/** Facts 7, the eighteen points: test file to `[id, mark, what the fact says, piece of the title]`. */
export const POINTS_COVERED: Covered = {
  'soql.test.ts': [
    ['7.1', 'A', "INVALID_FIELD field 'Status' can not be filtered in a query call", 'refuses a filter on LoginHistory.'],
    ['7.4', 'A', 'EXCEEDED_ID_LIMIT', 'refuses an aggregate of more than 2,000 groups'],
    ['7.5', 'A', 'INVALID_FIELD UseAnyApiClient CanApproveUninstalledApps', 'where the org has no such column'],
  ],
  'soql-objects.test.ts': [
    ['7.3', 'A', 'MALFORMED_QUERY FieldDefinition', 'refuses FieldDefinition without the filter it needs'],
    ['7.14', 'A', 'history objects', 'has no Field, OldValue or NewValue on OpportunityHistory'],
    ['7.18', 'A', 'SetupAuditTrail', 'refuses COUNT(Id) on SetupAuditTrail'],
  ],
  'tooling.test.ts': [['7.2', 'A', 'MALFORMED_QUERY one row', 'refuses Metadata or FullName of more than one row']],
  'permission-assignments.test.ts': [['7.6', 'A', 'FIELD_INTEGRITY_EXCEPTION DUPLICATE_VALUE', 'before the permission set licence']],
  'users.test.ts': [
    ['7.7', 'A', 'DUPLICATE_USERNAME LICENSE_LIMIT_EXCEEDED DUPLICATE_COMM_NICKNAME', 'refuses a username that exists in this org'],
    ['7.17', 'A', 'UserLogin', 'lets IsPasswordLocked be set to false only'],
  ],
  'profiles.test.ts': [['7.8', 'A', 'profile overlay, ranges as one list, base permissions', 'overlays: a permission left out stays']],
  'permission-sets.test.ts': [['7.9', 'A', 'permission set replaces', 'replaces the whole set']],
  'connected-app-creation.test.ts': [['7.10', 'A', 'connected app creation, update, key reuse', 'updates and deletes an app that is there']],
  'external-client-apps.test.ts': [['7.11', 'B', 'default policy, key kept, run-as user, propagation', 'makes the self-authorize default policy']],
  'oauth-jwt-states.test.ts': [
    ['7.11 propagation', 'B', 'invalid_client_id for the first N calls', 'answers invalid_client_id for the first requests'],
  ],
  'oauth-client-credentials.test.ts': [['7.12', 'A', 'client credentials on the login host', 'refuses the login host']],
  'oauth-other.test.ts': [['7.13', 'A', 'OauthToken Id null, AuthSession.UsersId', 'shows tokens with a null id']],
  'metadata-calls.test.ts': [['7.15', 'A', 'ten names in a metadata call', 'reads ten components at a time and refuses eleven']],
  'deploys.test.ts': [['7.16', 'A', 'REST deploy 201, SOAP status', 'answers a REST deploy with 201']],
};
