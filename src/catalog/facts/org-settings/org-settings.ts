import type { FactUnit } from '../../../core/model/audit/fact-unit.ts';
import { fromOrg } from './org.ts';
import { fromSource } from './source.ts';

const unit: FactUnit<'orgSettings'> = {
  id: 'org-settings',
  dataset: 'orgSettings',
  what: 'security, OAuth, connected app and external client app settings',
  after: [],
  fromOrg,
  fromSource,
};
export default unit;
