import type { FactUnit } from '../../../core/model/audit/fact-unit.ts';
import { fromOrg } from './org.ts';
import { fromSource } from './source.ts';

const unit: FactUnit<'externalClientAppMetadata'> = {
  id: 'external-client-app-metadata',
  dataset: 'externalClientAppMetadata',
  what: 'global OAuth settings of external client apps',
  after: ['externalClientApps'],
  fromOrg,
  fromSource,
};
export default unit;
