import type { FactUnit } from '../../../core/model/audit/fact-unit.ts';
import { fromOrg } from './org.ts';
import { fromSource } from './source.ts';

const unit: FactUnit<'fieldDefinitions'> = {
  id: 'field-definitions',
  dataset: 'fieldDefinitions',
  what: 'fields with classification, history flag and field-level security flag',
  after: ['objectPermissions'],
  ofUsersInQuestion: true,
  fromOrg,
  fromSource,
};
export default unit;
