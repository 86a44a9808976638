import { classWords, type ActorClass } from './actor.ts';
import type { ReportColumn } from './report.ts';
import type { Cell } from './tables.ts';

/** `1,204`, the same everywhere. */
export const thousands = (count: number): string => String(count).replaceAll(/\B(?=(?:\d{3})+$)/g, ',');

/** `1 change`, `1,204 changes`. */
export const amount = (count: number, one: string, many = `${one}s`): string => `${thousands(count)} ${count === 1 ? one : many}`;

const spans: readonly (readonly [below: number, unit: number, short: string, word: string])[] = [
  [120, 1, 's', 'second'],
  [7_200, 60, 'min', 'minute'],
  [172_800, 3_600, 'h', 'hour'],
  [Infinity, 86_400, 'd', 'day'],
];

/** How many of which unit reads best. */
function spanOf(seconds: number): { readonly count: number; readonly short: string; readonly word: string } {
  const [, unit, short, word] = spans.find(([below]) => seconds < below) ?? [0, 86_400, 'd', 'day'];
  return { count: Math.round(seconds / unit), short, word };
}

/** How long, in the unit that reads best: `90 s`, `10 min`, `5 h`, `3 d`. */
export function spanWords(seconds: number): string {
  const { count, short } = spanOf(seconds);
  return `${thousands(count)} ${short}`;
}

/** The same in a sentence: `90 seconds`, `10 minutes`, `1 day`. */
export function spanSentence(seconds: number): string {
  const { count, word } = spanOf(seconds);
  return amount(count, word);
}

/** `2026-10-05 08:15:00` of an ISO date-time; the zone is UTC and is told once. */
export const momentWords = (iso: string): string => iso.slice(0, 19).replace('T', ' ');

export const percent = (perMille: number): string => `${(perMille / 10).toFixed(1)} %`;

const isClass = (value: string): value is ActorClass => Object.hasOwn(classWords, value);

const shows: Readonly<Record<NonNullable<ReportColumn['show']>, (value: Cell) => string>> = {
  share: (value) => percent(Number(value)),
  seconds: (value) => spanWords(Number(value)),
  sparkline: String,
  actor: String,
  record: String,
};

const types: Readonly<Record<ReportColumn['type'], (value: Cell) => string>> = {
  text: String,
  day: String,
  moment: (value) => momentWords(String(value)),
  integer: (value) => thousands(Number(value)),
  boolean: (value) => (value === true ? 'yes' : 'no'),
};

/** A cell in words, as a person reads it; nothing where there is no value. Not escaped. */
export function cellWords({ name, type, show }: ReportColumn, value: Cell | undefined): string {
  if (value === null || value === undefined) return '';
  if (/(?:^|_)class$/.test(name) && typeof value === 'string') return isClass(value) ? classWords[value] : value;
  return (show === undefined ? types[type] : shows[show])(value);
}

/** Numbers are compared by their last digit, so they stand to the right. */
export const isNumber = ({ type, show }: ReportColumn): boolean => type === 'integer' && show !== 'sparkline';
