import type { ReportColumn } from '../../../core/model/history/report.ts';

/** Characters that take two columns of a terminal: the wide blocks of East Asia, and emoji. */
const wide = /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]|\p{Extended_Pictographic}/u;

/** Columns of a terminal that a text takes. */
export function cells(text: string): number {
  let sum = 0;
  for (const character of text) sum += /\p{M}/u.test(character) ? 0 : wide.test(character) ? 2 : 1;
  return sum;
}

/** Ways to write a time, from the most: with seconds, with minutes, the day. */
const timeLengths = [19, 16, 10] as const;
/** What texts are cut to at most, and how many columns may go for it: names that begin alike are told apart by their ends. */
const ways: readonly { readonly text: number; readonly mayGo: number }[] = [
  { text: 22, mayGo: 4 },
  { text: 9, mayGo: Infinity },
];

export interface Fitted {
  /** Of each column, in columns of the terminal. */
  readonly widths: readonly number[];
  /** Characters that are kept of a column's texts before they are cut; of times that are shortened. */
  readonly lengths: readonly number[];
  /** Columns there is no room for: the last ones. */
  readonly left: readonly ReportColumn[];
}

interface Extent {
  readonly room: number;
  readonly gap: number;
}

const taken = (widths: readonly number[], gap: number): number => widths.reduce((sum, each) => sum + each + gap, -gap);

/** The widest text gives way first, down to what still says something. */
function shrunk(columns: readonly ReportColumn[], widths: readonly number[], { room, gap, text }: Extent & { readonly text: number }): readonly number[] {
  const now = [...widths];
  const canGive = (at: number): boolean => columns[at]?.type === 'text' && columns[at].show !== 'record' && columns[at].show !== 'sparkline' && (now[at] ?? 0) > text;
  while (taken(now, gap) > room) {
    const widest = now.reduce<number | undefined>((best, each, at) => (canGive(at) && each > (best === undefined ? 0 : (now[best] ?? 0)) ? at : best), undefined);
    if (widest === undefined) break;
    now[widest] = (now[widest] ?? 0) - 1;
  }
  return now;
}

function widthsOf(columns: readonly ReportColumn[], texts: readonly (readonly string[])[], lengths: readonly number[]): readonly number[] {
  return columns.map(({ label }, at) => texts.reduce((most, row) => Math.max(most, cells(row[at]?.slice(0, lengths[at]) ?? '')), cells(label)));
}

const lengthsOf = (columns: readonly ReportColumn[], time: number): readonly number[] => columns.map(({ type }) => (type === 'moment' ? time : Infinity));

/** What each column gets of a row's room. */
export function fitted(columns: readonly ReportColumn[], texts: readonly (readonly string[])[], extent: Extent): Fitted {
  for (const time of timeLengths) {
    const lengths = lengthsOf(columns, time);
    const widths = widthsOf(columns, texts, lengths);
    if (taken(widths, extent.gap) <= extent.room) return { widths, lengths, left: [] };
  }
  const lengths = lengthsOf(columns, timeLengths[2]);
  const full = widthsOf(columns, texts, lengths);
  for (const { text, mayGo } of ways) {
    for (let kept = columns.length; kept > 1 && columns.length - kept <= mayGo; kept -= 1) {
      const widths = shrunk(columns.slice(0, kept), full.slice(0, kept), { ...extent, text });
      if (taken(widths, extent.gap) <= extent.room) return { widths, lengths, left: columns.slice(kept) };
    }
  }
  return { widths: [extent.room], lengths, left: columns.slice(1) };
}
