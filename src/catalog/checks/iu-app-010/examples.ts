import type { Example } from '../../../core/model/audit/check.ts';
import { appFile, appName, browserSpec, connectedFiles, connectedOrg, place, policyFile, refused, untold, withAppPolicy, withFlags, withoutSpec, withSpec } from '../../../core/model/audit/example/apps.ts';
import type { Facts } from '../../../core/model/audit/datasets.ts';
import { goodFiles } from '../../../core/model/audit/example/files.ts';
import { add, alter, change, goodOrg, ids, partly, without, withPolicy } from '../../../core/model/audit/example/org.ts';
import { aLogin } from '../../../core/model/audit/example/rows.ts';
import type { AppPolicyRow } from '../../../core/model/audit/rows-apps.ts';

/** HubSpot connected in the browser. */
const web = (policy: Partial<AppPolicyRow> = {}): Facts => withSpec(withAppPolicy(goodOrg(), { refreshPolicy: 'inactivity', refreshDays: 30, ...policy }), browserSpec);
const webFiles = (policy: Partial<AppPolicyRow> = {}): Facts => withSpec(withAppPolicy(goodFiles(), { refreshPolicy: 'inactivity', refreshDays: 30, ...policy }), browserSpec, 'none');
const connectedWeb = (policy: Partial<AppPolicyRow>): Facts => withSpec(connectedOrg({ policy }), { auth: { app: 'connected-app', flow: 'authorization-code', callbackUrl: 'https://app.example.com/callback' } });
/** The same, by a spec whose vendor cannot take new refresh tokens. */
const kept = (facts: Facts, environment?: string): Facts => withSpec(facts, { auth: { ...browserSpec.auth, keepsRefreshToken: 'The vendor writes that it stores the first refresh token only.' } }, environment);
const silent = (facts: Facts): Facts => untold(facts, 'appPolicies', 'refreshPolicy');
const endless = withAppPolicy(goodOrg(), { refreshPolicy: 'infinite' });

const examples: readonly Example[] = [
  { title: 'Tokens end after 30 idle days and rotate', kind: 'pass', mode: 'org', facts: web(), subject: appName, result: 'pass' },
  { title: 'Tokens of an external client app never end', kind: 'fail', mode: 'org', facts: web({ refreshPolicy: 'infinite' }), subject: appName, result: 'fail', says: 'never end' },
  { title: 'Tokens of a connected app never end', kind: 'fail', mode: 'org', facts: connectedWeb({ refreshPolicy: 'infinite' }), subject: appName, result: 'fail', says: 'Refresh tokens of HubSpot never end' },
  { title: 'The spec says JWT bearer, and a refresh token is in use', kind: 'looks-fine-but-fails', mode: 'org', facts: add(endless, 'loginHistory', aLogin({ userId: ids.hubspot, subType: 'OauthRefreshToken' })), subject: appName, result: 'fail', says: 'Refresh tokens of HubSpot never end' },
  { title: 'JWT-only app with infinite policy and no refresh token issued', kind: 'near-miss', mode: 'org', facts: endless, subject: appName, result: 'not-applicable' },
  { title: 'The same without a spec', kind: 'near-miss', mode: 'org', facts: withoutSpec(endless), subject: appName, result: 'not-applicable' },
  { title: 'No scope gives refresh tokens', kind: 'not-applicable', mode: 'org', facts: alter(web({ refreshPolicy: 'infinite' }), 'externalClientApps', () => true, { scopes: ['Api'] }), subject: appName, result: 'not-applicable' },
  { title: 'Tokens end at once', kind: 'not-applicable', mode: 'org', facts: goodOrg(), subject: appName, result: 'not-applicable' },
  { title: 'specific_inactivity:30:DAYS on a connected app', kind: 'near-miss', mode: 'org', facts: connectedWeb({ refreshPolicy: 'inactivity', refreshDays: 30 }), subject: appName, result: 'pass' },
  { title: 'RefreshTokenValidityPeriod 720 on the record while the metadata says specific_lifetime:720:HOURS (30 days)', kind: 'near-miss', mode: 'org', facts: change(connectedWeb({ refreshPolicy: 'lifetime', refreshDays: 30 }), 'connectedApps', (now) => now.map((row) => ({ ...row, refreshPeriod: 720 }))), subject: appName, result: 'pass' },
  { title: 'Tokens live for a year', kind: 'warn', mode: 'org', facts: web({ refreshPolicy: 'lifetime', refreshDays: 365 }), subject: appName, result: 'warn', says: 'live 365 days' },
  { title: 'Tokens live longer than a stricter policy allows', kind: 'warn', mode: 'org', facts: withPolicy(web(), { refreshToken: { maxDays: 7 } }), subject: appName, result: 'warn', says: 'allows 7 days' },
  { title: 'Tokens do not rotate', kind: 'warn', mode: 'org', facts: withFlags(web(), { refreshTokenRotation: false }), subject: appName, result: 'warn', says: 'do not rotate' },
  { title: 'Tokens do not rotate, and the spec says why', kind: 'near-miss', mode: 'org', facts: kept(withFlags(web(), { refreshTokenRotation: false })), subject: appName, result: 'pass', says: 'for the reason its spec gives' },
  { title: 'The spec says why, and the policy takes no reason', kind: 'looks-fine-but-fails', mode: 'org', facts: withPolicy(kept(withFlags(web(), { refreshTokenRotation: false })), { refreshToken: { mustRotate: true } }), subject: appName, result: 'warn', says: 'do not rotate' },
  { title: 'The spec says why tokens stay; that they never end is another matter', kind: 'fail', mode: 'org', facts: kept(web({ refreshPolicy: 'infinite' })), subject: appName, result: 'fail', says: 'Refresh tokens of HubSpot never end' },
  { title: 'Files in which tokens do not rotate, and the spec says why', kind: 'near-miss', mode: 'source', facts: kept(withFlags(webFiles(), { refreshTokenRotation: false }), 'none'), subject: appName, result: 'pass' },
  { title: 'The policy does not tell', kind: 'unknown', mode: 'org', facts: silent(web()), subject: appName, result: 'unknown', says: 'How long refresh tokens of HubSpot live could not be read' },
  { title: 'Only the record\'s period without a unit is known', kind: 'unknown', mode: 'org', facts: change(silent(connectedWeb({})), 'connectedApps', (now) => now.map((row) => ({ ...row, refreshPeriod: 30 }))), subject: appName, result: 'unknown', says: 'How long refresh tokens of HubSpot live could not be read' },
  { title: 'The policies could not be read', kind: 'unknown', mode: 'org', facts: without(web(), 'appPolicies', refused), subject: appName, result: 'unknown', says: 'Salesforce refused to show it' },
  { title: 'The app\'s settings could not be read', kind: 'unknown', mode: 'org', facts: without(web(), 'externalClientAppMetadata', refused), subject: appName, result: 'unknown', says: 'Salesforce refused to show it' },
  { title: 'The tokens could not be read', kind: 'unknown', mode: 'org', facts: partly(web(), 'oauthTokens', { kind: 'truncated', words: 'Only 2,500 of 3,120 tokens could be read.' }), subject: appName, result: 'unknown', says: 'Only 2,500 of 3,120 tokens could be read' },
  { title: 'JWT bearer with tokens that never end, and nobody can see whether a refresh token is in use', kind: 'unknown', mode: 'org', facts: without(endless, 'loginHistory', { kind: 'own-rows-only', words: 'Only your own logins could be read.', needs: 'Manage Users' }), subject: appName, result: 'unknown', says: 'Only your own logins could be read' },
  { title: 'The same, and nobody is known to use the app', kind: 'unknown', mode: 'org', facts: without(without(without(change(alter(endless, 'appPolicies', () => true, { boundTo: [] }), 'setupEntityAccess', () => []), 'loginHistory', refused), 'loginSummary', refused), 'oauthTokens', refused), subject: appName, result: 'unknown', says: 'Salesforce refused to show it' },
  { title: 'A policy file in which tokens never end', kind: 'fail', mode: 'source', facts: webFiles({ refreshPolicy: 'infinite', places: { refreshPolicy: place(policyFile, 11) } }), subject: appName, result: 'fail', says: 'Refresh tokens of HubSpot never end' },
  { title: 'A connected app\'s file in which tokens never end, without a spec', kind: 'fail', mode: 'source', facts: withoutSpec(connectedFiles({ metadata: { certificate: 'none' }, policy: { refreshPolicy: 'infinite', places: { refreshPolicy: place(appFile, 21) } } })), subject: appName, result: 'fail', says: 'Refresh tokens of HubSpot never end' },
  { title: 'Files in which tokens end and rotate', kind: 'pass', mode: 'source', facts: webFiles(), subject: appName, result: 'pass' },
  { title: 'Files in which tokens end at once', kind: 'not-applicable', mode: 'source', facts: goodFiles(), subject: appName, result: 'not-applicable' },
];
export default examples;
