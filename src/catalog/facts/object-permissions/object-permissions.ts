import type { FactUnit } from '../../../core/model/audit/fact-unit.ts';
import { fromOrg } from './org.ts';
import { fromSource } from './source.ts';

const unit: FactUnit<'objectPermissions'> = {
  id: 'object-permissions',
  dataset: 'objectPermissions',
  what: 'object rights per permission set, profile-owned sets included',
  after: ['permissionSetAssignments'],
  ofUsersInQuestion: true,
  fromOrg,
  fromSource,
};
export default unit;
