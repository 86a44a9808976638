import { exitCodes, Problem } from '../../../problems.ts';
import { cut, lengths } from '../../../core/model/component-text.ts';
import type { IpRange } from '../../../core/model/ip-range.ts';
import { merge, overlaps, parseRange } from '../../../core/model/ip-range.ts';
import type { XmlElement } from '../../../core/model/metadata-file.ts';
import type { NetworkEntry } from '../../../core/model/spec.ts';
import { children, text } from '../../../core/metadata/read-xml.ts';
import type { XmlContent } from '../../../core/metadata/write-xml.ts';

function rangeOf(entry: NetworkEntry): IpRange {
  const parsed = parseRange(entry);
  if (!parsed.ok) throw new Problem('network-entry', [entry.cidr ?? `${entry.from ?? ''} to ${entry.to ?? ''}`, parsed.why], exitCodes.wrongUse);
  return parsed.range;
}

/** The allowlist as a profile holds it: one list without overlaps, each range naming where its addresses come from. */
export function loginIpRanges(allow: readonly NetworkEntry[]): readonly XmlContent[] {
  const given = allow.map((entry) => ({ range: rangeOf(entry), source: entry.source }));
  return merge(given.map(({ range }) => range)).map((range) => {
    const sources = given.filter((one) => overlaps([one.range], [range])).map(({ source }) => source);
    return { description: cut([...new Set(sources)].join(', '), lengths.description), endAddress: range.end, startAddress: range.start };
  });
}

/** In normal form and order, since the org may write an address another way than we do. Unreadable ones stay as they are. */
export function rangeWords(content: XmlElement): string {
  const pairs = children(content, 'loginIpRanges').map((range) => ({ from: text(range, 'startAddress') ?? '', to: text(range, 'endAddress') ?? '' }));
  const parsed = pairs.map((pair) => ({ pair, result: parseRange(pair) }));
  const readable = merge(parsed.flatMap(({ result }) => (result.ok ? [result.range] : [])));
  const odd = parsed.filter(({ result }) => !result.ok).map(({ pair }) => `${pair.from} to ${pair.to}`);
  return [...readable.map(({ start, end }) => (start === end ? start : `${start} to ${end}`)), ...odd.toSorted()].join(', ');
}
