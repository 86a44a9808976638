import type { FactUnit } from '../../../core/model/audit/fact-unit.ts';
import { fromOrg } from './org.ts';
import { fromSource } from './source.ts';

const unit: FactUnit<'externalClientApps'> = {
  id: 'external-client-apps',
  dataset: 'externalClientApps',
  what: 'external client apps, their scopes and their on/off switch',
  after: [],
  fromOrg,
  fromSource,
};
export default unit;
