import type { FactUnit } from '../../../core/model/audit/fact-unit.ts';
import { fromOrg } from './org.ts';
import { fromSource } from './source.ts';

const unit: FactUnit<'appPolicies'> = {
  id: 'app-policies',
  dataset: 'appPolicies',
  what: 'one normalised policy row per app, connected or external',
  after: ['connectedAppMetadata', 'connectedApps', 'externalClientAppMetadata', 'externalClientApps', 'setupEntityAccess'],
  fromOrg,
  fromSource,
};
export default unit;
