import ipaddr from 'ipaddr.js';
import { metadataOf } from '../state.ts';
import type { MetadataRecord, OrgState, XmlElement } from '../state.ts';

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/**
 * May this user log in from this address? A profile without login IP ranges lets everybody in; with ranges, an address outside all of them
 * is denied, for OAuth token requests too (facts 1.1 [A]). `address` is an IPv4 or IPv6 literal; IPv4-mapped IPv6 counts as IPv4.
 */
export function mayLogInFrom(state: OrgState, userId: string, address: string): boolean {
  const profileId = state.tables.get('User')?.get(userId)?.['ProfileId'];
  const ranges = elements(profileRecord(state, String(profileId))?.content['loginIpRanges']);
  const caller = ipaddr.process(address);
  return ranges.length === 0 || ranges.some((range) => holds(range, caller));
}

/** SessionSettings.enforceIpRangesEveryRequest, deployed or switched on (facts 1.1 [A]). */
export function rangesOnEveryRequest(state: OrgState): boolean {
  if (state.settings.switches.enforceIpRangesEveryRequest === 'on') return true;
  return [...metadataOf(state, 'Settings').values(), ...metadataOf(state, 'SecuritySettings').values()].some((settings) =>
    elements(settings.content['sessionSettings']).some((session) => session['enforceIpRangesEveryRequest']?.[0] === 'true'),
  );
}

function profileRecord(state: OrgState, profileId: string): MetadataRecord | undefined {
  return [...(state.metadata.get('Profile')?.values() ?? [])].find((record) => record.id === profileId);
}

function elements(values: (string | XmlElement)[] | undefined): XmlElement[] {
  return (values ?? []).filter((value) => typeof value !== 'string');
}

function holds(range: XmlElement, caller: Address): boolean {
  const start = parse(range['startAddress']?.[0]);
  const end = parse(range['endAddress']?.[0]);
  if (!start || !end || start.kind() !== caller.kind() || end.kind() !== caller.kind()) return false;
  return compare(start, caller) <= 0 && compare(caller, end) <= 0;
}

function parse(text: string | XmlElement | undefined): Address | undefined {
  return typeof text === 'string' && ipaddr.isValid(text) ? ipaddr.process(text) : undefined;
}

function compare(left: Address, right: Address): number {
  return Buffer.compare(Buffer.from(left.toByteArray()), Buffer.from(right.toByteArray()));
}
