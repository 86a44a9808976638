import type { FactUnit } from '../../../core/model/audit/fact-unit.ts';
import { fromOrg } from './org.ts';
import { fromSource } from './source.ts';

const unit: FactUnit<'connectedAppMetadata'> = {
  id: 'connected-app-metadata',
  dataset: 'connectedAppMetadata',
  what: 'OAuth configuration, policy and certificate of connected apps',
  after: ['connectedApps'],
  fromOrg,
  fromSource,
};
export default unit;
