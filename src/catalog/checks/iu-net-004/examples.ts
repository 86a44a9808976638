import type { Example } from '../../../core/model/audit/check.ts';
import { hubspotUser, refused, withAppPolicy, withoutSpec, withSpec } from '../../../core/model/audit/example/apps.ts';
import { add, alter, change, goodOrg, ids, partly, without } from '../../../core/model/audit/example/org.ts';
import { aLogin, anAuditEntry, aRecord, daysAgo } from '../../../core/model/audit/example/rows.ts';
import type { ApiCallsRow } from '../../../core/model/audit/rows-use.ts';
import type { Facts } from '../../../core/model/audit/datasets.ts';

const subject = hubspotUser;
const from = (facts: Facts, sourceIp: string, status = 'Success'): Facts => add(facts, 'loginHistory', aLogin({ userId: ids.hubspot, sourceIp, status }));
/** A refused login of the identity, as LoginHistory has it, and a record that names some logins as the proof's own. */
const knocked = (facts: Facts, id: string, status = 'Restricted IP'): Facts => add(facts, 'loginHistory', aLogin({ id, userId: ids.hubspot, sourceIp: '198.51.100.7', status }));
const recorded = (facts: Facts, refusedProofs: readonly string[], integration = 'hubspot', orgId: string = ids.org): Facts => change(facts, 'records', (now) => [...now.filter((row) => row.integration !== integration), aRecord({ orgId, integration, refusedProofs })]);
const proofs = ['0Ya000000000001AAA'] as const;
const calls = (row: Partial<ApiCallsRow>): Facts => add(goodOrg(), 'apiTotalUsage', { day: '2026-11-21', userId: ids.hubspot, family: 'REST', version: '64.0', calls: 12, ...row });
const moved = alter(withSpec(goodOrg(), { network: { allow: [{ cidr: '203.0.113.0/24', source: 'the vendor\'s egress list' }, { cidr: '52.1.2.0/24', source: 'the vendor\'s old list' }] } }), 'profileMetadata', () => true, {});
const ended = withSpec(goodOrg(), { network: { allow: [{ cidr: '203.0.113.0/24', source: 'the vendor\'s egress list' }, { cidr: '52.1.2.0/24', source: 'the vendor\'s old list', until: daysAgo(5).slice(0, 10) }] } });
const noLogins = { kind: 'own-rows-only', words: 'Only your own logins could be read.', needs: 'Manage Users' } as const;

const examples: readonly Example[] = [
  { title: 'Every login came from inside', kind: 'pass', mode: 'org', facts: goodOrg(), subject, result: 'pass' },
  { title: 'A login from outside', kind: 'fail', mode: 'org', facts: from(goodOrg(), '198.51.100.7'), subject, result: 'fail', says: '1 login of hubspot.integration@example.com from 198.51.100.7, last on 2026-11-21, outside the login IP ranges of the profile hubspot_Integration and network.allow' },
  { title: 'A login from outside, which the app let in', kind: 'fail', mode: 'org', facts: from(withAppPolicy(goodOrg(), { ipRelaxation: 'bypass' }), '198.51.100.7'), subject, result: 'fail', says: 'HubSpot does not ask for the profile\'s ranges' },
  { title: 'Calls from outside with a token that was issued inside', kind: 'looks-fine-but-fails', mode: 'org', facts: calls({ clientIp: '198.51.100.7' }), subject, result: 'fail', says: '12 calls of hubspot.integration@example.com from 198.51.100.7' },
  { title: 'The user id of a log file has 15 characters', kind: 'looks-fine-but-fails', mode: 'org', facts: calls({ clientIp: '198.51.100.7', userId: ids.hubspot.slice(0, 15) }), subject, result: 'fail', says: '12 calls of hubspot.integration@example.com from 198.51.100.7' },
  { title: 'A login from outside, in a list of logins that is not whole', kind: 'fail', mode: 'org', facts: partly(from(goodOrg(), '198.51.100.7'), 'loginHistory', { kind: 'truncated', words: 'Only the newest logins could be read.' }), subject, result: 'fail', says: '1 login of hubspot.integration@example.com from 198.51.100.7' },
  { title: 'CLIENT_IP empty or \'Salesforce.com IP\'', kind: 'near-miss', mode: 'org', facts: add(calls({}), 'apiTotalUsage', { day: '2026-11-21', userId: ids.hubspot, clientIp: 'Salesforce.com IP', calls: 3 }), subject, result: 'pass' },
  { title: 'Login before the range was set, when the audit log shows the later change and the address is inside network.allow', kind: 'near-miss', mode: 'org', facts: add(from(moved, '52.1.2.3'), 'auditLog', anAuditEntry({ runId: 'r2', integration: 'hubspot', action: 'apply', at: daysAgo(0.5) })), subject, result: 'pass' },
  { title: 'A login while an entry of network.allow held that has ended since', kind: 'near-miss', mode: 'org', facts: add(ended, 'loginHistory', aLogin({ userId: ids.hubspot, sourceIp: '52.1.2.3', time: daysAgo(9) })), subject, result: 'pass' },
  { title: 'A login after that entry had ended', kind: 'looks-fine-but-fails', mode: 'org', facts: from(ended, '52.1.2.3'), subject, result: 'fail', says: '1 login of hubspot.integration@example.com from 52.1.2.3' },
  { title: 'IPv6 address written in another notation but inside the range', kind: 'near-miss', mode: 'org', facts: from(change(goodOrg(), 'profileMetadata', (now) => now.map((row) => ({ ...row, ranges: [...row.ranges, { start: '2001:db8::', end: '2001:db8::ffff' }] }))), '2001:0DB8:0:0:0:0:0:00ff'), subject, result: 'pass' },
  { title: 'Attempts from outside that were refused', kind: 'warn', mode: 'org', facts: from(goodOrg(), '198.51.100.7', 'Restricted IP'), subject, result: 'warn', says: '1 refused login of hubspot.integration@example.com from 198.51.100.7' },
  { title: 'The refused login of this tool\'s own proof, which its record names', kind: 'near-miss', mode: 'org', facts: recorded(knocked(goodOrg(), proofs[0]), proofs), subject, result: 'pass', says: 'One refused login is left out: this tool\'s own proof' },
  { title: 'The same login where no record names it', kind: 'warn', mode: 'org', facts: knocked(goodOrg(), proofs[0]), subject, result: 'warn', says: '1 refused login of hubspot.integration@example.com from 198.51.100.7' },
  { title: 'Another refused login from the proof\'s address, in the same minute', kind: 'looks-fine-but-fails', mode: 'org', facts: recorded(knocked(knocked(goodOrg(), proofs[0]), '0Ya000000000002AAA'), proofs), subject, result: 'warn', says: '1 refused login of' },
  { title: 'A login that got in, under the id of a proof', kind: 'looks-fine-but-fails', mode: 'org', facts: recorded(knocked(goodOrg(), proofs[0], 'Success'), proofs), subject, result: 'fail', says: '1 login of hubspot.integration@example.com from 198.51.100.7' },
  { title: 'The record is that of another integration', kind: 'looks-fine-but-fails', mode: 'org', facts: recorded(knocked(goodOrg(), proofs[0]), proofs, 'warehouse'), subject, result: 'warn', says: '1 refused login of hubspot.integration@example.com from 198.51.100.7' },
  { title: 'The record is that of another org', kind: 'looks-fine-but-fails', mode: 'org', facts: recorded(knocked(goodOrg(), proofs[0]), proofs, 'hubspot', '00D000000000009AAA'), subject, result: 'warn', says: '1 refused login of hubspot.integration@example.com from 198.51.100.7' },
  { title: 'The records could not be read', kind: 'warn', mode: 'org', facts: without(recorded(knocked(goodOrg(), proofs[0]), proofs), 'records', refused), subject, result: 'warn', says: '1 refused login of hubspot.integration@example.com from 198.51.100.7' },
  { title: 'Nothing limits where it may log in from', kind: 'not-applicable', mode: 'org', facts: withoutSpec(alter(goodOrg(), 'profileMetadata', () => true, { ranges: [] })), subject, result: 'not-applicable' },
  { title: 'No ranges, and a login outside network.allow', kind: 'fail', mode: 'org', facts: from(alter(goodOrg(), 'profileMetadata', () => true, { ranges: [] }), '198.51.100.7'), subject, result: 'fail', says: 'outside network.allow of its spec' },
  { title: 'Neither Manage Users nor Monitor Login History', kind: 'unknown', mode: 'org', facts: without(goodOrg(), 'loginHistory', noLogins), subject, result: 'unknown', says: 'Only your own logins could be read' },
  { title: 'The list of logins is not whole, and nothing was found in it', kind: 'unknown', mode: 'org', facts: partly(goodOrg(), 'loginHistory', { kind: 'truncated', words: 'Only the newest logins could be read.' }), subject, result: 'unknown', says: 'Only the newest logins could be read' },
  { title: 'The ranges could not be read, and a login came from outside network.allow', kind: 'unknown', mode: 'org', facts: from(without(goodOrg(), 'profileMetadata', refused), '198.51.100.7'), subject, result: 'unknown', says: 'Salesforce refused to show it' },
  { title: 'A person who logs in from everywhere', kind: 'not-applicable', mode: 'org', facts: goodOrg(), subject: 'pat.person@example.com', result: 'none' },
  { title: 'The caller may not see the API usage log', kind: 'unknown', mode: 'org', facts: without(goodOrg(), 'apiTotalUsage', { kind: 'unsupported', words: 'This org, or your user, does not have it.', needs: 'View Event Log Files' }), subject, result: 'unknown', says: 'This org, or your user, does not have it' },
  { title: 'The org keeps no API usage log', kind: 'near-miss', mode: 'org', facts: without(goodOrg(), 'apiTotalUsage', { kind: 'not-set-up', words: 'The org keeps no API usage log.' }), subject, result: 'pass' },
];
export default examples;
