import type { FactUnit } from '../../../core/model/audit/fact-unit.ts';
import { fromOrg } from './org.ts';
import { fromSource } from './source.ts';

const unit: FactUnit<'licences'> = {
  id: 'licences',
  dataset: 'licences',
  what: 'user licences and permission set licences with seats and status',
  after: [],
  fromOrg,
  fromSource,
};
export default unit;
