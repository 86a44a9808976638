import type { Example } from '../../../core/model/audit/check.ts';
import type { Facts } from '../../../core/model/audit/datasets.ts';
import { goodFiles } from '../../../core/model/audit/example/files.ts';
import { refused } from '../../../core/model/audit/example/grants.ts';
import { add, change, goodOrg, ids, partly, without } from '../../../core/model/audit/example/org.ts';
import { aLogin, aSpec, aToken, daysAgo } from '../../../core/model/audit/example/rows.ts';
import type { OauthTokenRow } from '../../../core/model/audit/rows-apps.ts';
import type { LoginRow } from '../../../core/model/audit/rows-use.ts';

const subject = 'hubspot.integration@example.com';
const day = (daysBefore: number): string => daysAgo(daysBefore).slice(0, 10);
const token = (appName: string, row: Partial<OauthTokenRow> = {}, facts = goodOrg()): Facts => add(facts, 'oauthTokens', aToken({ userId: ids.hubspot, appName, ...row }));
const login = (application: string, row: Partial<LoginRow> = {}): Facts => add(goodOrg(), 'loginHistory', aLogin({ userId: ids.hubspot, application, ...row }));
const withAlias = (until: string): Facts => token('HubSpot Old', {}, change(goodOrg(), 'registry', () => [aSpec({ name: 'hubspot', label: 'HubSpot', aliases: [{ app: 'HubSpot Old', until }] })]));
const second = aSpec({ name: 'erp', environments: { production: { username: subject, orgId: ids.org } } });
const at = { file: 'integrations/erp.yaml', line: 21, column: 15 };
const secondInFiles = { ...aSpec({ name: 'erp', environments: { production: { username: 'HubSpot.Integration@example.com' } } }, 'none'), places: { 'environments.production.username': at } };

const examples: readonly Example[] = [
  { title: 'One spec and one app', kind: 'pass', mode: 'org', facts: goodOrg(), subject, result: 'pass' },
  { title: 'Two specs name the user', kind: 'fail', mode: 'org', facts: add(goodOrg(), 'registry', second), subject, result: 'fail', says: 'The integrations hubspot and erp share the user' },
  { title: 'A token of a second app', kind: 'fail', mode: 'org', facts: token('Nightly Export'), subject, result: 'fail', says: 'Nightly Export (token, last on 2026-11-21)' },
  { title: 'Logins through a second app', kind: 'fail', mode: 'org', facts: login('Nightly Export'), subject, result: 'fail', says: 'Nightly Export (login' },
  { title: 'An alias that has ended is an app like any other', kind: 'fail', mode: 'org', facts: withAlias(day(1)), subject, result: 'fail', says: 'HubSpot Old' },
  { title: 'A second app was last used 40 days ago', kind: 'warn', mode: 'org', facts: token('Nightly Export', { createdAt: daysAgo(80), lastUsedAt: daysAgo(40) }), subject, result: 'warn', says: 'Nightly Export (token, last on 2026-10-13)' },
  { title: 'Tokens cannot be read', kind: 'unknown', mode: 'org', facts: without(goodOrg(), 'oauthTokens', refused('Customize Application')), subject, result: 'unknown', says: 'Customize Application' },
  { title: 'Only the caller\'s own logins could be read', kind: 'unknown', mode: 'org', facts: partly(goodOrg(), 'loginHistory', { kind: 'own-rows-only', words: 'Your user sees its own logins only.', needs: 'Monitor Login History' }), subject, result: 'unknown', says: 'own logins only' },
  { title: 'A spec cannot be read', kind: 'unknown', mode: 'org', facts: partly(goodOrg(), 'registry', { kind: 'unreadable', words: 'integrations/erp.yaml is no spec that can be read.' }), subject, result: 'unknown', says: 'integrations/erp.yaml is no spec that can be read' },
  { title: 'Tokens were cut off, and two apps are among those that were read', kind: 'fail', mode: 'org', facts: partly(token('Nightly Export'), 'oauthTokens', { kind: 'truncated', words: 'Only 2,500 of 3,120 tokens could be read.' }), subject, result: 'fail', says: 'The user hubspot.integration@example.com is used by 2 apps' },
  { title: 'A person who works in the browser', kind: 'not-applicable', mode: 'org', facts: goodOrg(), subject: 'pat.person@example.com', result: 'none' },
  { title: 'Two apps for the same integration during a rotation or a move from connected app to external client app, both named by the spec or by aliases with an end date', kind: 'near-miss', mode: 'org', facts: withAlias(day(-30)), subject, result: 'pass' },
  { title: 'The second app is the sf CLI, used once for verify', kind: 'near-miss', mode: 'org', facts: login('Salesforce CLI'), subject, result: 'pass' },
  { title: 'Same app name in different letter case, or one app seen both in tokens and in logins', kind: 'near-miss', mode: 'org', facts: token('hubspot', {}, token('hubspot_Integration')), subject, result: 'pass' },
  { title: 'A second app that was last used before the window', kind: 'near-miss', mode: 'org', facts: token('Nightly Export', { createdAt: daysAgo(300), lastUsedAt: daysAgo(120) }), subject, result: 'pass' },
  { title: 'A second app that only failed to log in', kind: 'near-miss', mode: 'org', facts: login('Nightly Export', { status: 'Failed: Not approved for access' }), subject, result: 'pass' },
  { title: 'Files with one spec', kind: 'pass', mode: 'source', facts: goodFiles(), subject: 'hubspot', result: 'pass' },
  { title: 'Two specs of files name one username', kind: 'fail', mode: 'source', facts: add(goodFiles(), 'registry', secondInFiles), subject: 'erp', result: 'fail', says: 'share the user' },
];
export default examples;
