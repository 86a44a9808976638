import type { FactUnit } from '../../../core/model/audit/fact-unit.ts';
import { fromOrg } from './org.ts';

const unit: FactUnit<'permissionSetAssignments'> = {
  id: 'permission-set-assignments',
  dataset: 'permissionSetAssignments',
  what: 'who holds which permission set or group',
  after: ['loginSummary', 'oauthTokens', 'permissionSetGroups', 'permissionSets', 'setupEntityAccess', 'users'],
  ofUsersInQuestion: true,
  fromOrg,
};
export default unit;
