import type { FactUnit } from '../../../core/model/audit/fact-unit.ts';
import { fromOrg } from './org.ts';

const unit: FactUnit<'groupMemberships'> = {
  id: 'group-memberships',
  dataset: 'groupMemberships',
  what: 'public groups and queues a user is a direct member of',
  after: ['permissionSetAssignments'],
  ofUsersInQuestion: true,
  fromOrg,
};
export default unit;
