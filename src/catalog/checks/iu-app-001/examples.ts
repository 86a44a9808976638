import type { Example } from '../../../core/model/audit/check.ts';
import { appName, connectedId, etlId, hubspotUser, place, policyFile, withAppPolicy, withLoader, withoutSpec, withSpec } from '../../../core/model/audit/example/apps.ts';
import { goodFiles } from '../../../core/model/audit/example/files.ts';
import { add, change, goodOrg, ids, partly, without } from '../../../core/model/audit/example/org.ts';
import { aConnectedApp, aLogin, anAppPolicy, aSpec, aToken, daysAgo, logins } from '../../../core/model/audit/example/rows.ts';

const token = aToken({ userId: ids.hubspot, appName: 'HubSpot' });
const oldApp = add(add(goodOrg(), 'connectedApps', aConnectedApp({ id: connectedId, name: 'HubSpot Legacy' })), 'oauthTokens', aToken({ userId: ids.hubspot, appName: 'HubSpot Legacy', appId: connectedId }));
const loaderOnly = withLoader(goodOrg());

const examples: readonly Example[] = [
  { title: 'The app of one integration', kind: 'pass', mode: 'org', facts: goodOrg(), subject: appName, result: 'pass', says: 'serves hubspot alone' },
  { title: 'One app with several tokens of the same identity', kind: 'near-miss', mode: 'org', facts: add(goodOrg(), 'oauthTokens', token, { ...token, createdAt: daysAgo(3) }), subject: appName, result: 'pass' },
  { title: 'Managed-package app of one vendor that serves two business processes under one spec', kind: 'near-miss', mode: 'org', facts: withSpec(add(goodOrg(), 'oauthTokens', token), { purpose: 'Lead sync and campaign results' }), subject: appName, result: 'pass' },
  { title: 'Old connected app and new external client app of one integration during a declared move: the new one', kind: 'near-miss', mode: 'org', facts: withSpec(oldApp, { aliases: [{ app: 'HubSpot Legacy', until: '2027-01-31' }] }), subject: appName, result: 'pass' },
  { title: 'Old connected app and new external client app of one integration during a declared move: the old one', kind: 'near-miss', mode: 'org', facts: withSpec(oldApp, { aliases: [{ app: 'HubSpot Legacy', until: '2027-01-31' }] }), subject: 'HubSpot Legacy', result: 'pass' },
  { title: 'An old app that nobody declared', kind: 'warn', mode: 'org', facts: oldApp, subject: 'HubSpot Legacy', result: 'warn', says: 'through HubSpot Legacy and through HubSpot' },
  { title: 'Two apps of an identity without a spec: either may stay', kind: 'warn', mode: 'org', facts: withoutSpec(oldApp), subject: 'HubSpot Legacy', result: 'warn', says: 'through HubSpot Legacy and through HubSpot' },
  { title: 'The move is over and the old app is still in use', kind: 'warn', mode: 'org', facts: withSpec(oldApp, { aliases: [{ app: 'HubSpot Legacy', until: '2026-01-31' }] }), subject: 'HubSpot Legacy', result: 'warn', says: 'The integration hubspot reaches Salesforce through HubSpot Legacy and through HubSpot' },
  { title: 'Tokens of two integrations in one app', kind: 'fail', mode: 'org', facts: add(withLoader(goodOrg()), 'oauthTokens', token, aToken({ userId: etlId, appName: 'HubSpot' })), subject: appName, result: 'fail', says: 'serves 2 integrations' },
  { title: 'One app pre-authorised for the profiles of two integrations', kind: 'fail', mode: 'org', facts: add(withLoader(goodOrg()), 'setupEntityAccess', { parentId: '0PS000000000006AAA', entityId: ids.app, kind: 'external-client-app' }), subject: appName, result: 'fail', says: 'is pre-authorised' },
  { title: 'Two identities without a spec share an app, of which one is seen in logins only', kind: 'looks-fine-but-fails', mode: 'org', facts: add(add(withoutSpec(withLoader(goodOrg())), 'loginHistory', aLogin({ userId: etlId })), 'loginSummary', logins({ userId: etlId })), subject: appName, result: 'fail', says: hubspotUser },
  { title: 'An integration that reaches the org only through Data Loader', kind: 'fail', mode: 'org', facts: add(loaderOnly, 'oauthTokens', aToken({ userId: etlId, appName: 'Data Loader' })), subject: 'Data Loader', result: 'fail', says: 'only through Data Loader' },
  { title: 'People who use Data Loader', kind: 'not-applicable', mode: 'org', facts: add(goodOrg(), 'oauthTokens', aToken({ userId: ids.ada, appName: 'Data Loader' })), subject: 'Data Loader', result: 'not-applicable' },
  { title: 'A mobile app that only a person uses', kind: 'not-applicable', mode: 'org', facts: add(goodOrg(), 'oauthTokens', aToken({ userId: ids.pat, appName: 'Salesforce for iOS' })), subject: 'Salesforce for iOS', result: 'not-applicable' },
  { title: 'A spec without an app in this org', kind: 'warn', mode: 'org', facts: add(goodOrg(), 'registry', aSpec({ name: 'fivetran', label: 'Fivetran' })), subject: 'fivetran', result: 'warn', says: 'The integration Fivetran has no app' },
  { title: 'A planned spec without an app in this org', kind: 'near-miss', mode: 'org', facts: add(goodOrg(), 'registry', aSpec({ name: 'fivetran', label: 'Fivetran', state: 'planned' })), subject: 'fivetran', result: 'none' },
  { title: 'Only some of the tokens could be read, and one integration was seen', kind: 'unknown', mode: 'org', facts: partly(goodOrg(), 'oauthTokens', { kind: 'truncated', words: 'Only 2,500 of 3,120 tokens could be read.' }), subject: appName, result: 'unknown', says: '2,500 of 3,120' },
  { title: 'Only some of the tokens could be read, and two integrations were seen', kind: 'fail', mode: 'org', facts: partly(add(withLoader(goodOrg()), 'oauthTokens', token, aToken({ userId: etlId, appName: 'HubSpot' })), 'oauthTokens', { kind: 'truncated', words: 'Only 2,500 of 3,120 tokens could be read.' }), subject: appName, result: 'fail', says: 'The app HubSpot serves 2 integrations' },
  { title: 'The caller sees no tokens of others', kind: 'unknown', mode: 'org', facts: without(goodOrg(), 'oauthTokens', { kind: 'own-rows-only', words: 'Only your own tokens could be read.', needs: 'Customize Application' }), subject: appName, result: 'unknown', says: 'Only your own tokens could be read' },
  { title: 'Two apps of one name, so that a token says nothing of which it is', kind: 'unknown', mode: 'org', facts: add(add(goodOrg(), 'connectedApps', aConnectedApp({ id: connectedId, name: 'HubSpot' })), 'oauthTokens', token), subject: appName, result: 'unknown', says: 'A login names the app HubSpot, and 2 apps are called that: which one it means is not known' },
  { title: 'The lists of apps could not be read', kind: 'unknown', mode: 'org', facts: without(goodOrg(), 'externalClientApps', { kind: 'unsupported', words: 'This org has no external client apps.' }), subject: appName, result: 'unknown', says: 'This org has no external client apps' },
  { title: 'Files in which two specs name one app', kind: 'fail', mode: 'source', facts: change(withAppPolicy(goodFiles(), { at: place(policyFile, 2) }), 'registry', (now) => [...now, aSpec({ name: 'fivetran', aliases: [{ app: 'hubspot_Integration', until: '2027-01-31' }] }, 'none')]), subject: appName, result: 'fail', says: 'fivetran' },
  { title: 'Files in which one app serves one spec', kind: 'pass', mode: 'source', facts: goodFiles(), subject: appName, result: 'pass' },
  { title: 'Files with an app that belongs to nobody', kind: 'not-applicable', mode: 'source', facts: add(goodFiles(), 'appPolicies', anAppPolicy({ app: 'Portal', kind: 'external-client-app' })), subject: 'Portal', result: 'not-applicable' },
];
export default examples;
