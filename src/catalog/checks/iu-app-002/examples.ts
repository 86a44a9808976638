import type { Example } from '../../../core/model/audit/check.ts';
import { appName, connectedId, connectedOrg, refused } from '../../../core/model/audit/example/apps.ts';
import { add, alter, goodOrg, ids, partly, without } from '../../../core/model/audit/example/org.ts';
import { aConnectedApp, aToken } from '../../../core/model/audit/example/rows.ts';
import { everybodyElse } from '../../../core/model/audit/fact.ts';

const stranger = add(goodOrg(), 'oauthTokens', aToken({ userId: ids.pat, appName: 'Drift Clone', appId: '888000000000001AAA' }));

const examples: readonly Example[] = [
  { title: 'Tokens of an app that the org owns', kind: 'pass', mode: 'org', facts: add(goodOrg(), 'oauthTokens', aToken({ userId: ids.hubspot, appName: 'HubSpot', appId: ids.app })), subject: appName, result: 'pass' },
  { title: 'A token of an app that is not installed', kind: 'fail', mode: 'org', facts: stranger, subject: 'Drift Clone', result: 'fail', says: 'pat.person@example.com holds a token' },
  { title: 'Two people hold tokens of it', kind: 'fail', mode: 'org', facts: add(stranger, 'oauthTokens', aToken({ userId: ids.ana, appName: 'Drift Clone' })), subject: 'Drift Clone', result: 'fail', says: 'and 1 more hold tokens' },
  { title: 'Salesforce CLI or the mobile app, on apps.firstParty by exact name', kind: 'near-miss', mode: 'org', facts: add(goodOrg(), 'oauthTokens', aToken({ userId: ids.ada, appName: 'Salesforce CLI' })), subject: 'Salesforce CLI', result: 'not-applicable' },
  { title: 'An app that calls itself almost like Salesforce\'s own', kind: 'looks-fine-but-fails', mode: 'org', facts: add(goodOrg(), 'oauthTokens', aToken({ userId: ids.ada, appName: 'Salesforce CLI Pro' })), subject: 'Salesforce CLI Pro', result: 'fail', says: 'The app Salesforce CLI Pro is not installed in this org, and ada.admin@example.com holds a token for it' },
  { title: 'External client app whose tokens carry its MasterLabel as AppName', kind: 'near-miss', mode: 'org', facts: add(goodOrg(), 'oauthTokens', aToken({ userId: ids.hubspot, appName: 'HubSpot' })), subject: appName, result: 'pass' },
  { title: 'App installed from a package: namespace prefix in one place only', kind: 'near-miss', mode: 'org', facts: add(alter(goodOrg(), 'externalClientApps', () => true, { namespace: 'acme' }), 'oauthTokens', aToken({ userId: ids.hubspot, appName: 'acme__HubSpot' })), subject: appName, result: 'pass' },
  { title: 'The name matches an installed app and the id does not', kind: 'warn', mode: 'org', facts: add(connectedOrg(), 'oauthTokens', aToken({ userId: ids.hubspot, appName: 'HubSpot', appId: '0H4000000000009AAA' })), subject: appName, result: 'warn', says: 'two apps of one name' },
  { title: 'The id is the same with 15 characters', kind: 'near-miss', mode: 'org', facts: add(connectedOrg(), 'oauthTokens', aToken({ userId: ids.hubspot, appName: 'HubSpot', appId: connectedId.slice(0, 15) })), subject: appName, result: 'pass' },
  { title: 'Only some of the tokens could be read', kind: 'unknown', mode: 'org', facts: partly(goodOrg(), 'oauthTokens', { kind: 'truncated', words: 'Only 2,500 of 3,120 tokens could be read.' }), subject: appName, result: 'unknown', says: 'Only 2,500 of 3,120 tokens could be read' },
  { title: 'Only the tokens of users in question were read: of all others nothing is known', kind: 'unknown', mode: 'org', facts: partly(goodOrg(), 'oauthTokens', { kind: 'truncated', words: 'Tokens of everybody else were not read.', about: [everybodyElse] }), subject: ids.org, result: 'unknown', says: 'everybody else' },
  { title: 'Only some of the tokens could be read, and one is of an app that is not installed', kind: 'fail', mode: 'org', facts: partly(stranger, 'oauthTokens', { kind: 'truncated', words: 'Only 2,500 of 3,120 tokens could be read.' }), subject: 'Drift Clone', result: 'fail', says: 'The app Drift Clone is not installed in this org, and pat.person@example.com holds a token for it' },
  { title: 'The caller sees own tokens only', kind: 'unknown', mode: 'org', facts: without(goodOrg(), 'oauthTokens', { kind: 'own-rows-only', words: 'Only your own tokens could be read.', needs: 'Customize Application' }), subject: appName, result: 'unknown', says: 'Only your own tokens could be read' },
  { title: 'The list of connected apps could not be read, so nothing is missing from it', kind: 'unknown', mode: 'org', facts: without(stranger, 'connectedApps', refused), subject: 'Drift Clone', result: 'unknown', says: 'Salesforce refused to show it' },
  { title: 'External client apps could not be read, so nothing is missing among them', kind: 'unknown', mode: 'org', facts: without(stranger, 'externalClientApps', refused), subject: 'Drift Clone', result: 'unknown', says: 'Salesforce refused to show it' },
  { title: 'An app that somebody installed', kind: 'pass', mode: 'org', facts: add(add(goodOrg(), 'oauthTokens', aToken({ userId: ids.pat, appName: 'Gong', appId: connectedId })), 'connectedApps', aConnectedApp({ id: connectedId, name: 'Gong' })), subject: 'Gong', result: 'pass' },
];
export default examples;
