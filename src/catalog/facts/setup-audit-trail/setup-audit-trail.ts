import type { FactUnit } from '../../../core/model/audit/fact-unit.ts';
import { fromOrg } from './org.ts';

const unit: FactUnit<'setupAuditTrail'> = {
  id: 'setup-audit-trail',
  dataset: 'setupAuditTrail',
  what: 'setup changes with time and author',
  after: [],
  fromOrg,
};
export default unit;
