import type { Change } from '../../../core/model/component.ts';
import type { IpRange } from '../../../core/model/ip-range.ts';
import { merge, overlaps, without } from '../../../core/model/ip-range.ts';
import type { HeldRanges, NamedRange } from './login-ranges.ts';
import { rangeWords } from './login-ranges.ts';

type Ranges = readonly IpRange[];

const part = (range: string): string => `login range ${range}`;
const inWords = (ranges: Ranges): string => ranges.map(rangeWords).join(', ');

/** The whole ranges, on both sides, that a piece of them is taken from or put into. */
function sides(piece: IpRange, held: Ranges, wanted: Ranges): Pick<Change, 'from' | 'to' | 'kind'> {
  const around = [...held, ...wanted].filter((range) => overlaps([range], [piece]));
  const [from, to] = [held, wanted].map((ranges) => inWords(ranges.filter((range) => overlaps([range], around))));
  return { ...(from ? { from } : {}), ...(to ? { to } : {}), kind: from ? (to ? 'change' : 'remove') : 'create' };
}

function closed(piece: IpRange, held: Ranges, wanted: Ranges): Change {
  const words = `Logins from ${rangeWords(piece)} will no longer be allowed; the spec does not name these addresses.`;
  return { words, part: part(rangeWords(piece)), ...sides(piece, held, wanted), effect: 'loses' };
}

function opened(piece: IpRange, held: Ranges, wanted: readonly NamedRange[]): Change {
  const source = wanted.find(({ range }) => overlaps([range], [piece]))?.source;
  const words = `Logins from ${rangeWords(piece)} will be allowed${source === undefined ? '' : ` (${source})`}.`;
  return { words, part: part(rangeWords(piece)), ...sides(piece, held, wanted.map(({ range }) => range)), effect: 'gains' };
}

/** What stands beside a range that is the same on both sides. */
function noted(held: readonly NamedRange[], wanted: readonly NamedRange[]): readonly Change[] {
  return wanted.flatMap(({ range, source }): readonly Change[] => {
    const same = held.find((one) => one.range.start === range.start && one.range.end === range.end);
    if (same === undefined || source === undefined || same.source === source) return [];
    const from = same.source === undefined ? {} : { from: same.source };
    return [{ words: `The note beside the login range ${rangeWords(range)} will say where its addresses come from: ${source}.`, part: part(rangeWords(range)), ...from, to: source, kind: 'change' }];
  });
}

/**
 * What differs between the addresses a profile lets log in and those it should, piece by piece. A profile without a single
 * range lets everybody in, so its first ranges close more than they open (facts 1.1 [A]: ranges deny, where there are any).
 */
export function rangeDifference({ readable, odd }: HeldRanges, wanted: readonly NamedRange[]): readonly Change[] {
  const held = merge(readable.map(({ range }) => range));
  const ranges = wanted.map(({ range }) => range);
  if (held.length === 0 && odd.length === 0) {
    const words = `Logins will be allowed from ${inWords(ranges)} and nowhere else; today they are allowed from any address.`;
    return [{ words, part: 'login ranges', from: 'any address', to: inWords(ranges), effect: 'loses', kind: 'change' }];
  }
  return [
    ...odd.map((ends): Change => ({ words: `The login range ${ends} cannot be read, and will be taken away.`, part: part(ends), from: ends, effect: 'loses', kind: 'remove' })),
    ...without(held, ranges).map((piece) => closed(piece, held, ranges)),
    ...without(ranges, held).map((piece) => opened(piece, held, wanted)),
    ...noted(readable, wanted),
  ];
}

/** The ranges of a profile that is to be made. */
export function newRanges(wanted: readonly NamedRange[]): readonly Change[] {
  return wanted.map((one) => opened(one.range, [], [one]));
}
