import { exitCodes, Problem } from '../../../problems.ts';

const units: Readonly<Record<string, number>> = { h: 3_600_000, d: 86_400_000, w: 604_800_000 };

/** How long ago; days and weeks begin at midnight. */
function ago(amount: string, unit: string, now: Date): string {
  const moment = new Date(now.getTime() - Number(amount) * (units[unit] ?? 0)).toISOString();
  return unit === 'h' ? moment : `${moment.slice(0, 10)}T00:00:00.000Z`;
}

const day = /^\d{4}-\d{2}-\d{2}$/;
const dateTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(Z|[+-]\d{2}:?\d{2})?$/;

/** Whether the calendar has the day a text begins with: no 30 February becomes the 2nd of March. */
const isDay = (text: string): boolean => {
  const time = Date.parse(text.slice(0, 10));
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text.slice(0, 10));
};

/** Milliseconds; NaN where it is neither. A date-time without a zone is UTC. */
function timeOf(text: string): number {
  if (!isDay(text)) return NaN;
  if (day.test(text)) return Date.parse(text);
  const found = dateTime.exec(text);
  return found === null ? NaN : Date.parse(found[1] === undefined ? `${text}Z` : text);
}

/**
 * A moment as a person asks for it: a day (`2026-10-01`, from midnight UTC), a date-time, or how long ago (`30d`, `12h`, `4w`).
 * ISO date-time in UTC. Throws `history-moment-odd` (exit 2) with the flag.
 */
export function momentAsked(flag: string, text: string, now: Date): string {
  const [, amount, unit = ''] = /^(\d{1,4})([hdw])$/.exec(text) ?? [];
  if (amount !== undefined) return ago(amount, unit, now);
  const time = timeOf(text);
  if (Number.isNaN(time)) throw new Problem('history-moment-odd', [flag, text], exitCodes.wrongUse);
  return new Date(time).toISOString();
}
