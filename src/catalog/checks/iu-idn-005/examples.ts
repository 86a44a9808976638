import type { Example } from '../../../core/model/audit/check.ts';
import type { Facts } from '../../../core/model/audit/datasets.ts';
import { goodFiles } from '../../../core/model/audit/example/files.ts';
import { profileFile, refused } from '../../../core/model/audit/example/grants.ts';
import { add, alter, change, goodOrg, ids, withPolicy, without } from '../../../core/model/audit/example/org.ts';
import { aPermissionSet, aProfile, aSpec, daysAgo } from '../../../core/model/audit/example/rows.ts';
import type { UserRow } from '../../../core/model/audit/rows-people.ts';
import type { SpecInput } from '../../../core/model/spec.ts';

const subject = 'hubspot.integration@example.com';
const user = (row: Partial<UserRow>, facts = goodOrg()): Facts => alter(facts, 'users', ({ id }) => id === ids.hubspot, row);
const fullSeat = user({ licence: 'Salesforce' });
const declaring = (spec: Partial<SpecInput>, facts = fullSeat): Facts => change(facts, 'registry', () => [aSpec({ name: 'hubspot', label: 'HubSpot', identity: { licence: 'Salesforce' }, ...spec })]);
const exception = (until: string): Partial<SpecInput> => ({ exceptions: [{ rule: 'IU-IDN-005', reason: 'The vendor needs a full seat.', approver: 'bo@example.com', until }] });
const fileLicence = (licence: string): Facts => alter(goodFiles(), 'profiles', () => true, { licence, at: profileFile });
const overlay = change(goodFiles(), 'profiles', () => [{ id: 'profile:hubspot_Integration', name: 'hubspot_Integration', at: profileFile }]);
const unlicensed = <Row extends { readonly licence?: string }>(rows: readonly Row[]): Row[] =>
  rows.map((row) => {
    const { licence, ...rest } = row;
    return licence === undefined ? row : (rest as Row);
  });
const withoutSetLicence = change(goodOrg(), 'licenceAssignments', () => []);

const examples: readonly Example[] = [
  { title: 'The licence Salesforce Integration with its permission set licence', kind: 'pass', mode: 'org', facts: goodOrg(), subject, result: 'pass' },
  { title: 'A full seat that nothing allows', kind: 'fail', mode: 'org', facts: fullSeat, subject, result: 'fail', says: 'on the licence Salesforce' },
  { title: 'The spec declares a full seat and the policy does not allow it', kind: 'fail', mode: 'org', facts: declaring({}), subject, result: 'fail', says: 'The user hubspot.integration@example.com is on the licence Salesforce' },
  { title: 'An exception that has ended', kind: 'fail', mode: 'org', facts: declaring(exception(daysAgo(1).slice(0, 10))), subject, result: 'fail', says: 'The user hubspot.integration@example.com is on the licence Salesforce' },
  { title: 'The profile Salesforce API Only System Integrations', kind: 'warn', mode: 'org', facts: user({ profile: 'Salesforce API Only System Integrations' }), subject, result: 'warn', says: 'new orgs do not have' },
  { title: 'Standard objects without the permission set licence', kind: 'warn', mode: 'org', facts: withoutSetLicence, subject, result: 'warn', says: 'SalesforceAPIIntegrationPsl' },
  { title: 'The licence cannot be read', kind: 'unknown', mode: 'org', facts: change(change(goodOrg(), 'users', unlicensed), 'profiles', unlicensed), subject, result: 'unknown', says: 'could not be read' },
  { title: 'Licences of the org cannot be read', kind: 'unknown', mode: 'org', facts: without(goodOrg(), 'licences', refused('View Setup and Configuration')), subject, result: 'unknown', says: 'Salesforce refused it; View Setup and Configuration is needed' },
  { title: 'The org has no such licence', kind: 'not-applicable', mode: 'org', facts: change(fullSeat, 'licences', (rows) => rows.filter(({ name }) => name === 'Salesforce')), subject, result: 'not-applicable' },
  { title: 'Spec declares identity.licence: Salesforce with an approved exception because the vendor needs it', kind: 'near-miss', mode: 'org', facts: declaring(exception(daysAgo(-90).slice(0, 10))), subject, result: 'pass' },
  { title: 'Spec declares identity.licence: Salesforce, and the policy allows it', kind: 'near-miss', mode: 'org', facts: declaring({}, withPolicy(fullSeat, { approved: { licences: ['Salesforce Integration', 'Salesforce'] } })), subject, result: 'pass' },
  { title: 'An allowed full seat needs no permission set licence', kind: 'near-miss', mode: 'org', facts: declaring({}, withPolicy(change(fullSeat, 'licenceAssignments', () => []), { approved: { licences: ['Salesforce'] } })), subject, result: 'pass' },
  { title: 'A custom profile on userLicense \'Salesforce Integration\' instead of the standard one', kind: 'near-miss', mode: 'org', facts: user({ profile: 'Billing Robots' }), subject, result: 'pass' },
  { title: 'Profile.UserLicense.Name is \'Salesforce Integration\' but LicenseDefinitionKey has an unfamiliar value: match by Name', kind: 'near-miss', mode: 'org', facts: alter(goodOrg(), 'licences', ({ id }) => id === ids.integrationLicence, { label: 'PID_SomethingElse' }), subject, result: 'pass' },
  { title: 'Custom objects without the permission set licence', kind: 'near-miss', mode: 'org', facts: alter(withoutSetLicence, 'objectPermissions', () => true, { object: 'Invoice__c' }), subject, result: 'pass' },
  { title: 'Files whose profile is on the licence', kind: 'pass', mode: 'source', facts: goodFiles(), subject: 'hubspot', result: 'pass' },
  { title: 'Files whose profile is on a full seat', kind: 'fail', mode: 'source', facts: fileLicence('Salesforce'), subject: 'hubspot', result: 'fail', says: 'on the licence Salesforce' },
  { title: 'A profile file that does not say its licence', kind: 'unknown', mode: 'source', facts: overlay, subject: 'hubspot', result: 'unknown', says: 'does not say its licence' },
  { title: 'Salesforce\'s own old profile in files', kind: 'not-applicable', mode: 'source', facts: add(add(goodFiles(), 'profiles', aProfile({ id: 'profile:Salesforce API Only System Integrations', name: 'Salesforce API Only System Integrations', licence: 'Salesforce Integration' })), 'permissionSets', aPermissionSet({ id: 'profile:Salesforce API Only System Integrations', name: 'Salesforce API Only System Integrations', kind: 'profile', profileId: 'profile:Salesforce API Only System Integrations', licenceId: 'Salesforce Integration', permissions: ['ApiUserOnly'] })), subject: 'Salesforce API Only System Integrations', result: 'not-applicable' },
];
export default examples;
