import type { FactUnit } from '../../../core/model/audit/fact-unit.ts';
import { fromOrg } from './org.ts';

const unit: FactUnit<'healthCheck'> = {
  id: 'health-check',
  dataset: 'healthCheck',
  what: 'security health check settings and risk',
  after: [],
  fromOrg,
};
export default unit;
