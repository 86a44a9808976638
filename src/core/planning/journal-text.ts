import type { JournalEvent, JournalHead } from '../model/journal.ts';
import { isBeginning, isEvent } from './journal-event.ts';
import { lineHash, lineStart, longestLine, readLine, type FoundLine } from './journal-line.ts';

/** A journal that can be believed. */
export interface ToldJournal {
  readonly kind: 'told';
  readonly head: JournalHead;
  /** ISO date-times of the first line and of the last. */
  readonly begunAt: string;
  readonly lastAt: string;
  readonly events: readonly JournalEvent[];
  /** A last line that is not whole was dropped. */
  readonly torn: boolean;
  /** Bytes of the lines believed, newlines included: where the torn part begins. */
  readonly length: number;
  /** Of the line that is to come. */
  readonly next: { readonly seq: number; readonly prev: string };
}

/**
 * `nothing`: not even the first line is whole. It is on disk before anything is done, so nothing was.
 * `broken`: not to be believed; `line` counts from 1, `reason` is a plain clause that quotes nothing.
 */
export type JournalText = ToldJournal | { readonly kind: 'nothing' } | { readonly kind: 'broken'; readonly line: number; readonly reason: string };

const reasons = {
  damaged: 'the line is damaged',
  glued: 'the end of the line is damaged',
  long: 'the line is longer than any line of a journal',
  gap: 'a line is missing before it, or stands twice',
  chain: 'the line before it was changed',
  headless: 'it does not say whom the run was for',
  twoHeads: 'a second run begins in the same file',
  unknown: 'it says something that this version of the plugin does not know',
} as const;

type Reason = keyof typeof reasons;

interface Whole {
  readonly text: string;
  readonly line: FoundLine;
}

/** Why a whole line does not follow on the one before it. */
function misfit({ line }: Whole, index: number, before: Whole | undefined): Reason | undefined {
  if (line.seq !== index) return 'gap';
  if (line.prev !== (before === undefined ? '' : lineHash(before.text))) return 'chain';
  if (index > 0 && line.event['phase'] === 'begun') return 'twoHeads';
  return undefined;
}

function senseless({ line }: Whole, index: number): Reason | undefined {
  if (index > 0) return isEvent(line.event) ? undefined : 'unknown';
  if (isBeginning(line.event)) return undefined;
  return line.event['phase'] === 'begun' ? 'unknown' : 'headless';
}

/** Why text that is no whole line cannot be a line cut off by a crash: it is too long for one, or two lines lost the newline between them. */
function notTorn(text: string): Reason | undefined {
  if (text.length > longestLine) return 'long';
  return text.includes(lineStart, 1) ? 'glued' : undefined;
}

interface Split {
  readonly wholes: readonly Whole[];
  /** What stands after the last whole line. */
  readonly rest: readonly string[];
}

function split(text: string): Split {
  const pieces = text.split('\n');
  // After the last newline: nothing, or a line that was never finished, be its text whole or not.
  const tail = pieces.pop();
  const wholes: Whole[] = [];
  for (const piece of pieces) {
    const line = piece.length > longestLine ? undefined : readLine(piece);
    if (line === undefined) break;
    wholes.push({ text: piece, line });
  }
  return { wholes, rest: [...pieces.slice(wholes.length), ...(tail === '' || tail === undefined ? [] : [tail])] };
}

function broken(index: number, reason: Reason): JournalText {
  return { kind: 'broken', line: index + 1, reason: reasons[reason] };
}

function told(wholes: readonly Whole[], torn: boolean): JournalText {
  const first = wholes[0]?.line;
  const last = wholes.at(-1);
  if (first === undefined || last === undefined || !isBeginning(first.event)) return { kind: 'nothing' };
  return {
    kind: 'told',
    head: first.event.head,
    begunAt: first.at,
    lastAt: last.line.at,
    events: wholes.slice(1).map(({ line }) => line.event as unknown as JournalEvent),
    torn,
    length: wholes.reduce((sum, { text }) => sum + text.length + 1, 0),
    next: { seq: wholes.length, prev: lineHash(last.text) },
  };
}

/**
 * What a journal's file tells. A last line that a crash cut off (no newline, or not whole) is dropped and said; anything
 * else that is not exactly as written makes the journal broken, and nothing of it is guessed (security facts B.4).
 * `text` is the file with one character per byte (latin1).
 */
export function readJournal(text: string): JournalText {
  const { wholes, rest } = split(text);
  for (const [index, whole] of wholes.entries()) {
    const reason = misfit(whole, index, wholes[index - 1]) ?? senseless(whole, index);
    if (reason !== undefined) return broken(index, reason);
  }
  const [torn, ...more] = rest;
  if (more.length > 0) return broken(wholes.length, 'damaged');
  const reason = torn === undefined ? undefined : notTorn(torn);
  return reason === undefined ? told(wholes, torn !== undefined) : broken(wholes.length, reason);
}
