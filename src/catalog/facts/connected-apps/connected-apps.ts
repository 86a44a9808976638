import type { FactUnit } from '../../../core/model/audit/fact-unit.ts';
import { fromOrg } from './org.ts';
import { fromSource } from './source.ts';

const unit: FactUnit<'connectedApps'> = {
  id: 'connected-apps',
  dataset: 'connectedApps',
  what: 'connected apps installed in or owned by the org',
  after: [],
  fromOrg,
  fromSource,
};
export default unit;
