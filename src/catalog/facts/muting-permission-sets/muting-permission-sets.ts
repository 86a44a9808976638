import type { FactUnit } from '../../../core/model/audit/fact-unit.ts';
import { fromOrg } from './org.ts';
import { fromSource } from './source.ts';

const unit: FactUnit<'mutingPermissionSets'> = {
  id: 'muting-permission-sets',
  dataset: 'mutingPermissionSets',
  what: 'what a permission set group takes away',
  after: ['permissionSetGroups'],
  fromOrg,
  fromSource,
};
export default unit;
