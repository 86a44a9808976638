import type { FactUnit } from '../../../core/model/audit/fact-unit.ts';
import { fromOrg } from './org.ts';

const unit: FactUnit<'users'> = {
  id: 'users',
  dataset: 'users',
  what: 'users with profile, licence and dates',
  after: [],
  fromOrg,
};
export default unit;
