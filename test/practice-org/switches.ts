/** Open questions of facts/salesforce.md section 8 and of PRODUCT.md. The first word of each union is the default. */
export interface Switches {
  /** facts 1.3: creating connected apps is blocked since Spring '26. */
  connectedAppCreation: 'blocked' | 'allowed';
  /** PRODUCT.md, order of creation: what the org does with the consumer key an app deploy sends. */
  consumerKey: 'kept' | 'replaced' | 'hidden';
  /** facts/clients.md: the sf CLI sends `exp` in milliseconds. */
  farFutureExp: 'accepted' | 'refused';
  rolesOnIntegrationUsers: 'allowed' | 'refused';
  /** facts 8.1, first half: a profile file without loginIpRanges. */
  emptyLoginIpRanges: 'keep' | 'clear';
  /** facts 8.1, second half: a profile file with fewer ranges than the org has. */
  fewerLoginIpRanges: 'replace' | 'keep';
  /** facts 8.2: REST assignment of a permission set whose licence is a PSL. */
  permissionSetLicenseAutoAssign: 'no' | 'yes';
  /** facts 8.3: connected app naming a profile or permission set that does not exist. */
  connectedAppUnknownName: 'refused' | 'ignored';
  /** facts 8.4 */
  connectedAppClientCredentialUser: 'accepted' | 'refused';
  /** facts 8.5 */
  policyPermissionSetById: 'refused' | 'accepted';
  /** facts 8.6: wording of LICENSE_LIMIT_EXCEEDED. */
  seatErrorText: 'with-licence-name' | 'short';
  /** facts 8.7 */
  entityDefinitionHistoryInTooling: 'yes' | 'no';
  /** facts 8.8 */
  apiUserOnlyNeedsPsl: 'no' | 'yes';
  /** facts 8.9: LoginSubType of a JWT login. */
  jwtLoginSubType: 'empty' | 'oauth-other';
  /** facts 8.10 */
  activitiesForIntegrationUsers: 'allowed' | 'refused';
  /** facts 1.2: the two columns that exist only in some orgs. */
  apiAccessControl: 'off' | 'on';
  approveUninstalledAppsColumn: 'absent' | 'present';
  /** facts 1.4: how many token requests after an app deploy are answered `invalid_client_id`. */
  propagationRequests: number;
  /** facts 1.5: another password policy for a profile that has one. */
  secondPasswordPolicy: 'refused' | 'accepted';
  /** facts 1.1: SessionSettings.enforceIpRangesEveryRequest. */
  enforceIpRangesEveryRequest: 'off' | 'on';
  /** Whether PermissionSetAssignment is read by everybody, or needs View Setup or Assign Permission Sets as PermissionSet does: in no source of the facts. */
  assignmentReaders: 'everyone' | 'setup';
  /** facts peers 4: where apps issue access tokens in the format of a JWT, SOAP metadata listings are empty below API 68. */
  sessionFormat: 'opaque' | 'jwt';
  /** facts/performance 9: whether pages of a bulk result after the first begin with the header line again. */
  bulkPagesRepeatHeader: 'yes' | 'no';
  /** How date-times are written in bulk results: no fact says, and real exports show both (peculiarity 18). */
  bulkDateTimes: 'Z' | '+0000';
  /** Status checks a new bulk query job is still on its way: the first half (rounded up) UploadComplete, the others InProgress. */
  bulkJobChecks: number;
  /** Event Monitoring is an add-on: without it, event logs are of seven types and stay a day (facts 2.x EventLogFile [A]). */
  eventMonitoring: 'off' | 'on';
  /** Field Audit Trail is an add-on: without it, there is no FieldHistoryArchive (facts 2.x [A]). */
  fieldAuditTrail: 'off' | 'on';
}

export const defaultSwitches: Switches = {
  connectedAppCreation: 'blocked',
  consumerKey: 'kept',
  farFutureExp: 'accepted',
  rolesOnIntegrationUsers: 'allowed',
  emptyLoginIpRanges: 'keep',
  fewerLoginIpRanges: 'replace',
  permissionSetLicenseAutoAssign: 'no',
  connectedAppUnknownName: 'refused',
  connectedAppClientCredentialUser: 'accepted',
  policyPermissionSetById: 'refused',
  seatErrorText: 'with-licence-name',
  entityDefinitionHistoryInTooling: 'yes',
  apiUserOnlyNeedsPsl: 'no',
  jwtLoginSubType: 'empty',
  activitiesForIntegrationUsers: 'allowed',
  apiAccessControl: 'off',
  approveUninstalledAppsColumn: 'absent',
  propagationRequests: 0,
  secondPasswordPolicy: 'refused',
  enforceIpRangesEveryRequest: 'off',
  assignmentReaders: 'everyone',
  sessionFormat: 'opaque',
  bulkPagesRepeatHeader: 'yes',
  bulkDateTimes: 'Z',
  bulkJobChecks: 0,
  eventMonitoring: 'off',
  fieldAuditTrail: 'off',
};
