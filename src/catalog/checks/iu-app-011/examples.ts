import type { Example } from '../../../core/model/audit/check.ts';
import { appFile, appName, connectedFiles, connectedOrg, globalFile, notInFiles, place, refused, untold, withMetadata, withoutSpec, withSpec } from '../../../core/model/audit/example/apps.ts';
import type { Facts } from '../../../core/model/audit/datasets.ts';
import { goodFiles } from '../../../core/model/audit/example/files.ts';
import { add, alter, goodOrg, ids, without, withPolicy } from '../../../core/model/audit/example/org.ts';
import { aToken, logins } from '../../../core/model/audit/example/rows.ts';

const callback = (...callbackUrls: readonly string[]): Facts => withMetadata(goodOrg(), { callbackUrls });
const contact = (facts: Facts, contactEmail: string): Facts => alter(facts, 'externalClientApps', () => true, { contactEmail });
const inBrowser = (facts: Facts): Facts => add(facts, 'loginSummary', logins({ userId: ids.hubspot, type: 'Application', application: 'Browser' }));
const sandbox = (facts: Facts): Facts => alter(facts, 'organization', () => true, { isSandbox: true });

const examples: readonly Example[] = [
  { title: 'An https callback, a team as contact, an external client app', kind: 'pass', mode: 'org', facts: goodOrg(), subject: appName, result: 'pass' },
  { title: 'A callback by http', kind: 'fail', mode: 'org', facts: callback('http://app.example.com/callback'), subject: appName, result: 'fail', says: 'uses http' },
  { title: 'A callback with a wildcard', kind: 'fail', mode: 'org', facts: callback('https://*.example.com/callback'), subject: appName, result: 'fail', says: 'holds a wildcard' },
  { title: 'Several callback URLs, one of them by http', kind: 'looks-fine-but-fails', mode: 'org', facts: callback('https://app.example.com/callback', 'http://app.example.com/callback'), subject: appName, result: 'fail', says: 'The callback http://app.example.com/callback of HubSpot uses http, so a token travels where others can read it' },
  { title: 'A host that begins like localhost', kind: 'looks-fine-but-fails', mode: 'org', facts: callback('http://localhost.example.com/callback'), subject: appName, result: 'fail', says: 'The callback http://localhost.example.com/callback of HubSpot uses http' },
  { title: 'http://localhost:1717/OauthRedirect in a sandbox or on a developer\'s app', kind: 'near-miss', mode: 'org', facts: sandbox(callback('http://localhost:1717/OauthRedirect')), subject: appName, result: 'pass' },
  { title: 'Several callback URLs separated by line breaks, all https', kind: 'near-miss', mode: 'org', facts: callback('https://app.example.com/callback', 'https://app.example.com/other'), subject: appName, result: 'pass' },
  { title: 'Placeholder like {{CALLBACK_URL}} in a template file', kind: 'near-miss', mode: 'source', facts: withMetadata(goodFiles(), { callbackUrls: ['{{CALLBACK_URL}}'] }), subject: appName, result: 'unknown', says: 'placeholder' },
  { title: 'A localhost callback in production', kind: 'warn', mode: 'org', facts: callback('http://localhost:1717/OauthRedirect'), subject: appName, result: 'warn', says: 'this is production' },
  { title: 'The contact is an active person', kind: 'warn', mode: 'org', facts: contact(goodOrg(), 'Pat.Person@example.com'), subject: appName, result: 'warn', says: 'a person' },
  { title: 'The contact is a person of the policy\'s directory', kind: 'warn', mode: 'org', facts: withPolicy(contact(goodOrg(), 'lee@example.com'), { people: { directory: ['lee@example.com'] } }), subject: appName, result: 'warn', says: 'The contact of HubSpot is lee@example.com, a person' },
  { title: 'The contact is the mailbox of the integration\'s own user', kind: 'near-miss', mode: 'org', facts: contact(goodOrg(), 'hubspot.integration@example.com'), subject: appName, result: 'pass' },
  { title: 'The contact is the mailbox that the spec names, and the integration\'s user logged in through a browser once', kind: 'near-miss', mode: 'org', facts: inBrowser(contact(goodOrg(), 'hubspot.integration@example.com')), subject: appName, result: 'pass' },
  { title: 'A connected app where an external client app would do', kind: 'warn', mode: 'org', facts: withSpec(connectedOrg(), {}), subject: appName, result: 'warn', says: 'Spring \'26' },
  { title: 'A connected app that its spec names as an alias until the end of the year', kind: 'pass', mode: 'org', facts: withSpec(connectedOrg(), { aliases: [{ app: 'HubSpot', until: '2026-12-31' }] }), subject: appName, result: 'pass' },
  { title: 'A connected app that was an alias of its spec until last month', kind: 'looks-fine-but-fails', mode: 'org', facts: withSpec(connectedOrg(), { aliases: [{ app: 'HubSpot', until: '2026-10-31' }] }), subject: appName, result: 'warn', says: 'Spring \'26' },
  { title: 'A connected app that no spec declares', kind: 'warn', mode: 'org', facts: withoutSpec(connectedOrg()), subject: appName, result: 'warn', says: 'The app HubSpot is a connected app, of which new ones have been blocked since Spring \'26' },
  { title: 'A connected app that its spec declares', kind: 'pass', mode: 'org', facts: connectedOrg(), subject: appName, result: 'pass' },
  { title: 'The app\'s settings could not be read', kind: 'unknown', mode: 'org', facts: without(goodOrg(), 'externalClientAppMetadata', refused), subject: appName, result: 'unknown', says: 'Salesforce refused to show it' },
  { title: 'The settings of connected apps could not be read', kind: 'unknown', mode: 'org', facts: without(connectedOrg(), 'connectedAppMetadata', refused), subject: 'HubSpot', result: 'unknown', says: 'Salesforce refused to show it' },
  { title: 'External client apps could not be read', kind: 'unknown', mode: 'org', facts: without(goodOrg(), 'externalClientApps', refused), subject: appName, result: 'unknown', says: 'Salesforce refused to show it' },
  { title: 'The callback was not returned', kind: 'unknown', mode: 'org', facts: untold(goodOrg(), 'externalClientAppMetadata', 'callbackUrls'), subject: appName, result: 'unknown', says: 'The callback addresses of HubSpot could not be read' },
  { title: 'An app of people', kind: 'not-applicable', mode: 'org', facts: add(goodOrg(), 'oauthTokens', aToken({ userId: ids.ada, appName: 'Data Loader' })), subject: 'Data Loader', result: 'not-applicable' },
  { title: 'A file with a callback by http', kind: 'fail', mode: 'source', facts: withMetadata(goodFiles(), { callbackUrls: ['http://app.example.com/callback'], places: { callbackUrls: place(globalFile, 3) } }), subject: appName, result: 'fail', says: 'The callback http://app.example.com/callback of HubSpot uses http, so a token travels where others can read it' },
  { title: 'A connected app\'s file with a wildcard', kind: 'fail', mode: 'source', facts: connectedFiles({ metadata: { callbackUrls: ['https://*.example.com/cb'], places: { callbackUrls: place(appFile, 6) } } }), subject: appName, result: 'fail', says: 'The callback https://*.example.com/cb of HubSpot holds a wildcard' },
  { title: 'Files without the global settings', kind: 'unknown', mode: 'source', facts: without(goodFiles(), 'externalClientAppMetadata', notInFiles), subject: appName, result: 'unknown', says: 'Files do not tell' },
  { title: 'Files in order', kind: 'pass', mode: 'source', facts: goodFiles(), subject: appName, result: 'pass' },
];
export default examples;
