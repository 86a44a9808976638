import type { Example } from '../../../core/model/audit/check.ts';
import { appFile, appName, connectedFiles, connectedId, connectedOrg, notInFiles, place, policyFile, refused, untold, withAppPolicy } from '../../../core/model/audit/example/apps.ts';
import { goodFiles } from '../../../core/model/audit/example/files.ts';
import { add, alter, goodOrg, partly, without } from '../../../core/model/audit/example/org.ts';
import { aConnectedApp, anAppPolicy } from '../../../core/model/audit/example/rows.ts';

const open = withAppPolicy(goodOrg(), { permittedUsers: 'all' });
const noControl = alter(open, 'orgSettings', () => true, { apiAccessControl: false });
const silent = untold(goodOrg(), 'appPolicies', 'permittedUsers');

const examples: readonly Example[] = [
  { title: 'An external client app for pre-authorised users', kind: 'pass', mode: 'org', facts: goodOrg(), subject: appName, result: 'pass' },
  { title: 'A connected app for pre-authorised users', kind: 'pass', mode: 'org', facts: connectedOrg(), subject: appName, result: 'pass' },
  { title: 'An external client app that every user may authorise', kind: 'fail', mode: 'org', facts: noControl, subject: appName, result: 'fail', says: 'AllSelfAuthorized' },
  { title: 'API Access Control is on, which does not close the app itself', kind: 'fail', mode: 'org', facts: open, subject: appName, result: 'fail', says: 'API Access Control limits that' },
  { title: 'A connected app that every user may authorise', kind: 'fail', mode: 'org', facts: connectedOrg({ record: { adminApprovedOnly: false }, policy: { permittedUsers: 'all' } }), subject: appName, result: 'fail', says: 'isAdminApproved is not true' },
  { title: 'Mobile app for people, used by no integration identity', kind: 'near-miss', mode: 'org', facts: add(add(goodOrg(), 'connectedApps', aConnectedApp({ id: connectedId, name: 'Field Service', adminApprovedOnly: false })), 'appPolicies', anAppPolicy({ app: 'Field Service', kind: 'connected-app', appId: connectedId, permittedUsers: 'all' })), subject: 'Field Service', result: 'not-applicable' },
  { title: 'Connected app record true while an old file in the project lacks the isAdminApproved element: org mode trusts the record', kind: 'near-miss', mode: 'org', facts: connectedOrg({ metadata: { flags: {} }, policy: { permittedUsers: 'all' } }), subject: appName, result: 'pass' },
  { title: 'profileName is present and isAdminApproved is true', kind: 'near-miss', mode: 'source', facts: connectedFiles({ metadata: { profiles: ['hubspot_Integration'] } }), subject: appName, result: 'pass' },
  { title: 'The policy of the app could not be read', kind: 'unknown', mode: 'org', facts: without(goodOrg(), 'appPolicies', refused), subject: appName, result: 'unknown', says: 'Salesforce refused to show it' },
  { title: 'The policy of the app does not tell, and API Access Control limits it anyway', kind: 'unknown', mode: 'org', facts: silent, subject: appName, result: 'unknown', says: 'limits HubSpot anyway' },
  { title: 'The records of connected apps could not be read', kind: 'unknown', mode: 'org', facts: without(connectedOrg(), 'connectedApps', refused), subject: appName, result: 'unknown', says: 'Salesforce refused to show it' },
  { title: 'The records of connected apps could not be read, which says nothing of an external client app', kind: 'pass', mode: 'org', facts: without(goodOrg(), 'connectedApps', refused), subject: appName, result: 'pass' },
  { title: 'Of a packaged app only the record is shown, which tells who may use it', kind: 'near-miss', mode: 'org', facts: partly(connectedOrg(), 'appPolicies', { kind: 'unreadable', words: 'Only the record could be read.', about: [connectedId] }), subject: appName, result: 'pass' },
  { title: 'A file of an external client app that every user may authorise', kind: 'fail', mode: 'source', facts: withAppPolicy(goodFiles(), { permittedUsers: 'all', places: { permittedUsers: place(policyFile, 9) } }), subject: appName, result: 'fail', says: 'Any user may authorise HubSpot alone: permittedUsersPolicyType is AllSelfAuthorized' },
  { title: 'A connected app\'s file without isAdminApproved', kind: 'fail', mode: 'source', facts: connectedFiles({ metadata: { flags: {} }, policy: { permittedUsers: 'all', at: place(appFile, 2) } }), subject: appName, result: 'fail', says: 'Any user may authorise HubSpot alone: isAdminApproved is not true' },
  { title: 'An external client app without a policy file', kind: 'warn', mode: 'source', facts: withAppPolicy(goodFiles(), { permittedUsers: 'all', defaulted: true }), subject: appName, result: 'warn', says: 'no policy file' },
  { title: 'Files that hold the app and say nothing of its policy', kind: 'unknown', mode: 'source', facts: without(goodFiles(), 'appPolicies', notInFiles), subject: appName, result: 'unknown', says: 'Files do not tell' },
  { title: 'Files of an app for pre-authorised users', kind: 'pass', mode: 'source', facts: goodFiles(), subject: appName, result: 'pass' },
];
export default examples;
