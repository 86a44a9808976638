import type { FactUnit } from '../../../core/model/audit/fact-unit.ts';
import { fromOrg } from './org.ts';

const unit: FactUnit<'oauthTokens'> = {
  id: 'oauth-tokens',
  dataset: 'oauthTokens',
  what: 'who holds a token for which app, and when it was last used',
  after: ['loginSummary'],
  fromOrg,
};
export default unit;
