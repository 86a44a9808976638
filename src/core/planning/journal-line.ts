import { createHash } from 'node:crypto';
import type { JournalEvent } from '../model/journal.ts';
import { crcOf } from './journal-crc.ts';
import { isFlat, type JournalBeginning } from './journal-event.ts';
import { secretIn } from './journal-secret.ts';

/** One line of a journal. */
export interface JournalLine {
  /** 0 for the first, then one more each. */
  readonly seq: number;
  /** ISO date-time with milliseconds, UTC. */
  readonly at: string;
  /** SHA-256 of the line before, in hex; empty in the first. */
  readonly prev: string;
  readonly event: JournalEvent | JournalBeginning;
}

/** A line as it was found: its event may be anything that is flat. */
export type FoundLine = Omit<JournalLine, 'event'> & { readonly event: Readonly<Record<string, unknown>> };

/** Bytes of a line, its newline not counted. */
export const longestLine = 65_536;
/** Every line begins so, and no line holds it anywhere else: quotes within texts are escaped, and keys are sorted. */
export const lineStart = '{"at":"';

const longestText = 2_000;
/** What a terminal obeys or lets text run backwards, and halves of characters; sets that no later Unicode version changes. */
const unprintable = /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;
const isoDate = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

const printable = (text: string): string => text.normalize('NFC').replace(unprintable, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);

function cut(text: string): string {
  if (text.length <= longestText) return text;
  const characters = Array.from(text);
  return characters.length <= longestText ? text : `${characters.slice(0, longestText - 1).join('')}…`;
}

const byKey = ([left]: readonly [string, unknown], [right]: readonly [string, unknown]): number => (left < right ? -1 : 1);

/** Sorted keys, printable NFC texts. The head's are never cut: a path has to stay one. */
function canonicalValue(value: unknown, key = ''): unknown {
  if (typeof value === 'string') return key === 'head' ? printable(value) : cut(printable(value));
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).filter(([, field]) => field !== undefined).sort(byKey);
  return Object.fromEntries(fields.map(([name, field]) => [name, canonicalValue(field, key === 'head' ? key : name)]));
}

/** ASCII alone: one byte is one character, whatever the reader's encoding, and the file can be shown on any terminal. */
function canonical(value: unknown): string {
  return JSON.stringify(canonicalValue(value)).replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function sealed(line: JournalLine | FoundLine): string {
  const { seq, at, prev, event } = line;
  return canonical({ seq, at, prev, event, crc: crcOf(canonical({ seq, at, prev, event })) });
}

/** What `prev` of the next line says. */
export function lineHash(text: string): string {
  return createHash('sha256').update(text, 'latin1').digest('hex');
}

/**
 * A line as canonical JSON in ASCII, without newline: keys sorted, texts NFC, control and direction characters as `\u{hex}`,
 * texts of an event cut at 2000 characters. Throws Error where a secret is found in it, or where it is longer than a line
 * may be: either is a fault of ours, and nothing of the text is repeated.
 */
export function writeLine(line: JournalLine): string {
  const text = sealed(line);
  const secret = secretIn(text);
  if (secret !== undefined) throw new Error(`A line of the journal (${line.event.phase}) would have held ${secret}.`);
  if (text.length > longestLine) throw new Error(`A line of the journal (${line.event.phase}) would have been ${text.length} bytes long.`);
  return text;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function foundLine(value: unknown): FoundLine | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { seq, at, prev, event } = value as Readonly<Record<string, unknown>>;
  if (typeof seq !== 'number' || typeof at !== 'string' || typeof prev !== 'string' || !isFlat(event)) return undefined;
  return { seq, at, prev, event };
}

/** `undefined` for anything but a line exactly as `writeLine` writes it, to the last byte. */
export function readLine(text: string): FoundLine | undefined {
  const line = foundLine(parsed(text));
  return line !== undefined && isoDate.test(line.at) && sealed(line) === text ? line : undefined;
}
