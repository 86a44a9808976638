import type { FactUnit } from '../../../core/model/audit/fact-unit.ts';
import { fromOrg } from './org.ts';
import { fromSource } from './source.ts';

const unit: FactUnit<'passwordPolicies'> = {
  id: 'password-policies',
  dataset: 'passwordPolicies',
  what: 'password expiry per profile and for the org',
  after: ['profiles'],
  fromOrg,
  fromSource,
};
export default unit;
