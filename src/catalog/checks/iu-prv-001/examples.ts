import type { Example } from '../../../core/model/audit/check.ts';
import type { Facts } from '../../../core/model/audit/datasets.ts';
import { goodFiles } from '../../../core/model/audit/example/files.ts';
import { profileFile, refused } from '../../../core/model/audit/example/grants.ts';
import { add, alter, change, goodOrg, ids, partly, withPolicy, without } from '../../../core/model/audit/example/org.ts';
import { aProfile, aSpec, aUser, daysAgo } from '../../../core/model/audit/example/rows.ts';
import type { UserRow } from '../../../core/model/audit/rows-people.ts';

const subject = 'hubspot_Integration';
const other = (row: Partial<UserRow> = {}, facts = goodOrg()): Facts => add(facts, 'users', aUser({ id: '005000000000009AAA', username: 'erp.integration@example.com', profileId: ids.hubspotProfile, profile: subject, licence: 'Salesforce Integration', ...row }));
const shared = withPolicy(other(), { org: { sharedProfiles: true } });
const withoutRanges = alter(shared, 'profileMetadata', () => true, { ranges: [] });
const minimum = 'Minimum Access - API Only Integrations';
const onMinimum = alter(alter(withoutRanges, 'users', ({ profileId }) => profileId === ids.hubspotProfile, { profile: minimum }), 'profiles', ({ id }) => id === ids.hubspotProfile, { name: minimum });
const environments = { production: { username: 'hubspot.integration@example.com', orgId: ids.org }, uat: { username: 'erp.integration@example.com', orgId: ids.org } };
const spec = { name: 'hubspot', label: 'HubSpot', environments };
const twoEnvironments = change(other(), 'registry', () => [aSpec(spec), aSpec(spec, 'uat')]);
const at = { file: 'integrations/HubSpot.yaml', line: 2, column: 7 };
const sameInFiles = add(goodFiles(), 'registry', { ...aSpec({ name: 'HubSpot' }, 'none'), places: { name: at } });

const examples: readonly Example[] = [
  { title: 'One user has the profile', kind: 'pass', mode: 'org', facts: goodOrg(), subject, result: 'pass' },
  { title: 'Two integrations share it', kind: 'fail', mode: 'org', facts: other(), subject, result: 'fail', says: 'erp.integration@example.com and hubspot.integration@example.com share the profile hubspot_Integration' },
  { title: 'An integration shares the profile of people', kind: 'fail', mode: 'org', facts: alter(goodOrg(), 'users', ({ id }) => id === ids.hubspot, { profileId: ids.standardProfile, profile: 'Standard User' }), subject: 'Standard User', result: 'fail', says: 'shares the profile Standard User with ana@example.com, bo@example.com, chi@example.com and 1 more' },
  { title: 'Shared profiles are allowed, but this one has login ranges', kind: 'fail', mode: 'org', facts: shared, subject, result: 'fail', says: 'The integrations\' users erp.integration@example.com and hubspot.integration@example.com share the profile hubspot_Integration' },
  { title: 'Two environments of one integration in one org', kind: 'warn', mode: 'org', facts: twoEnvironments, subject, result: 'warn', says: 'of one integration share the profile' },
  { title: 'Not all users could be read', kind: 'unknown', mode: 'org', facts: partly(goodOrg(), 'users', { kind: 'truncated', words: 'Only 50,000 of 61,000 users could be read.' }), subject, result: 'unknown', says: 'Only 50,000 of 61,000 users could be read' },
  { title: 'Shared profiles are allowed and the login ranges cannot be read', kind: 'unknown', mode: 'org', facts: without(shared, 'profileMetadata', refused('Modify Metadata')), subject, result: 'unknown', says: 'Modify Metadata' },
  { title: 'A profile that only people have', kind: 'not-applicable', mode: 'org', facts: goodOrg(), subject: 'Standard User', result: 'none' },
  { title: 'The other user of the profile is inactive', kind: 'near-miss', mode: 'org', facts: other({ isActive: false, lastLoginAt: daysAgo(200) }), subject, result: 'pass' },
  { title: 'org.sharedProfiles is true and all identities sit on \'Minimum Access - API Only Integrations\'', kind: 'near-miss', mode: 'org', facts: onMinimum, subject: minimum, result: 'not-applicable' },
  { title: 'Two profile files are the same profile, once percent-encoded and once not', kind: 'near-miss', mode: 'source', facts: add(goodFiles(), 'profiles', aProfile({ id: 'profile:hubspot_Integration', name: subject, licence: 'Salesforce Integration', at: profileFile })), subject, result: 'pass' },
  { title: 'Files in which each spec has a profile of its own', kind: 'pass', mode: 'source', facts: goodFiles(), subject, result: 'pass' },
  { title: 'Two specs make one profile: names differ in letter case only', kind: 'fail', mode: 'source', facts: sameInFiles, subject, result: 'fail', says: 'The specs hubspot and HubSpot make the same profile' },
];
export default examples;
