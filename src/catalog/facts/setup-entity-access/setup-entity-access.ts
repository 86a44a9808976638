import type { FactUnit } from '../../../core/model/audit/fact-unit.ts';
import { fromOrg } from './org.ts';
import { fromSource } from './source.ts';

const unit: FactUnit<'setupEntityAccess'> = {
  id: 'setup-entity-access',
  dataset: 'setupEntityAccess',
  what: 'which permission sets pre-authorise which apps',
  after: [],
  fromOrg,
  fromSource,
};
export default unit;
