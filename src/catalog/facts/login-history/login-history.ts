import type { FactUnit } from '../../../core/model/audit/fact-unit.ts';
import { fromOrg } from './org.ts';

const unit: FactUnit<'loginHistory'> = {
  id: 'login-history',
  dataset: 'loginHistory',
  what: 'single login attempts of the identities in question',
  after: ['loginSummary', 'permissionSetAssignments'],
  ofUsersInQuestion: true,
  fromOrg,
};
export default unit;
