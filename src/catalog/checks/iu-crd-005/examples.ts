import type { Example } from '../../../core/model/audit/check.ts';
import type { Facts } from '../../../core/model/audit/datasets.ts';
import { add, alter, change, goodOrg, ids, partly, without } from '../../../core/model/audit/example/org.ts';
import { aConnectedApp, aSpec, aToken, daysAgo } from '../../../core/model/audit/example/rows.ts';
import type { OauthTokenRow } from '../../../core/model/audit/rows-apps.ts';
import { everybodyElse } from '../../../core/model/audit/fact.ts';

const subject = 'hubspot.integration@example.com';
const person = 'pat.person@example.com';
const token = (row: Partial<OauthTokenRow> = {}, facts: Facts = goodOrg()): Facts => add(facts, 'oauthTokens', aToken({ userId: ids.hubspot, appName: 'HubSpot', ...row }));
const refused = { kind: 'refused', words: 'Salesforce refused to show it.' } as const;

const examples: readonly Example[] = [
  { title: 'An active integration with one token of its own app', kind: 'pass', mode: 'org', facts: token(), subject, result: 'pass' },
  { title: 'A token of somebody who left', kind: 'fail', mode: 'org', facts: alter(token({ userId: ids.pat }), 'users', ({ id }) => id === ids.pat, { isActive: false }), subject: person, result: 'fail', says: 'The user is inactive and still holds a token for HubSpot, last used on 2026-11-21' },
  { title: 'A token of a frozen user', kind: 'fail', mode: 'org', facts: alter(token(), 'userLogins', () => true, { isFrozen: true }), subject, result: 'fail', says: 'The user is frozen' },
  { title: 'A token for an app that the spec does not name', kind: 'fail', mode: 'org', facts: token({ appName: 'Old Sync' }), subject, result: 'fail', says: 'integrations/hubspot.yaml names no such app' },
  { title: 'A token for an alias of the spec that has not ended', kind: 'pass', mode: 'org', facts: token({ appName: 'Old Sync' }, add(change(goodOrg(), 'registry', () => [aSpec({ name: 'hubspot', label: 'HubSpot', aliases: [{ app: 'Old Sync', until: '2026-12-31' }] })]), 'connectedApps', aConnectedApp({ id: '0H4000000000001AAA', name: 'Old Sync' }))), subject, result: 'pass' },
  { title: 'A token by the label of the spec, where the apps of the org cannot be read', kind: 'near-miss', mode: 'org', facts: without(token(), 'externalClientApps', refused), subject, result: 'pass' },
  { title: 'A token for an alias of the spec that has ended', kind: 'fail', mode: 'org', facts: token({ appName: 'Old Sync' }, change(goodOrg(), 'registry', () => [aSpec({ name: 'hubspot', label: 'HubSpot', aliases: [{ app: 'Old Sync', until: '2026-10-31' }] })])), subject, result: 'fail', says: 'It holds a token for Old Sync, last used on 2026-11-21, 1 day ago; integrations/hubspot.yaml names no such app' },
  { title: 'Three tokens of one user and app', kind: 'warn', mode: 'org', facts: token({ createdAt: daysAgo(9) }, token({ createdAt: daysAgo(8) }, token())), subject, result: 'warn', says: '3 tokens for HubSpot' },
  { title: 'A person\'s token for an app that is not installed', kind: 'warn', mode: 'org', facts: token({ userId: ids.pat, appName: 'My Loader' }), subject: person, result: 'warn', says: 'neither installed in this org nor its own' },
  { title: 'The same, where the apps of the org cannot be read', kind: 'pass', mode: 'org', facts: without(token({ userId: ids.pat, appName: 'My Loader' }), 'connectedApps', refused), subject: person, result: 'pass' },
  { title: 'Tokens of others cannot be read', kind: 'unknown', mode: 'org', facts: without(goodOrg(), 'oauthTokens', refused), subject, result: 'unknown', says: 'Salesforce refused to show it' },
  { title: 'Only the tokens of users in question were read: of all others nothing is known', kind: 'unknown', mode: 'org', facts: partly(token(), 'oauthTokens', { kind: 'truncated', words: 'Tokens of everybody else were not read.', about: [everybodyElse] }), subject: ids.org, result: 'unknown', says: 'everybody else' },
  { title: 'Some specs cannot be read', kind: 'unknown', mode: 'org', facts: partly(token(), 'registry', { kind: 'unreadable', words: 'A spec cannot be read.' }), subject, result: 'unknown', says: 'A spec cannot be read' },
  { title: 'A token of somebody who is not among the users that were read', kind: 'unknown', mode: 'org', facts: token({ userId: '005000000000099AAA' }), subject: '005000000000099AAA', result: 'unknown', says: 'not among the users' },
  { title: 'An identity without tokens', kind: 'not-applicable', mode: 'org', facts: goodOrg(), subject, result: 'not-applicable' },
  { title: 'Two tokens of one user and app during a rotation, 48 hours at most', kind: 'near-miss', mode: 'org', facts: token({ createdAt: daysAgo(1) }, token()), subject, result: 'pass' },
  { title: 'A person\'s token for the sf CLI', kind: 'near-miss', mode: 'org', facts: token({ userId: ids.pat, appName: 'Salesforce CLI' }), subject: person, result: 'pass' },
  { title: 'AppName in another letter case than the app\'s Name', kind: 'near-miss', mode: 'org', facts: token({ appName: 'HUBSPOT' }), subject, result: 'pass' },
];
export default examples;
