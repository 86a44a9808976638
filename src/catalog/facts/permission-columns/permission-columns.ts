import type { FactUnit } from '../../../core/model/audit/fact-unit.ts';
import { fromOrg } from './org.ts';
import { fromSource } from './source.ts';

const unit: FactUnit<'permissionColumns'> = {
  id: 'permission-columns',
  dataset: 'permissionColumns',
  what: 'which Permissions columns this org has',
  after: [],
  fromOrg,
  fromSource,
};
export default unit;
