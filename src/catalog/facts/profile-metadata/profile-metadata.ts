import type { FactUnit } from '../../../core/model/audit/fact-unit.ts';
import { fromOrg } from './org.ts';
import { fromSource } from './source.ts';

const unit: FactUnit<'profileMetadata'> = {
  id: 'profile-metadata',
  dataset: 'profileMetadata',
  what: 'login IP ranges of profiles',
  after: ['permissionSetAssignments', 'profiles', 'users'],
  ofUsersInQuestion: true,
  fromOrg,
  fromSource,
};
export default unit;
