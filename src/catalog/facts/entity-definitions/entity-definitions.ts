import type { FactUnit } from '../../../core/model/audit/fact-unit.ts';
import { fromOrg } from './org.ts';
import { fromSource } from './source.ts';

const unit: FactUnit<'entityDefinitions'> = {
  id: 'entity-definitions',
  dataset: 'entityDefinitions',
  what: 'objects and whether field history is on',
  after: [],
  fromOrg,
  fromSource,
};
export default unit;
