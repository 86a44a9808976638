import type { Example } from '../../../core/model/audit/check.ts';
import { place, refused, withAppPolicy, withoutSpec, withSpec } from '../../../core/model/audit/example/apps.ts';
import type { Facts } from '../../../core/model/audit/datasets.ts';
import { goodFiles } from '../../../core/model/audit/example/files.ts';
import { alter, change, goodOrg, without, withPolicy } from '../../../core/model/audit/example/org.ts';
import type { LoginRangeFacts } from '../../../core/model/audit/rows-setup.ts';
import type { SpecInput } from '../../../core/model/spec.ts';

const subject = 'hubspot_Integration';
const file = 'force-app/main/default/profiles/hubspot_Integration.profile-meta.xml';
const range = (start: string, end = start): LoginRangeFacts => ({ start, end, description: 'the vendor\'s egress list' });
const ranges = (facts: Facts, ...list: readonly LoginRangeFacts[]): Facts => alter(facts, 'profileMetadata', ({ fullName }) => fullName === subject, { ranges: list });
const allow = (...cidrs: readonly string[]): Partial<SpecInput> => ({ network: { allow: cidrs.map((cidr) => ({ cidr, source: 'the vendor\'s egress list' })) } });
/** Ranges that the spec allows as well. */
const both = (cidrs: readonly string[], ...list: readonly LoginRangeFacts[]): Facts => ranges(withSpec(goodOrg(), allow(...cidrs)), ...list);
const pieces: readonly LoginRangeFacts[] = [range('1.0.0.0', '63.255.255.255'), range('64.0.0.0', '126.255.255.255'), range('128.0.0.0', '191.255.255.255'), range('192.0.0.0', '223.255.255.255')];
const ended: Partial<SpecInput> = { network: { allow: [{ cidr: '203.0.113.0/25', source: 'the vendor\'s egress list' }, { cidr: '203.0.113.128/25', source: 'the old egress list', until: '2026-06-30' }] } };

const examples: readonly Example[] = [
  { title: 'One narrow public range with its source', kind: 'pass', mode: 'org', facts: both(['52.1.2.0/24'], range('52.1.2.0', '52.1.2.255')), subject, result: 'pass' },
  { title: 'Everything in one range', kind: 'fail', mode: 'org', facts: ranges(goodOrg(), range('0.0.0.0', '255.255.255.255')), subject, result: 'fail', says: 'nearly all of IPv4' },
  { title: 'All of IPv4 in a few large pieces, none of them 0.0.0.0-255.255.255.255', kind: 'looks-fine-but-fails', mode: 'org', facts: ranges(goodOrg(), ...pieces), subject, result: 'fail', says: '4 ranges of hubspot_Integration together let in nearly all of IPv4' },
  { title: 'Many narrow ranges that are too many addresses together', kind: 'looks-fine-but-fails', mode: 'org', facts: withPolicy(ranges(goodOrg(), range('52.1.2.0', '52.1.2.255'), range('52.1.4.0', '52.1.4.255')), { network: { maxAddressesV4: 500 } }), subject, result: 'fail', says: '512 IPv4 addresses' },
  { title: 'All of IPv6', kind: 'fail', mode: 'org', facts: ranges(goodOrg(), range('2000::', '3fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff')), subject, result: 'fail', says: 'nearly all of IPv6' },
  { title: 'IPv6 ranges that together are wider than a /48', kind: 'fail', mode: 'org', facts: ranges(goodOrg(), range('2a02:6b8::', '2a02:6b8:1:ffff:ffff:ffff:ffff:ffff')), subject, result: 'fail', says: 'one /48' },
  { title: 'A private range', kind: 'fail', mode: 'org', facts: ranges(goodOrg(), range('10.1.2.0', '10.1.2.255')), subject, result: 'fail', says: 'private addresses (10.0.0.0/8)' },
  { title: 'A private IPv6 range', kind: 'fail', mode: 'org', facts: ranges(goodOrg(), range('fd12::1')), subject, result: 'fail', says: 'fc00::/7' },
  { title: 'Loopback', kind: 'fail', mode: 'org', facts: ranges(goodOrg(), range('127.0.0.1')), subject, result: 'fail', says: '127.0.0.0/8' },
  { title: 'A public range that runs into private space', kind: 'looks-fine-but-fails', mode: 'org', facts: ranges(goodOrg(), range('172.15.255.0', '172.16.0.255')), subject, result: 'fail', says: '172.16.0.0/12' },
  { title: 'Addresses for documentation, in a policy that does not allow them', kind: 'fail', mode: 'org', facts: withPolicy(goodOrg(), { network: {} }), subject, result: 'fail', says: 'addresses for documentation (203.0.113.0/24)' },
  { title: 'Addresses for documentation, in a policy of a demonstration', kind: 'pass', mode: 'org', facts: goodOrg(), subject, result: 'pass' },
  { title: 'A range of two families', kind: 'fail', mode: 'source', facts: ranges(goodFiles(), { ...range('203.0.113.1', '2001:db8::1'), at: place(file, 6) }), subject, result: 'fail', says: 'of one family' },
  { title: 'A range whose start is above its end', kind: 'fail', mode: 'source', facts: ranges(goodFiles(), { ...range('203.0.113.9', '203.0.113.1'), at: place(file, 6) }), subject, result: 'fail', says: 'write the lower address first' },
  { title: 'A placeholder in place of an address', kind: 'unknown', mode: 'source', facts: ranges(goodFiles(), range('{{EGRESS_FROM}}', '{{EGRESS_TO}}')), subject, result: 'unknown', says: 'is not one of addresses' },
  { title: 'Single IPv6 address as start and end', kind: 'near-miss', mode: 'org', facts: both(['2a02:6b8::1/128'], range('2a02:6b8::1')), subject, result: 'pass' },
  { title: 'endAddress written before startAddress in the XML', kind: 'near-miss', mode: 'source', facts: ranges(goodFiles(), { end: '203.0.113.255', start: '203.0.113.0', description: 'the vendor' }), subject, result: 'pass' },
  { title: 'Two adjacent ranges of 128 addresses each', kind: 'near-miss', mode: 'org', facts: ranges(goodOrg(), range('203.0.113.0', '203.0.113.127'), range('203.0.113.128', '203.0.113.255')), subject, result: 'pass' },
  { title: 'Ranges that overlap', kind: 'warn', mode: 'org', facts: ranges(goodOrg(), range('203.0.113.0', '203.0.113.99'), range('203.0.113.50', '203.0.113.150')), subject, result: 'warn', says: 'overlap' },
  { title: 'An IPv4 range wider than max.cidrV4', kind: 'warn', mode: 'org', facts: both(['52.1.0.0/22'], range('52.1.0.0', '52.1.3.255')), subject, result: 'warn', says: '1,024 addresses' },
  { title: 'An IPv6 range wider than max.cidrV6', kind: 'warn', mode: 'org', facts: both(['2a02:6b8::/56'], range('2a02:6b8::', '2a02:6b8:0:ff:ffff:ffff:ffff:ffff')), subject, result: 'warn', says: 'a /56' },
  { title: 'A range of which nobody says whose it is', kind: 'warn', mode: 'org', facts: withoutSpec(ranges(goodOrg(), { start: '52.1.2.3', end: '52.1.2.3' })), subject, result: 'warn', says: 'says nowhere whose' },
  { title: 'A range without a description, whose source the spec gives', kind: 'near-miss', mode: 'org', facts: ranges(goodOrg(), { start: '203.0.113.0', end: '203.0.113.255' }), subject, result: 'pass' },
  { title: 'A range beyond network.allow', kind: 'warn', mode: 'org', facts: ranges(goodOrg(), range('203.0.113.0', '203.0.113.255'), range('52.1.2.3')), subject, result: 'warn', says: 'not within network.allow of hubspot' },
  { title: 'A range that an ended entry of network.allow held', kind: 'warn', mode: 'org', facts: withSpec(goodOrg(), ended), subject, result: 'warn', says: 'not within network.allow' },
  { title: 'The ranges do not count, since the app does not ask for them', kind: 'near-miss', mode: 'org', facts: withAppPolicy(goodOrg(), { ipRelaxation: 'bypass' }), subject, result: 'pass', says: 'they do not count for HubSpot (IU-APP-009)' },
  { title: 'No ranges', kind: 'not-applicable', mode: 'org', facts: ranges(goodOrg()), subject, result: 'not-applicable' },
  { title: 'The profile could not be read', kind: 'unknown', mode: 'org', facts: without(goodOrg(), 'profileMetadata', refused), subject, result: 'unknown', says: 'Salesforce refused to show it' },
  { title: 'The profile is not among those that were read', kind: 'unknown', mode: 'org', facts: change(goodOrg(), 'profileMetadata', () => []), subject, result: 'unknown', says: 'The login IP ranges of the profile hubspot_Integration could not be read' },
  { title: 'A file with a private range', kind: 'fail', mode: 'source', facts: ranges(goodFiles(), { ...range('192.168.1.1'), at: place(file, 6) }), subject, result: 'fail', says: 'The range 192.168.1.1 of hubspot_Integration holds private addresses (192.168.0.0/16)' },
  { title: 'A file with a narrow range', kind: 'pass', mode: 'source', facts: goodFiles(), subject, result: 'pass' },
];
export default examples;
