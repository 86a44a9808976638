import type { Example } from '../../../core/model/audit/check.ts';
import type { Facts } from '../../../core/model/audit/datasets.ts';
import { goodFiles } from '../../../core/model/audit/example/files.ts';
import { extraSet, profileFile, refused, setFile, withGroup, withSet } from '../../../core/model/audit/example/grants.ts';
import { add, alter, change, goodOrg, ids, without } from '../../../core/model/audit/example/org.ts';
import { aPermissionSet, aProfile, aSpec, aUser, daysAgo, logins } from '../../../core/model/audit/example/rows.ts';

const subject = 'hubspot.integration@example.com';
const permission = 'ApiUserOnly';
const withoutIt = (facts: Facts): Facts => change(facts, 'permissionSets', (rows) => rows.map((row) => ({ ...row, permissions: row.permissions.filter((name) => name !== permission) })));
/** HubSpot on a full seat, where nothing is forced. */
const fullSeat = alter(withoutIt(goodOrg()), 'users', ({ id }) => id === ids.hubspot, { licence: 'Salesforce' });
const apiPerson = '005000000000009AAA';
const person = add(add(goodOrg(), 'users', aUser({ id: apiPerson, username: 'ed@example.com', profile: 'API Users', profileId: '00e000000000009AAA' })), 'loginSummary', logins({ userId: apiPerson, type: 'Application', application: 'Browser' }));
const fileSeat = (licence: string): Facts => alter(withoutIt(goodFiles()), 'profiles', () => true, { licence, at: profileFile });
const inSet = (facts: Facts): Facts => alter(facts, 'permissionSets', ({ kind }) => kind === 'permission-set', { permissions: ['ApiEnabled', permission], at: setFile });
const byName = add(change(goodFiles(), 'registry', () => []), 'profiles', aProfile({ id: 'profile:Billing Connector', name: 'Billing Connector', at: profileFile }));

const examples: readonly Example[] = [
  { title: 'The licence Salesforce Integration forces it', kind: 'pass', mode: 'org', facts: goodOrg(), subject, result: 'pass', says: 'forces API Only' },
  { title: 'A full seat and nothing that makes it API Only', kind: 'fail', mode: 'org', facts: fullSeat, subject, result: 'fail', says: 'log in through the browser' },
  { title: 'A user of an unregistered integration, known by its logins', kind: 'fail', mode: 'org', facts: add(add(goodOrg(), 'users', aUser({ id: apiPerson, username: 'erp@example.com', lastLoginAt: daysAgo(2) })), 'loginSummary', logins({ userId: apiPerson, application: 'ERP' })), subject: 'erp@example.com', result: 'fail', says: 'No profile, permission set or group makes the user erp@example.com API Only, so anybody who has the password can log in through the browser' },
  { title: 'Only a set that a session has to activate gives it', kind: 'warn', mode: 'org', facts: withSet(fullSeat, { permissions: [permission], needsActivation: true }), subject, result: 'warn', says: 'once a session activates it' },
  { title: 'An account that only its name makes look like an integration\'s', kind: 'warn', mode: 'org', facts: add(goodOrg(), 'users', aUser({ id: apiPerson, username: 'etl.sync@example.com' })), subject: 'etl.sync@example.com', result: 'warn', says: 'may be an integration\'s' },
  { title: 'The same account where logins cannot be read: it may be a person\'s', kind: 'unknown', mode: 'org', facts: without(add(goodOrg(), 'users', aUser({ id: apiPerson, username: 'etl.sync@example.com' })), 'loginSummary', refused('Monitor Login History')), subject: 'etl.sync@example.com', result: 'unknown', says: 'cannot be seen' },
  { title: 'Permission sets cannot be read', kind: 'unknown', mode: 'org', facts: without(fullSeat, 'permissionSets', refused('View Setup and Configuration')), subject, result: 'unknown', says: 'Salesforce refused it; View Setup and Configuration is needed' },
  { title: 'Assignments cannot be read', kind: 'unknown', mode: 'org', facts: without(fullSeat, 'permissionSetAssignments', refused('View Setup and Configuration')), subject, result: 'unknown', says: 'Salesforce refused it; View Setup and Configuration is needed' },
  { title: 'Only a group that is out of date could give it', kind: 'unknown', mode: 'org', facts: alter(withGroup(fullSeat, [permission], [], { status: 'Outdated' }), 'permissionSets', ({ id }) => id === extraSet, { permissions: [] }), subject, result: 'unknown', says: 'Outdated' },
  { title: 'Profile without ApiUserOnly but a permission set assigned to the user gives it', kind: 'near-miss', mode: 'org', facts: withSet(fullSeat, { permissions: [permission] }), subject, result: 'pass', says: 'permission set HubSpot_Extra' },
  { title: 'A person\'s profile whose name contains \'API\' but who logs in through the browser', kind: 'near-miss', mode: 'org', facts: alter(person, 'users', ({ id }) => id === apiPerson, { profile: 'API User' }), subject: 'ed@example.com', result: 'not-applicable' },
  { title: 'Permission set file that lists ApiUserOnly with enabled=false, beside another one with enabled=true', kind: 'near-miss', mode: 'source', facts: inSet(fileSeat('Salesforce')), subject: 'hubspot', result: 'pass' },
  { title: 'Profile file on userLicense \'Salesforce Integration\' that does not list ApiUserOnly', kind: 'near-miss', mode: 'source', facts: fileSeat('Salesforce Integration'), subject: 'hubspot', result: 'pass' },
  { title: 'Only entry for ApiUserOnly has enabled=false', kind: 'looks-fine-but-fails', mode: 'source', facts: fileSeat('Salesforce'), subject: 'hubspot', result: 'fail', says: 'No profile, permission set or group makes the integration hubspot API Only, so anybody who has the password can log in through the browser' },
  { title: 'Files in which profile and set give it', kind: 'pass', mode: 'source', facts: goodFiles(), subject: 'hubspot', result: 'pass' },
  { title: 'A profile file that only its name makes look like an integration\'s', kind: 'warn', mode: 'source', facts: add(byName, 'permissionSets', aPermissionSet({ id: 'profile:Billing Connector', name: 'Billing Connector', kind: 'profile', profileId: 'profile:Billing Connector', at: profileFile })), subject: 'Billing Connector', result: 'warn', says: 'No profile, permission set or group makes the profile Billing Connector API Only, so anybody who has the password can log in through the browser' },
  { title: 'A permission set of files without a profile', kind: 'not-applicable', mode: 'source', facts: { ...change(change(goodFiles(), 'registry', () => [aSpec({ name: 'hubspot' }, 'none')]), 'permissionSets', (rows) => rows.filter(({ kind }) => kind === 'permission-set')), profiles: { state: 'known', rows: [], gaps: [] } }, subject: 'hubspot', result: 'not-applicable' },
];
export default examples;
