import type { FactUnit } from '../../../core/model/audit/fact-unit.ts';
import { fromOrg } from './org.ts';

const unit: FactUnit<'loginSummary'> = {
  id: 'login-summary',
  dataset: 'loginSummary',
  what: 'all logins of the org, grouped',
  after: ['appPolicies', 'licences', 'permissionSetGroups', 'permissionSets', 'profiles', 'scheduledJobs', 'users'],
  fromOrg,
};
export default unit;
