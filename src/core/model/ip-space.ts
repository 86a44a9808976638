import { overlaps, parseRange, type IpRange } from './ip-range.ts';

/** Why no caller on the Internet has such an address. */
export type SpaceKind = 'private' | 'loopback' | 'documentation' | 'reserved';

/** A block of addresses that is not handed out to the Internet. */
export interface SpecialSpace {
  readonly cidr: string;
  readonly kind: SpaceKind;
  /** A noun phrase: `private addresses (10.0.0.0/8)`. */
  readonly words: string;
  readonly range: IpRange;
}

/**
 * The IANA registries of special-purpose addresses, less the blocks that are reachable from everywhere. Of IPv6 only
 * 2000::/3 is handed out, so all around it is one entry on each side; IPv4 in its IPv6 form has no place in a range at all.
 */
const blocks: readonly (readonly [cidr: string, kind: SpaceKind, what: string])[] = [
  ['0.0.0.0/8', 'reserved', 'addresses of "this network"'],
  ['10.0.0.0/8', 'private', 'private addresses'],
  ['100.64.0.0/10', 'private', 'addresses that providers share inside their networks'],
  ['127.0.0.0/8', 'loopback', 'addresses of the machine itself'],
  ['169.254.0.0/16', 'private', 'link-local addresses'],
  ['172.16.0.0/12', 'private', 'private addresses'],
  ['192.0.0.0/24', 'reserved', 'addresses reserved for protocols'],
  ['192.0.2.0/24', 'documentation', 'addresses for documentation'],
  ['192.88.99.0/24', 'reserved', 'addresses of retired 6to4 relays'],
  ['192.168.0.0/16', 'private', 'private addresses'],
  ['198.18.0.0/15', 'reserved', 'addresses for benchmarks'],
  ['198.51.100.0/24', 'documentation', 'addresses for documentation'],
  ['203.0.113.0/24', 'documentation', 'addresses for documentation'],
  ['224.0.0.0/4', 'reserved', 'multicast addresses'],
  ['240.0.0.0/4', 'reserved', 'addresses that nobody was given'],
  ['::1/128', 'loopback', 'the address of the machine itself'],
  ['2001::/23', 'reserved', 'addresses reserved for protocols'],
  ['2001:db8::/32', 'documentation', 'addresses for documentation'],
  ['2002::/16', 'reserved', 'addresses of 6to4, which is retired'],
  ['3fff::/20', 'documentation', 'addresses for documentation'],
  ['fc00::/7', 'private', 'private addresses'],
  ['fe80::/10', 'private', 'link-local addresses'],
  ['ff00::/8', 'reserved', 'multicast addresses'],
];

/** What is left around 2000::/3 and the blocks above; without ::ffff:0:0/96, which `parseRange` refuses. */
const neverGiven: readonly (readonly [from: string, to: string])[] = [
  ['::', '::'],
  ['::2', '::fffe:ffff:ffff'],
  ['::1:0:0:0', '1fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'],
  ['4000::', 'fbff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'],
  ['fe00::', 'fe7f:ffff:ffff:ffff:ffff:ffff:ffff:ffff'],
  ['fec0::', 'feff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'],
];

function must(entry: Parameters<typeof parseRange>[0]): IpRange {
  const parsed = parseRange(entry);
  if (!parsed.ok) throw new RangeError(parsed.why);
  return parsed.range;
}

/** Every special block, none of them overlapping another. */
export const specialSpaces: readonly SpecialSpace[] = [
  ...blocks.map(([cidr, kind, what]): SpecialSpace => ({ cidr, kind, words: `${what} (${cidr})`, range: must({ cidr }) })),
  ...neverGiven.map(([from, to]): SpecialSpace => ({ cidr: `${from}-${to}`, kind: 'reserved', words: 'IPv6 addresses that nobody was given', range: must({ from, to }) })),
];

/** The special blocks that share an address with the range, in the order of the registries. */
export function specialIn(range: IpRange): readonly SpecialSpace[] {
  return specialSpaces.filter((space) => space.range.family === range.family && overlaps([range], [space.range]));
}
