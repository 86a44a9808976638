import type { FactUnit } from '../../../core/model/audit/fact-unit.ts';
import { fromOrg } from './org.ts';

const unit: FactUnit<'scheduledJobs'> = {
  id: 'scheduled-jobs',
  dataset: 'scheduledJobs',
  what: 'scheduled and queued jobs owned by users',
  after: [],
  fromOrg,
};
export default unit;
