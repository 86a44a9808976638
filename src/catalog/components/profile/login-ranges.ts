import { exitCodes, Problem } from '../../../problems.ts';
import { cut, lengths } from '../../../core/model/component-text.ts';
import type { IpRange } from '../../../core/model/ip-range.ts';
import { merge, overlaps, parseRange } from '../../../core/model/ip-range.ts';
import type { XmlElement } from '../../../core/model/metadata-file.ts';
import type { NetworkEntry } from '../../../core/model/spec.ts';
import { children, text } from '../../../core/metadata/read-xml.ts';

/** One range of a profile, with what its description says of where the addresses come from. */
export interface NamedRange {
  readonly range: IpRange;
  readonly source: string | undefined;
}
export interface HeldRanges {
  readonly readable: readonly NamedRange[];
  /** As the org gives them: ends that are no addresses, or not in order. */
  readonly odd: readonly string[];
}

function rangeOf(entry: NetworkEntry): IpRange {
  const parsed = parseRange(entry);
  if (!parsed.ok) throw new Problem('network-entry', [entry.cidr ?? `${entry.from ?? ''} to ${entry.to ?? ''}`, parsed.why], exitCodes.wrongUse);
  return parsed.range;
}

/**
 * The allowlist as a profile holds it: one list without overlaps, each range naming where its addresses come from. Throws
 * `network-entry` (exit 2).
 */
export function wantedRanges(allow: readonly NetworkEntry[]): readonly NamedRange[] {
  const given = allow.map((entry) => ({ range: rangeOf(entry), source: entry.source }));
  return merge(given.map(({ range }) => range)).map((range) => {
    const sources = given.filter((one) => overlaps([one.range], [range])).map(({ source }) => source);
    return { range, source: cut([...new Set(sources)].join(', '), lengths.description) };
  });
}

/** The ranges that a profile holds, in normal form, since the org may write an address another way than we do. */
export function heldRanges(content: XmlElement): HeldRanges {
  const read = children(content, 'loginIpRanges').map((range) => {
    const ends = { from: text(range, 'startAddress') ?? '?', to: text(range, 'endAddress') ?? '?' };
    return { ends, parsed: parseRange(ends), source: text(range, 'description') };
  });
  return {
    readable: read.flatMap(({ parsed, source }) => (parsed.ok ? [{ range: parsed.range, source }] : [])),
    odd: read.flatMap(({ ends, parsed }) => (parsed.ok ? [] : [`${ends.from} to ${ends.to}`])).toSorted(),
  };
}

export const rangeWords = ({ start, end }: IpRange): string => (start === end ? start : `${start} to ${end}`);
