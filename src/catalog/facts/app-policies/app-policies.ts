import type { FactUnit } from '../../../core/model/audit/fact-unit.ts';
import { fromOrg } from './org.ts';
import { fromSource } from './source.ts';

const unit: FactUnit<'appPolicies'> = {
  id: 'app-policies',
  dataset: 'appPolicies',
  what: 'one normalised policy row per app, connected or external',
  needs: ['View all External Client Apps, view their settings, and edit their policies'],
  after: ['connectedAppMetadata', 'connectedApps', 'externalClientAppMetadata', 'externalClientApps', 'setupEntityAccess'],
  fromOrg,
  fromSource,
};
export default unit;
