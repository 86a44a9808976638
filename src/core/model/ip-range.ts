import ipaddr from 'ipaddr.js';

/** First and last address of one family, in normal form (RFC 5952 for IPv6). Made by `parseRange`. */
export interface IpRange {
  readonly family: 4 | 6;
  readonly start: string;
  readonly end: string;
}

export type ParsedRange = { readonly ok: true; readonly range: IpRange } | { readonly ok: false; readonly why: string };

interface Address {
  readonly family: 4 | 6;
  readonly number: bigint;
}
interface Span {
  readonly family: 4 | 6;
  readonly first: bigint;
  readonly last: bigint;
}

const bits = { 4: 32, 6: 128 } as const;
/** ::ffff:0:0/96. A range may not cross it (facts 1.1 [A]). */
const mappedFirst = 0xffff_0000_0000n;
const mappedLast = 0xffff_ffff_ffffn;

function numberOf(bytes: readonly number[]): bigint {
  return bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
}

/** Strict: no octal or hexadecimal parts, no zone (`%eth0`), none of the short forms that inet_aton takes. */
function address(text: string): Address | undefined {
  if (ipaddr.IPv4.isValidFourPartDecimal(text)) return { family: 4, number: numberOf(ipaddr.IPv4.parse(text).toByteArray()) };
  if (!text.includes(':') || text.includes('%') || !ipaddr.IPv6.isValid(text)) return undefined;
  // The library takes ::192.0.2.1 for ::ffff:192.0.2.1, which is another address.
  if (text.includes('.') && !/^::ffff:/i.test(text)) return undefined;
  return { family: 6, number: numberOf(ipaddr.IPv6.parse(text).toByteArray()) };
}

function textOf(family: 4 | 6, value: bigint): string {
  const bytes = Array.from({ length: bits[family] / 8 }, (_, index) => Number((value >> BigInt(bits[family] - 8 - index * 8)) & 0xffn));
  return family === 4 ? bytes.join('.') : new ipaddr.IPv6(bytes).toRFC5952String();
}

function spanOf(range: IpRange): Span {
  const first = address(range.start);
  const last = address(range.end);
  if (first === undefined || last === undefined) throw new RangeError(`not an IP range: ${range.start} to ${range.end}`);
  return { family: range.family, first: first.number, last: last.number };
}

function rangeOf(span: Span): IpRange {
  return { family: span.family, start: textOf(span.family, span.first), end: textOf(span.family, span.last) };
}

function refuse(why: string): ParsedRange {
  return { ok: false, why };
}

function checked(span: Span): ParsedRange {
  if (span.last < span.first) return refuse(`${textOf(span.family, span.last)} comes before ${textOf(span.family, span.first)}; write the lower address first`);
  if (span.family === 6 && span.first <= mappedLast && span.last >= mappedFirst) {
    return refuse('an IPv6 range may not touch the addresses that stand for IPv4 (::ffff:0:0/96); write them as IPv4');
  }
  return { ok: true, range: rangeOf(span) };
}

function parseCidr(cidr: string): ParsedRange {
  const [base = '', length, ...rest] = cidr.trim().split('/');
  const start = address(base);
  if (start === undefined) return refuse(`${JSON.stringify(base)} is not an IP address`);
  if (length === undefined || rest.length > 0 || !/^(?:0|[1-9]\d{0,2})$/.test(length) || Number(length) > bits[start.family]) {
    return refuse(`${JSON.stringify(cidr)} needs a prefix length of 0 to ${bits[start.family]}, such as ${base}/${bits[start.family]} for one address`);
  }
  const size = 1n << BigInt(bits[start.family] - Number(length));
  const first = start.number - (start.number % size);
  if (first !== start.number) {
    return refuse(`${base} is not the first address of a /${length}; write ${textOf(start.family, first)}/${length}, or ${base}/${bits[start.family]} for this one address`);
  }
  return checked({ family: start.family, first, last: first + size - 1n });
}

function parseEnds(from: string, to: string): ParsedRange {
  const first = address(from.trim());
  const last = address(to.trim());
  if (first === undefined) return refuse(`${JSON.stringify(from)} is not an IP address`);
  if (last === undefined) return refuse(`${JSON.stringify(to)} is not an IP address`);
  if (first.family !== last.family) return refuse('both ends must be of one family, IPv4 or IPv6');
  return checked({ family: first.family, first: first.number, last: last.number });
}

/**
 * An allowlist entry as a range: CIDR expanded, since the platform does not take it (facts 1.1). `why` is for people.
 * Never throws.
 */
export function parseRange(entry: { readonly cidr?: string | undefined; readonly from?: string | undefined; readonly to?: string | undefined }): ParsedRange {
  if (entry.cidr !== undefined) return parseCidr(entry.cidr);
  if (entry.from === undefined || entry.to === undefined) return refuse('give either cidr, or from and to');
  return parseEnds(entry.from, entry.to);
}

function byStart(a: Span, b: Span): number {
  if (a.family !== b.family) return a.family - b.family;
  return a.first < b.first ? -1 : a.first > b.first ? 1 : 0;
}

/** The fewest ranges that hold the same addresses: overlapping, adjacent and crossing ones joined; IPv4 first, ascending. */
export function merge(ranges: readonly IpRange[]): readonly IpRange[] {
  const merged: Span[] = [];
  for (const span of ranges.map(spanOf).toSorted(byStart)) {
    const before = merged.at(-1);
    if (before?.family === span.family && span.first <= before.last + 1n) {
      merged[merged.length - 1] = { ...before, last: span.last > before.last ? span.last : before.last };
    } else merged.push(span);
  }
  return merged.map(rangeOf);
}

/** Whether a caller at this address is let in. An IPv4 address may come in its IPv6 form; what is no address is not let in. */
export function contains(ranges: readonly IpRange[], caller: string): boolean {
  const given = address(caller.trim());
  if (given === undefined) return false;
  const mapped = given.family === 6 && given.number >= mappedFirst && given.number <= mappedLast;
  const family = mapped ? 4 : given.family;
  const number = mapped ? given.number - mappedFirst : given.number;
  return ranges.map(spanOf).some((span) => span.family === family && span.first <= number && number <= span.last);
}

/** Whether every address of `inner` is one of `outer`. */
export function subset(inner: readonly IpRange[], outer: readonly IpRange[]): boolean {
  const around = merge(outer).map(spanOf);
  return merge(inner).map(spanOf).every((span) => around.some((wide) => wide.family === span.family && wide.first <= span.first && span.last <= wide.last));
}

/** Whether the two share an address. */
export function overlaps(a: readonly IpRange[], b: readonly IpRange[]): boolean {
  const others = b.map(spanOf);
  return a.map(spanOf).some((span) => others.some((other) => other.family === span.family && other.first <= span.last && span.first <= other.last));
}

function outside(span: Span, cut: Span): readonly Span[] {
  if (cut.family !== span.family || cut.last < span.first || cut.first > span.last) return [span];
  const before = { ...span, last: cut.first - 1n };
  const after = { ...span, first: cut.last + 1n };
  return [before, after].filter(({ first, last }) => first <= last);
}

/** The addresses of `ranges` that `others` do not hold, as the fewest ranges, in order. */
export function without(ranges: readonly IpRange[], others: readonly IpRange[]): readonly IpRange[] {
  const cuts = others.map(spanOf);
  return cuts.reduce((left, cut) => left.flatMap((span) => outside(span, cut)), merge(ranges).map(spanOf)).map(rangeOf);
}

/** How many addresses. */
export function width(range: IpRange): bigint {
  const span = spanOf(range);
  return span.last - span.first + 1n;
}

/** The breadth as a prefix length: of the smallest CIDR block that could hold as many addresses. `/24` for 129 to 256. */
export function prefix(range: IpRange): number {
  return bits[range.family] - (width(range) - 1n).toString(2).length + (width(range) === 1n ? 1 : 0);
}

/**
 * Whether the ranges, taken together, keep nobody of a family out: at least half of all IPv4 addresses, or of the
 * 2000::/3 that IPv6 hands out. Also true of a few huge pieces that leave out only what nobody calls from.
 */
export function coversEverything(ranges: readonly IpRange[]): boolean {
  const held = (family: 4 | 6, first: bigint, last: bigint): bigint =>
    merge(ranges).map(spanOf).filter((span) => span.family === family).reduce((sum, span) => {
      const low = span.first > first ? span.first : first;
      const high = span.last < last ? span.last : last;
      return high < low ? sum : sum + high - low + 1n;
    }, 0n);
  return held(4, 0n, (1n << 32n) - 1n) >= 1n << 31n || held(6, 1n << 125n, (1n << 126n) - 1n) >= 1n << 124n;
}

/** Whether the text is one address, in any notation that `parseRange` takes. */
export function isAddress(text: string): boolean {
  return address(text.trim()) !== undefined;
}

/** How many addresses of a family all ranges hold together; what two of them share counts once. */
export function addresses(ranges: readonly IpRange[], family: 4 | 6): bigint {
  return merge(ranges).filter((range) => range.family === family).reduce((sum, range) => sum + width(range), 0n);
}
