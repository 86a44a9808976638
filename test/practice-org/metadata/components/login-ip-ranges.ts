import ipaddr from 'ipaddr.js';
import type { XmlElement } from '../../state.ts';
import { elementsOf, textOr } from './content.ts';
import { DeployProblem } from './handler.ts';
import type { Scope } from './handler.ts';

type Ranges = (string | XmlElement)[];

/**
 * What becomes of a profile's login IP ranges: one list, replaced by the file's (facts 1.1 [B]); a file without any leaves it alone. Both are
 * switches, since nobody has seen either in a file deploy (facts 8.1).
 */
export function mergedRanges(scope: Scope, known: Ranges, content: XmlElement): Ranges {
  const given = elementsOf(content, 'loginIpRanges');
  const { emptyLoginIpRanges, fewerLoginIpRanges } = scope.state.settings.switches;
  if (scope.mode === 'load') return given.length === 0 ? known : given;
  if (given.length === 0) return emptyLoginIpRanges === 'clear' ? [] : known;
  for (const range of given) requireRange(textOr(range, 'startAddress', ''), textOr(range, 'endAddress', ''));
  return fewerLoginIpRanges === 'replace' ? given : united(given, known);
}

function united(given: XmlElement[], known: Ranges): Ranges {
  const keys = new Set(given.map(keyOf));
  return [...given, ...known.filter((range) => !keys.has(keyOf(range)))];
}

/** Same family, end not before start, no CIDR, not across the IPv4-mapped space (facts 1.1 [A]). The code is [A], the words are not known. */
function requireRange(start: string, end: string): void {
  for (const address of [start, end]) if (!ipaddr.IPv4.isValidFourPartDecimal(address) && !ipaddr.IPv6.isValid(address)) throw invalid(`Invalid IP address: ${address}`);
  if (ipaddr.parse(start).kind() !== ipaddr.parse(end).kind()) throw invalid(`Start and end address must be of the same family: ${start} - ${end}`);
  if (Buffer.compare(bytesOf(start), bytesOf(end)) > 0) throw invalid(`The end address must not be before the start address: ${start} - ${end}`);
  if (crossesMapped(start, end)) throw invalid(`A range may not cross the IPv4-mapped addresses: ${start} - ${end}`);
}

function crossesMapped(start: string, end: string): boolean {
  if (ipaddr.parse(start).kind() === 'ipv4') return false;
  const [first, last, low, high] = [bytesOf(start), bytesOf(end), bytesOf('::ffff:0.0.0.0'), bytesOf('::ffff:255.255.255.255')];
  const touches = Buffer.compare(first, high) <= 0 && Buffer.compare(last, low) >= 0;
  const inside = Buffer.compare(first, low) >= 0 && Buffer.compare(last, high) <= 0;
  return touches && !inside;
}

function bytesOf(address: string): Buffer {
  return Buffer.from(ipaddr.parse(address).toByteArray());
}

function invalid(problem: string): DeployProblem {
  return new DeployProblem(`INVALID_INET_ADDRESS: ${problem}`, { statusCode: 'INVALID_INET_ADDRESS' });
}

function keyOf(range: string | XmlElement): string {
  return typeof range === 'string' ? range : `${textOr(range, 'startAddress', '')}-${textOr(range, 'endAddress', '')}`;
}
