import type { Example } from '../../../core/model/audit/check.ts';
import type { Facts } from '../../../core/model/audit/datasets.ts';
import { goodFiles } from '../../../core/model/audit/example/files.ts';
import { alter, change, goodOrg, ids, withPolicy, without } from '../../../core/model/audit/example/org.ts';
import { aSpec } from '../../../core/model/audit/example/rows.ts';

type Changes = Omit<Parameters<typeof aSpec>[0], 'name'>;
const spec = (facts: Facts, changes: Changes, environment = 'production'): Facts => change(facts, 'registry', () => [aSpec({ name: 'hubspot', label: 'HubSpot', ...changes }, environment)]);
const owner = (email: string): Changes => ({ owner: { name: 'Dee Owner', email } });

const examples: readonly Example[] = [
  { title: 'An owner who is an active user', kind: 'pass', mode: 'org', facts: goodOrg(), result: 'pass' },
  { title: 'A spec with owner, purpose and vendor', kind: 'pass', mode: 'source', facts: goodFiles(), result: 'pass' },
  { title: 'The owner\'s user is inactive', kind: 'fail', mode: 'org', facts: alter(goodOrg(), 'users', ({ id }) => id === ids.ana, { isActive: false }), result: 'fail', says: 'is no active user any more' },
  { title: 'The owner is the integration\'s mailbox', kind: 'fail', mode: 'source', facts: spec(goodFiles(), owner('HubSpot.Integration+owner@example.com'), 'none'), result: 'fail', says: 'not a person' },
  { title: 'The owner is the integration user', kind: 'fail', mode: 'org', facts: spec(goodOrg(), owner('hubspot.integration@example.com')), result: 'fail', says: 'The owner hubspot.integration@example.com is a mailbox or an integration, not a person' },
  { title: 'A purpose that says nothing', kind: 'fail', mode: 'source', facts: spec(goodFiles(), { purpose: 'TBD' }, 'none'), result: 'fail', says: 'purpose' },
  { title: 'An owner\'s name that says nothing', kind: 'fail', mode: 'source', facts: spec(goodFiles(), { owner: { name: 'n/a', email: 'ana@example.com' } }, 'none'), result: 'fail', says: 'owner.name' },
  { title: 'A vendor that says nothing', kind: 'warn', mode: 'org', facts: spec(goodOrg(), { vendor: '-' }), result: 'warn', says: 'vendor' },
  { title: 'The owner has no user and is not in the directory', kind: 'unknown', mode: 'org', facts: spec(goodOrg(), owner('dee@example.com')), result: 'unknown', says: 'dee@example.com' },
  { title: 'A spec that cannot be read', kind: 'unknown', mode: 'org', facts: without(goodOrg(), 'registry', { kind: 'unreadable', words: 'integrations/hubspot.yaml is no spec that can be read.' }), result: 'unknown', says: 'no spec that can be read' },
  { title: 'Owner without a Salesforce user whose e-mail is on people.directory', kind: 'near-miss', mode: 'org', facts: withPolicy(spec(goodOrg(), owner('dee@example.com')), { people: { directory: ['Dee@example.com'] } }), result: 'pass' },
  { title: 'Internal sponsor as owner of a vendor-run integration', kind: 'near-miss', mode: 'org', facts: spec(goodOrg(), { vendor: 'An agency', owner: { name: 'Ana Ruiz', email: 'ana@example.com' } }), result: 'pass' },
  { title: 'Owner\'s e-mail in other letter case than User.Email', kind: 'near-miss', mode: 'org', facts: spec(goodOrg(), owner('ANA@Example.com')), result: 'pass' },
];
export default examples;
