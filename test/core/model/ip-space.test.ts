import { expect } from 'chai';
import fc from 'fast-check';
import ipaddr from 'ipaddr.js';
import type { IpRange } from '../../../src/core/model/ip-range.ts';
import { addresses, isAddress, merge, overlaps, parseRange } from '../../../src/core/model/ip-range.ts';
import { specialIn, specialSpaces } from '../../../src/core/model/ip-space.ts';

function must(entry: { cidr?: string; from?: string; to?: string }): IpRange {
  const parsed = parseRange(entry);
  if (!parsed.ok) throw new Error(parsed.why);
  return parsed.range;
}
const one = (address: string): IpRange => must({ from: address, to: address });
const kinds = (range: IpRange): readonly string[] => specialIn(range).map(({ kind }) => kind);

const v4 = fc.integer({ min: 0, max: 2 ** 32 - 1 }).map((number) => [24, 16, 8, 0].map((shift) => (number >>> shift) & 255).join('.'));
/** Inside 2000::/3. */
const v6 = fc.tuple(fc.integer({ min: 0x2000, max: 0x3fff }), fc.array(fc.integer({ min: 0, max: 0xffff }), { minLength: 7, maxLength: 7 })).map(([first, rest]) => [first, ...rest].map((part) => part.toString(16)).join(':'));

describe('Address space that no caller on the Internet has', () => {
  it('is what another library calls special, address by address', () => {
    // The library also names anycast services that are reachable from everywhere: those are public here.
    const reachable = ['unicast', 'as112', 'as112v6', 'amt'];
    fc.assert(fc.property(fc.oneof(v4, v6), (address) => {
      if (ipaddr.IPv6.isValid(address) && ipaddr.parse(address).match(ipaddr.IPv6.parse('2001::'), 23)) return specialIn(one(address)).length === 1;
      return (specialIn(one(address)).length === 0) === reachable.includes(ipaddr.parse(address).range());
    }), { numRuns: 2000 });
  });

  it('is found at the first and last address of every block, and once', () => {
    for (const { range, words } of specialSpaces) {
      for (const address of [range.start, range.end]) expect(specialIn(one(address)).map((space) => space.words), address).to.deep.equal([words]);
    }
  });

  it('overlaps itself nowhere', () => {
    for (const [index, space] of specialSpaces.entries()) {
      for (const other of specialSpaces.slice(index + 1)) expect(overlaps([space.range], [other.range]), `${space.cidr} and ${other.cidr}`).to.equal(false);
    }
  });

  it('is all of IPv6 but 2000::/3 and IPv4 in its IPv6 form, and some of 2000::/3', () => {
    const outer = specialSpaces.map(({ range }) => range).filter((range) => range.family === 6 && !overlaps([range], [must({ cidr: '2000::/3' })]));
    expect(addresses(outer, 6)).to.equal((1n << 128n) - (1n << 125n) - (1n << 32n));
  });

  for (const [range, found] of [
    ['10.0.0.0/24', ['private']],
    ['100.100.0.0/16', ['private']],
    ['127.0.0.1/32', ['loopback']],
    ['203.0.113.0/24', ['documentation']],
    ['8.8.8.0/24', []],
    ['192.31.196.0/24', []],
    ['192.168.0.0/15', ['private']],
    ['fd00::/8', ['private']],
    ['::1/128', ['loopback']],
    ['2001:db8:1::/48', ['documentation']],
    ['2a02:6b8::/32', []],
    ['4000::/16', ['reserved']],
  ] as const) {
    it(`names ${found.length === 0 ? 'nothing' : found.join(' and ')} in ${range}`, () => expect(kinds(must({ cidr: range }))).to.deep.equal(found));
  }

  it('is found within a range that is mostly public', () => {
    expect(kinds(must({ from: '9.0.0.0', to: '11.0.0.0' }))).to.deep.equal(['private']);
    expect(kinds(must({ cidr: '0.0.0.0/0' }))).to.have.length(15);
  });
});

describe('IP ranges', () => {
  it('count together what they hold, each address once', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 20 })), { maxLength: 8 }), (pairs) => {
      const ranges = pairs.map(([first, size]) => must({ from: `198.51.100.${first}`, to: `198.51.100.${first + size}` }));
      const points = new Set(pairs.flatMap(([first, size]) => Array.from({ length: size + 1 }, (_, index) => first + index)));
      expect(addresses(ranges, 4)).to.equal(BigInt(points.size));
      expect(addresses(merge(ranges), 4)).to.equal(BigInt(points.size));
      expect(addresses(ranges, 6)).to.equal(0n);
    }));
  });

  it('tell an address from other text', () => {
    for (const good of ['203.0.113.9', ' 2001:db8::1 ', '::ffff:203.0.113.9']) expect(isAddress(good), good).to.equal(true);
    for (const bad of ['', 'Salesforce.com IP', '{{IP}}', '203.0.113', '203.0.113.9/32', '::203.0.113.9']) expect(isAddress(bad), bad).to.equal(false);
  });
});
