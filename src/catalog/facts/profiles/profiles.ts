import type { FactUnit } from '../../../core/model/audit/fact-unit.ts';
import { fromOrg } from './org.ts';
import { fromSource } from './source.ts';

const unit: FactUnit<'profiles'> = {
  id: 'profiles',
  dataset: 'profiles',
  what: 'profiles with licence and use',
  after: [],
  fromOrg,
  fromSource,
};
export default unit;
