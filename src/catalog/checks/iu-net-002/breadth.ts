import type { Evidence } from '../../../core/model/audit/check.ts';
import { seen } from '../../../core/model/audit/evidence.ts';
import type { LoginRangeFacts } from '../../../core/model/audit/rows-setup.ts';
import type { View } from '../../../core/model/audit/view.ts';
import { addresses, coversEverything, overlaps, prefix, width, type IpRange } from '../../../core/model/ip-range.ts';

/** A range that could be read. */
export interface Judged {
  readonly facts: LoginRangeFacts;
  readonly words: string;
  readonly range: IpRange;
}

const counted = (count: bigint): string => count.toLocaleString('en-US');

function inAll(ranges: readonly IpRange[], family: 4 | 6, most: bigint, limit: string, profile: string, at: LoginRangeFacts['at']): readonly Evidence[] {
  const held = addresses(ranges, family);
  if (held <= most) return [];
  const pieces = ranges.filter((range) => range.family === family).length;
  const what = coversEverything(ranges.filter((range) => range.family === family)) ? `nearly all of IPv${family}` : `${family === 4 ? counted(held) : 'more'} IPv${family} addresses`;
  return [seen(`The ${pieces === 1 ? 'range' : `${pieces} ranges`} of ${profile} ${pieces === 1 ? 'lets' : 'together let'} in ${what}${family === 4 || coversEverything(ranges) ? '' : ` than one /${128 - most.toString(2).length + 1} holds`}; the policy allows ${limit}.`, { at, key: `IPv${family} in all` })];
}

/** All ranges added up, so that many pieces count as what they are together. */
export function tooWideInAll(view: View, profile: string, judged: readonly Judged[], at: LoginRangeFacts['at']): readonly Evidence[] {
  const ranges = judged.map(({ range }) => range);
  const { maxAddressesV4, minPrefixV6 } = view.policy.network;
  return [
    ...inAll(ranges, 4, BigInt(maxAddressesV4), `${counted(BigInt(maxAddressesV4))} in all`, profile, at),
    ...inAll(ranges, 6, 1n << BigInt(128 - minPrefixV6), `one /${minPrefixV6}`, profile, at),
  ];
}

/** Ranges that are wide for one, or say twice what one says. */
export function wideOrDoubled(view: View, profile: string, judged: readonly Judged[]): readonly Evidence[] {
  const { cidrV4, cidrV6 } = view.policy.max;
  return judged.flatMap(({ facts, words, range }, index) => {
    const narrowest = range.family === 4 ? cidrV4 : cidrV6;
    const wide = prefix(range) < narrowest ? [seen(`The range ${words} of ${profile} has ${range.family === 4 ? `${counted(width(range))} addresses` : `the breadth of a /${prefix(range)}`}; the policy allows a /${narrowest} in one entry.`, { at: facts.at, key: `wide ${words}` })] : [];
    const other = judged.slice(0, index).find((earlier) => overlaps([earlier.range], [range]));
    const doubled = other === undefined ? [] : [seen(`The ranges ${other.words} and ${words} of ${profile} overlap: take one of them out.`, { at: facts.at, key: `overlap ${words}` })];
    return [...wide, ...doubled];
  });
}
