import type { FactUnit } from '../../../core/model/audit/fact-unit.ts';
import { fromOrg } from './org.ts';
import { fromSource } from './source.ts';

const unit: FactUnit<'fieldPermissions'> = {
  id: 'field-permissions',
  dataset: 'fieldPermissions',
  what: 'field rights per permission set, profile-owned sets included',
  after: ['permissionSetAssignments'],
  ofUsersInQuestion: true,
  fromOrg,
  fromSource,
};
export default unit;
