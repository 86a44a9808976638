import type { FactUnit } from '../../../core/model/audit/fact-unit.ts';
import { fromOrg } from './org.ts';
import { fromSource } from './source.ts';

const unit: FactUnit<'permissionSetGroups'> = {
  id: 'permission-set-groups',
  dataset: 'permissionSetGroups',
  what: 'groups, their status and their member sets',
  after: [],
  fromOrg,
  fromSource,
};
export default unit;
