import type { Example } from '../../../core/model/audit/check.ts';
import type { Facts } from '../../../core/model/audit/datasets.ts';
import { goodFiles } from '../../../core/model/audit/example/files.ts';
import { granting, profileFile, refused, setFile, withGroup, withSet } from '../../../core/model/audit/example/grants.ts';
import { add, alter, change, goodOrg, ids, partly, withPolicy, without } from '../../../core/model/audit/example/org.ts';
import { aPermissionSet, aProfile, aSpec, aUser } from '../../../core/model/audit/example/rows.ts';
import type { ObjectPermissionRow } from '../../../core/model/audit/rows-access.ts';

const subject = 'hubspot.integration@example.com';
const spec = { name: 'hubspot', label: 'HubSpot' };
const onLead = (...rights: ObjectPermissionRow['rights']): Facts => alter(goodOrg(), 'objectPermissions', () => true, { rights });
const allLeads = (facts: Facts): Facts => change(facts, 'registry', () => [aSpec({ ...spec, access: { objects: { Lead: { records: 'all' } } } })]);
const unregistered = (facts: Facts): Facts => change(facts, 'registry', () => []);
const backup = change(withPolicy(withSet(goodOrg(), { permissions: ['ViewAllData', 'QueryAllFiles'] }), { max: { userPermissions: ['ViewAllData', 'QueryAllFiles'] } }), 'registry', () => [aSpec({ ...spec, access: { userPermissions: ['ViewAllData', 'QueryAllFiles'] } })]);
const analytics = '00e000000000009AAA';
const securityUser = add(add(add(goodOrg(), 'users', aUser({ id: '005000000000009AAA', username: 'insightssecurity@example.com', name: 'Security User', profileId: analytics, profile: 'Analytics Cloud Security User', licence: 'Analytics Cloud Integration User' })), 'profiles', aProfile({ id: analytics, name: 'Analytics Cloud Security User' })), 'permissionSets', aPermissionSet({ id: '0PS000000000009AAA', name: 'Analytics Cloud Security User', kind: 'profile', profileId: analytics, permissions: ['ViewAllData', 'ApiUserOnly'] }));
const securityFile = add(add(goodFiles(), 'profiles', aProfile({ id: 'profile:Analytics Cloud Security User', name: 'Analytics Cloud Security User' })), 'permissionSets', aPermissionSet({ id: 'profile:Analytics Cloud Security User', name: 'Analytics Cloud Security User', kind: 'profile', isCustom: false, profileId: 'profile:Analytics Cloud Security User', permissions: ['ViewAllData', 'ApiUserOnly'], at: profileFile }));

const examples: readonly Example[] = [
  { title: 'Rights on the objects of the spec only', kind: 'pass', mode: 'org', facts: goodOrg(), subject, result: 'pass' },
  { title: 'View All Data', kind: 'fail', mode: 'org', facts: withSet(goodOrg(), { permissions: ['ViewAllData'] }), subject, result: 'fail', says: 'View All Data (ViewAllData) comes from permission set HubSpot_Extra' },
  { title: 'Modify All Data: critical, and View All Data comes with it', kind: 'fail', mode: 'org', facts: withSet(goodOrg(), { permissions: ['ModifyAllData'] }), subject, result: 'fail', says: 'Modify All Data' },
  { title: 'Modify All Records on an object', kind: 'fail', mode: 'org', facts: onLead('read', 'edit', 'delete', 'viewAllRecords', 'modifyAllRecords'), subject, result: 'fail', says: 'Modify All Records on Lead comes from permission set hubspot_Integration' },
  { title: 'View All Fields on an object', kind: 'fail', mode: 'org', facts: onLead('read', 'viewAllFields'), subject, result: 'fail', says: 'View All Fields on Lead' },
  { title: 'View All Records on an object that the spec shares only', kind: 'fail', mode: 'org', facts: onLead('read', 'viewAllRecords'), subject, result: 'fail', says: 'View All Records on Lead' },
  { title: 'View All Users', kind: 'warn', mode: 'org', facts: withSet(goodOrg(), { permissions: ['ViewAllUsers'] }), subject, result: 'warn', says: 'View All Users' },
  { title: 'View All Records where no spec says whether it should be', kind: 'warn', mode: 'org', facts: unregistered(onLead('read', 'viewAllRecords')), subject, result: 'warn', says: 'View All Records on Lead' },
  { title: 'Object permissions cannot be read', kind: 'unknown', mode: 'org', facts: without(goodOrg(), 'objectPermissions', refused('View Setup and Configuration')), subject, result: 'unknown', says: 'Salesforce refused it; View Setup and Configuration is needed' },
  { title: 'Assignments cannot be read', kind: 'unknown', mode: 'org', facts: without(goodOrg(), 'permissionSetAssignments', refused('View Setup and Configuration')), subject, result: 'unknown', says: 'Salesforce refused it; View Setup and Configuration is needed' },
  { title: 'Permission sets cannot be read', kind: 'unknown', mode: 'org', facts: without(goodOrg(), 'permissionSets', refused('View Setup and Configuration')), subject, result: 'unknown', says: 'Salesforce refused it; View Setup and Configuration is needed' },
  { title: 'Object permissions of its own set cannot be read', kind: 'unknown', mode: 'org', facts: partly(goodOrg(), 'objectPermissions', { kind: 'truncated', words: 'Object permissions of hubspot_Integration were cut off.', about: [ids.hubspotSet] }), subject, result: 'unknown', says: 'cut off' },
  { title: 'A backup template: the spec declares View All Data and Query All Files, the policy allows both', kind: 'not-applicable', mode: 'org', facts: backup, subject, result: 'not-applicable', says: 'View All Data and Query All Files' },
  { title: 'viewAllRecords on Lead and the spec says records: all for Lead', kind: 'near-miss', mode: 'org', facts: allLeads(onLead('read', 'viewAllRecords')), subject, result: 'pass' },
  { title: 'Salesforce\'s own profile Analytics Cloud Security User with ViewAllData, custom=false', kind: 'near-miss', mode: 'source', facts: securityFile, subject: 'Analytics Cloud Security User', result: 'not-applicable' },
  { title: 'The user of Salesforce\'s own profile Analytics Cloud Security User', kind: 'near-miss', mode: 'org', facts: add(securityUser, 'permissionSetAssignments', { id: '0Pa000000000009AAA', userId: '005000000000009AAA', permissionSetId: '0PS000000000009AAA', isActive: true }), subject: 'insightssecurity@example.com', result: 'not-applicable' },
  { title: 'ModifyAllData in a set that is muted in the group the user has', kind: 'near-miss', mode: 'org', facts: withGroup(goodOrg(), ['ModifyAllData'], ['ModifyAllData']), subject, result: 'pass' },
  { title: 'objectPermissions with viewAllRecords=false and allowRead=true', kind: 'near-miss', mode: 'org', facts: onLead('read'), subject, result: 'pass' },
  { title: 'Files with rights on the objects of the spec only', kind: 'pass', mode: 'source', facts: goodFiles(), subject: 'hubspot', result: 'pass' },
  { title: 'ModifyAllData in the permission set\'s file', kind: 'fail', mode: 'source', facts: granting(goodFiles(), 'ModifyAllData'), subject: 'hubspot', result: 'fail', says: 'Modify All Data' },
  { title: 'viewAllRecords in the permission set\'s file', kind: 'fail', mode: 'source', facts: alter(goodFiles(), 'objectPermissions', () => true, { rights: ['read', 'viewAllRecords'], at: setFile }), subject: 'hubspot', result: 'fail', says: 'View All Records on Lead' },
  { title: 'A file with object permissions cannot be read', kind: 'unknown', mode: 'source', facts: partly(goodFiles(), 'objectPermissions', { kind: 'unreadable', words: 'Lead.objectPermission-meta.xml is no XML.' }), subject: 'hubspot', result: 'unknown', says: 'Lead.objectPermission-meta.xml is no XML' },
];
export default examples;
