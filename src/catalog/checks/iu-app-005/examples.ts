import type { Example } from '../../../core/model/audit/check.ts';
import { appFile, appName, connectedFiles, connectedOrg, notInFiles, place, refused, secretOrg, untold, withoutSpec, withSpec } from '../../../core/model/audit/example/apps.ts';
import type { Facts } from '../../../core/model/audit/datasets.ts';
import { goodFiles } from '../../../core/model/audit/example/files.ts';
import { add, alter, goodOrg, ids, without } from '../../../core/model/audit/example/org.ts';
import { aToken } from '../../../core/model/audit/example/rows.ts';

const scopes = (facts: Facts, ...list: readonly string[]): Facts => alter(facts, 'externalClientApps', ({ name }) => name === appName, { scopes: list });

const examples: readonly Example[] = [
  { title: 'The scopes of the spec', kind: 'pass', mode: 'org', facts: goodOrg(), subject: appName, result: 'pass' },
  { title: 'Full', kind: 'fail', mode: 'org', facts: scopes(goodOrg(), 'Full'), subject: appName, result: 'fail', says: 'the OAuth scope Full, which gives everything' },
  { title: 'Web, though the spec asks for it', kind: 'fail', mode: 'org', facts: withSpec(scopes(goodOrg(), 'Api', 'Web'), { auth: { scopes: ['Api', 'Web'] } }), subject: appName, result: 'fail', says: 'a session in the browser' },
  { title: 'A scope that the spec does not ask for', kind: 'fail', mode: 'org', facts: scopes(goodOrg(), 'Api', 'RefreshToken', 'Chatter'), subject: appName, result: 'fail', says: 'which the spec of hubspot does not ask for' },
  { title: 'A scope beyond Api and RefreshToken without a spec', kind: 'fail', mode: 'org', facts: withoutSpec(scopes(goodOrg(), 'Api', 'Wave')), subject: appName, result: 'fail', says: 'no spec asks for it' },
  { title: 'Api and RefreshToken without a spec', kind: 'pass', mode: 'org', facts: withoutSpec(goodOrg()), subject: appName, result: 'pass' },
  { title: 'OfflineAccess in the spec and RefreshToken in the retrieve: the same scope', kind: 'near-miss', mode: 'org', facts: withSpec(goodOrg(), { auth: { scopes: ['Api', 'OfflineAccess'] } }), subject: appName, result: 'pass' },
  { title: 'Email and Profile in the spec, Basic in the retrieve: collapsed by the org', kind: 'near-miss', mode: 'org', facts: withSpec(scopes(goodOrg(), 'Api', 'Basic'), { auth: { scopes: ['Api', 'Email', 'Profile'] } }), subject: appName, result: 'pass' },
  { title: 'Client credentials with a refresh token scope that is for nothing', kind: 'warn', mode: 'org', facts: withSpec(secretOrg(), { auth: { flow: 'client-credentials', scopes: ['Api', 'RefreshToken'] } }), subject: appName, result: 'warn', says: 'needs none' },
  { title: 'Client credentials with a refresh token scope, and a token that somebody holds', kind: 'near-miss', mode: 'org', facts: add(withSpec(secretOrg(), { auth: { flow: 'client-credentials', scopes: ['Api', 'RefreshToken'] } }), 'oauthTokens', aToken({ userId: ids.hubspot, appName: 'HubSpot' })), subject: appName, result: 'pass' },
  { title: 'Full on a connected app', kind: 'fail', mode: 'org', facts: connectedOrg({ metadata: { scopes: ['Api', 'Full'] } }), subject: appName, result: 'fail', says: 'The app HubSpot has the OAuth scope Full, which gives everything its user may do, in the browser too' },
  { title: 'The settings of connected apps could not be read', kind: 'unknown', mode: 'org', facts: without(connectedOrg(), 'connectedAppMetadata', refused), subject: 'HubSpot', result: 'unknown', says: 'Salesforce refused to show it' },
  { title: 'The scopes of this external client app could not be read', kind: 'unknown', mode: 'org', facts: untold(goodOrg(), 'externalClientApps', 'scopes'), subject: appName, result: 'unknown', says: 'scopes of HubSpot could not be read' },
  { title: 'External client apps could not be read', kind: 'unknown', mode: 'org', facts: without(goodOrg(), 'externalClientApps', refused), subject: appName, result: 'unknown', says: 'Salesforce refused to show it' },
  { title: 'An app of people', kind: 'not-applicable', mode: 'org', facts: add(goodOrg(), 'oauthTokens', aToken({ userId: ids.ada, appName: 'Data Loader' })), subject: 'Data Loader', result: 'not-applicable' },
  { title: 'A connected app\'s file with Full', kind: 'fail', mode: 'source', facts: connectedFiles({ metadata: { scopes: ['Full'], places: { scopes: place(appFile, 14) } } }), subject: appName, result: 'fail', says: 'The app HubSpot has the OAuth scope Full, which gives everything its user may do, in the browser too' },
  { title: 'Files with the scopes of the spec', kind: 'pass', mode: 'source', facts: goodFiles(), subject: appName, result: 'pass' },
  { title: 'Files without the app\'s OAuth settings', kind: 'unknown', mode: 'source', facts: without(connectedFiles(), 'connectedAppMetadata', notInFiles), subject: appName, result: 'unknown', says: 'Files do not tell' },
];
export default examples;
