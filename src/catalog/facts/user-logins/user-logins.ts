import type { FactUnit } from '../../../core/model/audit/fact-unit.ts';
import { fromOrg } from './org.ts';

const unit: FactUnit<'userLogins'> = {
  id: 'user-logins',
  dataset: 'userLogins',
  what: 'frozen and locked flags',
  after: ['permissionSetAssignments'],
  ofUsersInQuestion: true,
  fromOrg,
};
export default unit;
