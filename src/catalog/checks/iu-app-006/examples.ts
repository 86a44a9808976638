import type { Example } from '../../../core/model/audit/check.ts';
import { appFile, appName, connectedFiles, connectedOrg, globalFile, notInFiles, place, refused, untold, withFlags, withMetadata } from '../../../core/model/audit/example/apps.ts';
import { goodFiles } from '../../../core/model/audit/example/files.ts';
import { add, alter, change, goodOrg, ids, without } from '../../../core/model/audit/example/org.ts';
import { aLogin, aToken } from '../../../core/model/audit/example/rows.ts';
import type { Facts } from '../../../core/model/audit/datasets.ts';

const flags = (facts: Facts, ...absent: readonly string[]): Facts => change(facts, 'externalClientAppMetadata', (now) => now.map((row) => ({ ...row, flags: Object.fromEntries(Object.entries(row.flags).filter(([name]) => !absent.includes(name))) })));

const examples: readonly Example[] = [
  { title: 'All risky flows are off', kind: 'pass', mode: 'org', facts: goodOrg(), subject: appName, result: 'pass' },
  { title: 'The device flow is on', kind: 'fail', mode: 'org', facts: withFlags(goodOrg(), { deviceFlow: true }), subject: appName, result: 'fail', says: 'device flow of HubSpot is on' },
  { title: 'The web flow needs neither secret nor PKCE', kind: 'fail', mode: 'org', facts: withFlags(goodOrg(), { consumerSecretOptional: true, pkce: false }), subject: appName, result: 'fail', says: 'without its secret and without PKCE' },
  { title: 'A connected app whose secret is optional and that says nothing of PKCE', kind: 'looks-fine-but-fails', mode: 'org', facts: connectedOrg({ metadata: { flags: { consumerSecretOptional: true, deviceFlow: false } } }), subject: appName, result: 'fail', says: 'The app HubSpot lets the web flow run without its secret and without PKCE' },
  { title: 'Logins by the username-password flow', kind: 'fail', mode: 'org', facts: add(goodOrg(), 'loginHistory', aLogin({ userId: ids.hubspot, subType: 'OauthUsernamePassword' })), subject: appName, result: 'fail', says: 'by the username-password flow once' },
  { title: 'Logins by the user-agent flow', kind: 'fail', mode: 'org', facts: add(goodOrg(), 'loginHistory', aLogin({ userId: ids.hubspot, subType: 'OauthUserAgent' })), subject: appName, result: 'fail', says: 'user-agent flow' },
  { title: 'An attempt by the username-password flow that was refused', kind: 'near-miss', mode: 'org', facts: add(goodOrg(), 'loginHistory', aLogin({ userId: ids.hubspot, subType: 'OauthUsernamePassword', status: 'Username-Password Flow Disabled' })), subject: appName, result: 'pass' },
  { title: 'Old connected app without any is* flag: absent isConsumerSecretOptional means false', kind: 'near-miss', mode: 'org', facts: connectedOrg({ metadata: { flags: {} } }), subject: appName, result: 'unknown', says: 'device flow of HubSpot is off could not be read' },
  { title: 'isConsumerSecretOptional true and isPkceRequired true', kind: 'near-miss', mode: 'org', facts: withFlags(goodOrg(), { consumerSecretOptional: true, pkce: true }), subject: appName, result: 'pass' },
  { title: 'External client app without isPkceRequired in the file: it defaults to true there', kind: 'near-miss', mode: 'source', facts: withFlags(flags(goodFiles(), 'pkce'), { consumerSecretOptional: true }), subject: appName, result: 'pass' },
  { title: 'The org lets the username-password flow in', kind: 'warn', mode: 'org', facts: alter(goodOrg(), 'orgSettings', () => true, { blockUsernamePasswordFlow: false }), subject: appName, result: 'warn', says: 'does not block the username-password flow' },
  { title: 'The org lets the user-agent flow in', kind: 'warn', mode: 'org', facts: alter(goodOrg(), 'orgSettings', () => true, { blockUserAgentFlow: false }), subject: appName, result: 'warn', says: 'does not block the user-agent flow' },
  { title: 'A connected app whose API version does not tell of the device flow', kind: 'unknown', mode: 'org', facts: connectedOrg({ metadata: { flags: { consumerSecretOptional: false, pkce: true } } }), subject: appName, result: 'unknown', says: 'this API version does not tell' },
  { title: 'The app\'s settings could not be read', kind: 'unknown', mode: 'org', facts: without(goodOrg(), 'externalClientAppMetadata', refused), subject: appName, result: 'unknown', says: 'Salesforce refused to show it' },
  { title: 'The org\'s settings could not be read', kind: 'unknown', mode: 'org', facts: without(goodOrg(), 'orgSettings', refused), subject: appName, result: 'unknown', says: 'Salesforce refused to show it' },
  { title: 'The org\'s settings do not tell of the flows', kind: 'unknown', mode: 'org', facts: untold(goodOrg(), 'orgSettings', 'blockUserAgentFlow'), subject: appName, result: 'unknown', says: 'user-agent flow could not be read' },
  { title: 'An app of people', kind: 'not-applicable', mode: 'org', facts: add(goodOrg(), 'oauthTokens', aToken({ userId: ids.ada, appName: 'Workbench' })), subject: 'Workbench', result: 'not-applicable' },
  { title: 'A file that turns the device flow on', kind: 'fail', mode: 'source', facts: withMetadata(withFlags(goodFiles(), { deviceFlow: true }), { places: { deviceFlow: place(globalFile, 12) } }), subject: appName, result: 'fail', says: 'The device flow of HubSpot is on: whoever talks a user into typing a code gets a token' },
  { title: 'A connected app\'s file without its secret and without PKCE', kind: 'fail', mode: 'source', facts: connectedFiles({ metadata: { flags: { consumerSecretOptional: true }, places: { consumerSecretOptional: place(appFile, 11) } } }), subject: appName, result: 'fail', says: 'The app HubSpot lets the web flow run without its secret and without PKCE' },
  { title: 'The global settings are kept out of the project, as they may hold secrets', kind: 'unknown', mode: 'source', facts: without(goodFiles(), 'externalClientAppMetadata', notInFiles), subject: appName, result: 'unknown', says: 'Files do not tell' },
  { title: 'Files in which all risky flows are off', kind: 'pass', mode: 'source', facts: goodFiles(), subject: appName, result: 'pass' },
];
export default examples;
