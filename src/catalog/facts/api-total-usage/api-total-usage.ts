import type { FactUnit } from '../../../core/model/audit/fact-unit.ts';
import { fromOrg } from './org.ts';

const unit: FactUnit<'apiTotalUsage'> = {
  id: 'api-total-usage',
  dataset: 'apiTotalUsage',
  what: 'calls by user, app, address, API family, version and resource',
  after: ['permissionSetAssignments'],
  fromOrg,
};
export default unit;
