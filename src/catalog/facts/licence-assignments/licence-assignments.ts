import type { FactUnit } from '../../../core/model/audit/fact-unit.ts';
import { fromOrg } from './org.ts';

const unit: FactUnit<'licenceAssignments'> = {
  id: 'licence-assignments',
  dataset: 'licenceAssignments',
  what: 'permission set licences held by users',
  after: ['permissionSetAssignments'],
  ofUsersInQuestion: true,
  fromOrg,
};
export default unit;
