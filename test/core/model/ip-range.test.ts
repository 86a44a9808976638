import { expect } from 'chai';
import fc from 'fast-check';
import type { IpRange } from '../../../src/core/model/ip-range.ts';
import { contains, coversEverything, merge, overlaps, parseRange, prefix, subset, width, without } from '../../../src/core/model/ip-range.ts';

// The oracle: plain arithmetic on numbers, and text made without the library.
type Pair = readonly [bigint, bigint];
const v4 = (n: bigint): string => [24n, 16n, 8n, 0n].map((shift) => String((n >> shift) & 255n)).join('.');
const v6 = (n: bigint): string => [112n, 96n, 80n, 64n, 48n, 32n, 16n, 0n].map((shift) => ((n >> shift) & 0xffffn).toString(16)).join(':');
const write = { 4: v4, 6: v6 };
const top = { 4: (1n << 32n) - 1n, 6: (1n << 128n) - 1n };
/** Small numbers, so that ranges meet; IPv6 ones from 2001:db8::. */
const base = { 4: 0xc6336400n, 6: 0x20010db8000000000000000000000000n };

function must(entry: { cidr?: string; from?: string; to?: string }): IpRange {
  const parsed = parseRange(entry);
  if (!parsed.ok) throw new Error(parsed.why);
  return parsed.range;
}
const range = (family: 4 | 6, [first, last]: Pair): IpRange => must({ from: write[family](first), to: write[family](last) });

const families = fc.constantFrom(4 as const, 6 as const);
const near = fc.tuple(fc.bigInt(0n, 40n), fc.bigInt(0n, 12n)).map(([first, size]): Pair => [first, first + size]);
const nearList = fc.array(near, { maxLength: 8 });
const placed = (family: 4 | 6, pairs: readonly Pair[]): readonly IpRange[] => pairs.map(([first, last]) => range(family, [base[family] + first, base[family] + last]));
const points = (pairs: readonly Pair[]): ReadonlySet<bigint> => new Set(pairs.flatMap(([first, last]) => Array.from({ length: Number(last - first) + 1 }, (_, index) => first + BigInt(index))));

describe('IP ranges', () => {
  it('expand CIDR as arithmetic does, for both families', () => {
    fc.assert(
      fc.property(families.chain((family) => fc.tuple(fc.constant(family), fc.bigInt(0n, top[family]), fc.integer({ min: family === 4 ? 0 : 100, max: family === 4 ? 32 : 128 }))), ([family, any, length]) => {
        const size = 1n << BigInt((family === 4 ? 32 : 128) - length);
        const first = any - (any % size);
        const parsed = parseRange({ cidr: `${write[family](first)}/${length}` });
        if (!parsed.ok) return family === 6 && first <= 0xffff_ffff_ffffn;
        expect(width(parsed.range)).to.equal(size);
        expect(prefix(parsed.range)).to.equal(length);
        expect(parsed.range).to.deep.equal(range(family, [first, first + size - 1n]));
        return true;
      }),
    );
  });

  it('merge to the same addresses, apart from each other, in order, whatever the order given', () => {
    fc.assert(
      fc.property(families, nearList, (family, pairs) => {
        const merged = merge(placed(family, pairs));
        const wanted = points(pairs);
        for (let point = 0n; point <= 60n; point += 1n) expect(contains(merged, write[family](base[family] + point))).to.equal(wanted.has(point));
        expect(merged.reduce((sum, one) => sum + width(one), 0n)).to.equal(BigInt(wanted.size));
        expect(merge(placed(family, pairs.toReversed()))).to.deep.equal(merged);
        expect(merge(merged)).to.deep.equal(merged);
        for (const [index, one] of merged.entries()) {
          const next = merged[index + 1];
          if (next !== undefined) expect(merge([one, next])).to.have.length(2);
        }
      }),
    );
  });

  it('take ranges out of others as sets do, and leave the fewest ranges', () => {
    fc.assert(
      fc.property(families, nearList, nearList, (family, a, b) => {
        const left = without(placed(family, a), placed(family, b));
        const [inA, inB] = [points(a), points(b)];
        const expected = [...inA].filter((point) => !inB.has(point)).map((point): Pair => [point, point]);
        expect(left).to.deep.equal(merge(placed(family, expected)));
        expect(without(placed(family, a), placed(family === 4 ? 6 : 4, b))).to.deep.equal(merge(placed(family, a)));
      }),
    );
  });

  it('know subset and overlap as sets do', () => {
    fc.assert(
      fc.property(families, nearList, nearList, (family, a, b) => {
        const [inA, inB] = [points(a), points(b)];
        expect(subset(placed(family, a), placed(family, b))).to.equal([...inA].every((point) => inB.has(point)));
        expect(overlaps(placed(family, a), placed(family, b))).to.equal([...inA].some((point) => inB.has(point)));
      }),
    );
  });

  it('give the breadth as the smallest block that holds as many addresses', () => {
    fc.assert(
      fc.property(families, fc.bigInt(0n, 5000n), (family, size) => {
        const length = prefix(range(family, [base[family], base[family] + size]));
        const whole = family === 4 ? 32 : 128;
        expect(1n << BigInt(whole - length) >= size + 1n).to.equal(true);
        if (length < whole) expect(1n << BigInt(whole - length - 1) < size + 1n).to.equal(true);
      }),
    );
  });

  for (const [entry, start, end] of [
    [{ cidr: '203.0.113.0/24' }, '203.0.113.0', '203.0.113.255'],
    [{ cidr: ' 192.0.2.5/32 ' }, '192.0.2.5', '192.0.2.5'],
    [{ cidr: '0.0.0.0/0' }, '0.0.0.0', '255.255.255.255'],
    [{ cidr: '2001:DB8:0:0::/64' }, '2001:db8::', '2001:db8::ffff:ffff:ffff:ffff'],
    [{ from: '2001:db8::1', to: '2001:0db8:0::0005' }, '2001:db8::1', '2001:db8::5'],
  ] as const) {
    it(`reads ${JSON.stringify(entry)}`, () => expect(must(entry)).to.include({ start, end }));
  }

  for (const [entry, why] of [
    [{ cidr: '203.0.113.5/24' }, '203.0.113.0/24'],
    [{ cidr: '203.0.113.0' }, 'prefix length'],
    [{ cidr: '203.0.113.0/33' }, 'prefix length'],
    [{ cidr: '203.0.113.0/024' }, 'prefix length'],
    [{ cidr: '203.0.113.0/24/1' }, 'prefix length'],
    [{ cidr: '0x0a.0.0.0/8' }, 'not an IP address'],
    [{ cidr: '010.0.0.0/8' }, 'not an IP address'],
    [{ cidr: '10.0/8' }, 'not an IP address'],
    [{ cidr: '167772160/8' }, 'not an IP address'],
    [{ cidr: '256.0.0.0/8' }, 'not an IP address'],
    [{ cidr: '' }, 'not an IP address'],
    [{ cidr: '::ffff:10.0.0.0/104' }, 'IPv4'],
    [{ cidr: '::/0' }, 'IPv4'],
    [{ from: '::', to: '::ffff:0:1' }, 'IPv4'],
    [{ from: '10.0.0.1', to: '::1' }, 'one family'],
    [{ from: '10.0.0.2', to: '10.0.0.1' }, 'lower address first'],
    [{ from: 'fe80::1%eth0', to: 'fe80::2' }, 'not an IP address'],
    [{ from: '10.0.0.1' }, 'from and to'],
    [{}, 'cidr'],
  ] as const) {
    it(`refuses ${JSON.stringify(entry)} and says why`, () => {
      const parsed = parseRange(entry);
      expect(parsed.ok).to.equal(false);
      if (!parsed.ok) expect(parsed.why).to.include(why);
    });
  }

  it('let in an IPv4 caller who comes in IPv6 form, and nobody who is no address', () => {
    const ranges = [must({ cidr: '203.0.113.0/24' })];
    expect(contains(ranges, '::ffff:203.0.113.9')).to.equal(true);
    expect(contains(ranges, '::203.0.113.9')).to.equal(false);
    for (const odd of ['', 'unknown', '203.0.113', '203.0.113.9/32', '203.0.113.09']) expect(contains(ranges, odd), odd).to.equal(false);
  });

  it('know that a few huge pieces keep nobody out', () => {
    const of = (...cidrs: readonly string[]): readonly IpRange[] => cidrs.map((cidr) => must({ cidr }));
    expect(coversEverything(of('0.0.0.0/1', '128.0.0.0/1'))).to.equal(true);
    expect(coversEverything(of('1.0.0.0/8', '2.0.0.0/7', '4.0.0.0/6', '8.0.0.0/5', '16.0.0.0/4', '32.0.0.0/3', '64.0.0.0/2', '128.0.0.0/2'))).to.equal(true);
    expect(coversEverything(of('2000::/3'))).to.equal(true);
    expect(coversEverything(of('10.0.0.0/8', '203.0.113.0/24', '2001:db8::/32'))).to.equal(false);
    expect(coversEverything([])).to.equal(false);
  });
});
