import type { Example } from '../../../core/model/audit/check.ts';
import { appFile, appName, connectedFiles, connectedOrg, notInFiles, place, policyFile, refused, untold, withAppPolicy } from '../../../core/model/audit/example/apps.ts';
import type { Facts } from '../../../core/model/audit/datasets.ts';
import { goodFiles } from '../../../core/model/audit/example/files.ts';
import { add, goodOrg, ids, without } from '../../../core/model/audit/example/org.ts';
import { aToken } from '../../../core/model/audit/example/rows.ts';

const silent = (facts: Facts): Facts => untold(facts, 'appPolicies', 'ipRelaxation');

const examples: readonly Example[] = [
  { title: 'An external client app that enforces', kind: 'pass', mode: 'org', facts: goodOrg(), subject: appName, result: 'pass' },
  { title: 'An app that bypasses', kind: 'fail', mode: 'org', facts: withAppPolicy(goodOrg(), { ipRelaxation: 'bypass' }), subject: appName, result: 'fail', says: 'works from any address' },
  { title: 'An app that bypasses where a second factor was given', kind: 'fail', mode: 'org', facts: withAppPolicy(goodOrg(), { ipRelaxation: 'bypass-second-factor' }), subject: appName, result: 'fail', says: 'The app HubSpot does not ask for the profile\'s login IP ranges where a second factor was given' },
  { title: 'An app that refreshes tokens from any address', kind: 'warn', mode: 'org', facts: withAppPolicy(goodOrg(), { ipRelaxation: 'relax-refresh' }), subject: appName, result: 'warn', says: 'refreshes tokens from any address' },
  { title: 'A connected app that bypasses, while its profile has narrow ranges', kind: 'looks-fine-but-fails', mode: 'org', facts: connectedOrg({ metadata: { ipRelaxation: 'BYPASS' }, policy: { ipRelaxation: 'bypass' } }), subject: appName, result: 'fail', says: 'The app HubSpot does not ask for the profile\'s login IP ranges' },
  { title: 'Old connected app file without oauthPolicy', kind: 'near-miss', mode: 'source', facts: silent(connectedFiles()), subject: appName, result: 'unknown', says: 'Whether HubSpot enforces IP restrictions could not be read: no policy of it tells' },
  { title: 'App-level ipRanges or trustedIpRanges are set: they waive checks, they do not restrict, and the value is ENFORCE', kind: 'near-miss', mode: 'org', facts: connectedOrg({ metadata: { ipRelaxation: 'ENFORCE' } }), subject: appName, result: 'pass' },
  { title: 'Values differ in case between app kinds: ENFORCE and Enforce', kind: 'near-miss', mode: 'org', facts: connectedOrg({ metadata: { ipRelaxation: 'ENFORCE' }, policy: { ipRelaxation: 'enforce' } }), subject: appName, result: 'pass' },
  { title: 'The policies could not be read', kind: 'unknown', mode: 'org', facts: without(goodOrg(), 'appPolicies', refused), subject: appName, result: 'unknown', says: 'Salesforce refused to show it' },
  { title: 'A connected app of which only the record is known', kind: 'unknown', mode: 'org', facts: silent(connectedOrg()), subject: appName, result: 'unknown', says: 'Whether HubSpot enforces IP restrictions could not be read: no policy of it tells' },
  { title: 'The settings of connected apps could not be read', kind: 'unknown', mode: 'org', facts: without(connectedOrg(), 'connectedAppMetadata', refused), subject: 'HubSpot', result: 'unknown', says: 'Salesforce refused to show it' },
  { title: 'The settings of connected apps could not be read, which says nothing of an external client app', kind: 'pass', mode: 'org', facts: without(goodOrg(), 'connectedAppMetadata', refused), subject: appName, result: 'pass' },
  { title: 'An app of people', kind: 'not-applicable', mode: 'org', facts: add(goodOrg(), 'oauthTokens', aToken({ userId: ids.ada, appName: 'Data Loader' })), subject: 'Data Loader', result: 'not-applicable' },
  { title: 'A policy file that bypasses', kind: 'fail', mode: 'source', facts: withAppPolicy(goodFiles(), { ipRelaxation: 'bypass', places: { ipRelaxation: place(policyFile, 6) } }), subject: appName, result: 'fail', says: 'The app HubSpot does not ask for the profile\'s login IP ranges' },
  { title: 'A connected app\'s file that bypasses', kind: 'fail', mode: 'source', facts: connectedFiles({ policy: { ipRelaxation: 'bypass', places: { ipRelaxation: place(appFile, 20) } } }), subject: appName, result: 'fail', says: 'The app HubSpot does not ask for the profile\'s login IP ranges' },
  { title: 'An external client app without a policy file: the one that Salesforce makes enforces', kind: 'near-miss', mode: 'source', facts: withAppPolicy(goodFiles(), { defaulted: true }), subject: appName, result: 'pass', says: 'by default' },
  { title: 'Files without the policy', kind: 'unknown', mode: 'source', facts: without(goodFiles(), 'appPolicies', notInFiles), subject: appName, result: 'unknown', says: 'Files do not tell' },
  { title: 'Files that enforce', kind: 'pass', mode: 'source', facts: goodFiles(), subject: appName, result: 'pass' },
];
export default examples;
