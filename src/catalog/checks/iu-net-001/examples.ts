import type { Example } from '../../../core/model/audit/check.ts';
import { place, profileInFiles, refused, withAppPolicy, withoutSpec } from '../../../core/model/audit/example/apps.ts';
import type { Facts } from '../../../core/model/audit/datasets.ts';
import { goodFiles } from '../../../core/model/audit/example/files.ts';
import { alter, change, goodOrg, ids, partly, without, withPolicy } from '../../../core/model/audit/example/org.ts';
import type { ProfileMetadataRow } from '../../../core/model/audit/rows-setup.ts';

const subject = 'hubspot_Integration';
const file = 'force-app/main/default/profiles/hubspot_Integration.profile-meta.xml';
const profile = (facts: Facts, to: Partial<ProfileMetadataRow>): Facts => alter(facts, 'profileMetadata', ({ fullName }) => fullName === subject, to);
/** Nothing but the name hints at an integration. */
const byName = change(change(withoutSpec(alter(profile(goodFiles(), { ranges: [] }), 'profiles', () => true, { licence: 'Salesforce' })), 'permissionSets', (now) => now.filter(({ kind }) => kind === 'profile').map((set) => ({ ...set, permissions: [], licenceId: 'Salesforce' }))), 'appPolicies', () => []);

const examples: readonly Example[] = [
  { title: 'A profile with a range', kind: 'pass', mode: 'org', facts: goodOrg(), subject, result: 'pass', says: 'Logins are limited to 203.0.113.0 to 203.0.113.255' },
  { title: 'A profile without ranges', kind: 'fail', mode: 'org', facts: profile(goodOrg(), { ranges: [] }), subject, result: 'fail', says: 'has no login IP ranges' },
  { title: 'Range with endAddress before startAddress in the XML and no description', kind: 'near-miss', mode: 'source', facts: profile(goodFiles(), { ranges: [{ end: '203.0.113.255', start: '203.0.113.0' }] }), subject, result: 'pass' },
  { title: 'Tooling answered UNKNOWN_EXCEPTION for this one profile', kind: 'near-miss', mode: 'org', facts: partly(change(goodOrg(), 'profileMetadata', () => []), 'profileMetadata', { kind: 'unreadable', words: 'The profile hubspot_Integration could not be read.', about: [ids.hubspotProfile] }), subject, result: 'unknown', says: 'The profile hubspot_Integration could not be read' },
  { title: 'The ranges are there, and the app does not ask for them', kind: 'near-miss', mode: 'org', facts: withAppPolicy(goodOrg(), { ipRelaxation: 'bypass' }), subject, result: 'pass', says: 'but not through HubSpot, which does not ask for these ranges (IU-APP-009)' },
  { title: 'Another profile could not be read', kind: 'pass', mode: 'org', facts: partly(goodOrg(), 'profileMetadata', { kind: 'unreadable', words: 'The profile Sales could not be read.', about: ['00e000000000099AAA'] }), subject, result: 'pass' },
  { title: 'No profile could be read', kind: 'unknown', mode: 'org', facts: without(goodOrg(), 'profileMetadata', refused), subject, result: 'unknown', says: 'Salesforce refused to show it' },
  { title: 'The profile is not among those that were read', kind: 'unknown', mode: 'org', facts: change(goodOrg(), 'profileMetadata', () => []), subject, result: 'unknown', says: 'The login IP ranges of the profile hubspot_Integration could not be read' },
  { title: 'The users could not be read whole', kind: 'unknown', mode: 'org', facts: partly(goodOrg(), 'users', { kind: 'truncated', words: 'Not all users could be read.' }), subject, result: 'unknown', says: 'Not all users could be read' },
  { title: 'The policy lets integrations share a profile without ranges', kind: 'not-applicable', mode: 'org', facts: withPolicy(profile(goodOrg(), { ranges: [] }), { org: { sharedProfiles: true } }), subject, result: 'not-applicable' },
  { title: 'A profile that no integration has', kind: 'not-applicable', mode: 'org', facts: goodOrg(), subject: 'Standard User', result: 'none' },
  { title: 'A profile file with a licence and without ranges', kind: 'fail', mode: 'source', facts: profile(goodFiles(), { ranges: [], at: place(file, 2) }), subject, result: 'fail', says: 'The profile hubspot_Integration has no login IP ranges' },
  { title: 'An overlay without a user licence', kind: 'unknown', mode: 'source', facts: profile(goodFiles(), { ranges: [], isOverlay: true }), subject, result: 'unknown', says: 'overlay' },
  { title: 'A profile file that is an integration\'s by name alone', kind: 'warn', mode: 'source', facts: alter(byName, 'profileMetadata', ({ profileId }) => profileId === profileInFiles, { licence: 'Salesforce' }), subject, result: 'warn', says: 'The profile hubspot_Integration has no login IP ranges' },
];
export default examples;
