import type { FactUnit } from '../../../core/model/audit/fact-unit.ts';
import { fromOrg } from './org.ts';
import { fromSource } from './source.ts';

const unit: FactUnit<'permissionSets'> = {
  id: 'permission-sets',
  dataset: 'permissionSets',
  what: 'permission sets with the columns the rules need; includes one per profile and one per group',
  after: ['permissionColumns'],
  fromOrg,
  fromSource,
};
export default unit;
