import type { Example } from '../../../core/model/audit/check.ts';
import type { Facts } from '../../../core/model/audit/datasets.ts';
import { add, alter, change, goodOrg, ids, partly, without } from '../../../core/model/audit/example/org.ts';
import { aSpec, aToken, daysAgo } from '../../../core/model/audit/example/rows.ts';
import type { OauthTokenRow } from '../../../core/model/audit/rows-apps.ts';
import { everybodyElse } from '../../../core/model/audit/fact.ts';

const subject = 'hubspot.integration@example.com';
const person = 'pat.person@example.com';
const token = (row: Partial<OauthTokenRow>): Facts => add(goodOrg(), 'oauthTokens', aToken({ userId: ids.hubspot, appName: 'HubSpot', createdAt: daysAgo(300), ...row }));
const never = (facts: Facts): Facts => change(facts, 'oauthTokens', (rows) => rows.map(({ userId, appName, createdAt }) => ({ userId, appName, createdAt })));
const scheduled = (facts: Facts, schedule: string): Facts => change(facts, 'registry', () => [aSpec({ name: 'hubspot', label: 'HubSpot', schedule })]);
const ownRows = { kind: 'own-rows-only', words: 'Salesforce shows your user its own tokens only.', needs: 'Customize Application' } as const;

const examples: readonly Example[] = [
  { title: 'A token that was used yesterday', kind: 'pass', mode: 'org', facts: token({}), subject, result: 'pass' },
  { title: 'An integration\'s token that was last used 45 days ago', kind: 'fail', mode: 'org', facts: token({ lastUsedAt: daysAgo(45) }), subject, result: 'fail', says: 'Its token for HubSpot was last used on 2026-10-08, 45 days ago; 30 days are the limit.' },
  { title: 'A token that was made 45 days ago and never used', kind: 'fail', mode: 'org', facts: never(token({ createdAt: daysAgo(45) })), subject, result: 'fail', says: 'and never used' },
  { title: 'A person\'s token that was last used 100 days ago', kind: 'fail', mode: 'org', facts: token({ userId: ids.pat, appName: 'Data Loader', lastUsedAt: daysAgo(100) }), subject: person, result: 'fail', says: '90 days are the limit' },
  { title: 'A person\'s token that was last used 45 days ago', kind: 'pass', mode: 'org', facts: token({ userId: ids.pat, appName: 'Data Loader', lastUsedAt: daysAgo(45) }), subject: person, result: 'pass' },
  { title: 'Tokens of others cannot be read', kind: 'unknown', mode: 'org', facts: without(goodOrg(), 'oauthTokens', ownRows), subject, result: 'unknown', says: 'its own tokens only' },
  { title: 'Only 2,500 of 3,120 tokens could be read, and those of this user were used', kind: 'unknown', mode: 'org', facts: partly(token({}), 'oauthTokens', { kind: 'truncated', words: 'Only 2,500 of 3,120 tokens could be read.' }), subject, result: 'unknown', says: 'Only 2,500 of 3,120 tokens could be read' },
  { title: 'Only 2,500 of 3,120 tokens could be read, and one of them lies unused', kind: 'fail', mode: 'org', facts: partly(token({ lastUsedAt: daysAgo(45) }), 'oauthTokens', { kind: 'truncated', words: 'Only 2,500 of 3,120 tokens could be read.' }), subject, result: 'fail', says: 'Its token for HubSpot was last used on 2026-10-08, 45 days ago; 30 days are the limit' },
  { title: 'Only the tokens of users in question were read: of all others nothing is known', kind: 'unknown', mode: 'org', facts: partly(goodOrg(), 'oauthTokens', { kind: 'truncated', words: 'Tokens of everybody else were not read.', about: [everybodyElse] }), subject: ids.org, result: 'unknown', says: 'everybody else' },
  { title: 'An old token of somebody who left: IU-CRD-005', kind: 'not-applicable', mode: 'org', facts: alter(token({ userId: ids.pat, lastUsedAt: daysAgo(200) }), 'users', ({ id }) => id === ids.pat, { isActive: false }), subject: person, result: 'none' },
  { title: 'Token created yesterday with LastUsedDate null', kind: 'near-miss', mode: 'org', facts: never(token({ createdAt: daysAgo(1) })), subject, result: 'pass' },
  { title: 'Job whose spec says schedule: yearly', kind: 'near-miss', mode: 'org', facts: scheduled(token({ lastUsedAt: daysAgo(300) }), 'yearly'), subject, result: 'pass' },
];
export default examples;
