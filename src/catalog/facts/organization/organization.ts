import type { FactUnit } from '../../../core/model/audit/fact-unit.ts';
import { fromOrg } from './org.ts';

const unit: FactUnit<'organization'> = {
  id: 'organization',
  dataset: 'organization',
  what: 'edition, sandbox or production, name',
  after: [],
  fromOrg,
};
export default unit;
