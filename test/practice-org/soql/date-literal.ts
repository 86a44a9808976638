/** A stretch of time, in milliseconds; the end is outside. */
export interface Span {
  from: number;
  to: number;
}

type Unit = 'day' | 'week' | 'month' | 'quarter' | 'year';
/** Calendar day as a UTC midnight; only its parts count. */
type Day = Date;

/**
 * The span a date literal such as `LAST_N_DAYS:7` or `THIS_QUARTER` stands for at `now`, in days of `timeZone` (an IANA name; Salesforce
 * takes the running user's). Fiscal literals follow a calendar year that starts in January. `undefined`: no such literal.
 */
export function dateLiteralSpan(literal: string, now: Date, timeZone: string): Span | undefined {
  const days = literalDays(literal, today(now, timeZone));
  return days && { from: midnight(days[0], timeZone), to: midnight(days[1], timeZone) };
}

/** The same for date fields, which know no time zone: days as UTC midnights. */
export function dateLiteralDays(literal: string, now: Date, timeZone: string): Span | undefined {
  const days = literalDays(literal, today(now, timeZone));
  return days && { from: days[0].getTime(), to: days[1].getTime() };
}

/** One calendar day, `YYYY-MM-DD`, as a date field knows it. */
export function daySpan(day: string): Span {
  const start = new Date(`${day}T00:00:00Z`);
  return { from: start.getTime(), to: shift(start, 'day', 1).getTime() };
}

function literalDays(literal: string, day: Day): [Day, Day] | undefined {
  const [name = '', count] = literal.toUpperCase().replace('FISCAL_', '').split(':');
  return count === undefined ? fixedDays(name, day) : countedDays(name, Number(count), day);
}

function fixedDays(name: string, day: Day): [Day, Day] | undefined {
  const near: Record<string, number> = { YESTERDAY: -1, TODAY: 0, TOMORROW: 1 };
  const offset = near[name];
  if (offset !== undefined) return unitFrom(day, 'day', offset);
  if (name === 'LAST_90_DAYS') return [shift(day, 'day', -90), shift(day, 'day', 1)];
  if (name === 'NEXT_90_DAYS') return [shift(day, 'day', 1), shift(day, 'day', 91)];
  const match = /^(LAST|THIS|NEXT)_(WEEK|MONTH|QUARTER|YEAR)$/.exec(name);
  if (!match) return undefined;
  return unitFrom(day, unitOf(match[2]), { LAST: -1, THIS: 0, NEXT: 1 }[match[1] ?? 'THIS'] ?? 0);
}

function countedDays(name: string, count: number, day: Day): [Day, Day] | undefined {
  const ago = /^N_(DAY|WEEK|MONTH|QUARTER|YEAR)S_AGO$/.exec(name);
  if (ago) return unitFrom(day, unitOf(ago[1]), -count);
  const match = /^(LAST|NEXT)_N_(DAY|WEEK|MONTH|QUARTER|YEAR)S$/.exec(name);
  if (!match) return undefined;
  const unit = unitOf(match[2]);
  // LAST_N_DAYS reaches into today; the longer units stop before the current one.
  if (unit === 'day') return match[1] === 'LAST' ? [shift(day, 'day', -count), shift(day, 'day', 1)] : [shift(day, 'day', 1), shift(day, 'day', count + 1)];
  const start = startOf(day, unit);
  return match[1] === 'LAST' ? [shift(start, unit, -count), start] : [shift(start, unit, 1), shift(start, unit, count + 1)];
}

function unitOf(word: string | undefined): Unit {
  return (word ?? 'DAY').toLowerCase() as Unit;
}

function unitFrom(day: Day, unit: Unit, offset: number): [Day, Day] {
  const start = shift(startOf(day, unit), unit, offset);
  return [start, shift(start, unit, 1)];
}

function startOf(day: Day, unit: Unit): Day {
  const year = day.getUTCFullYear();
  const month = day.getUTCMonth();
  if (unit === 'week') return shift(day, 'day', -day.getUTCDay());
  if (unit === 'month') return new Date(Date.UTC(year, month, 1));
  if (unit === 'quarter') return new Date(Date.UTC(year, month - (month % 3), 1));
  return unit === 'year' ? new Date(Date.UTC(year, 0, 1)) : day;
}

function shift(day: Day, unit: Unit, count: number): Day {
  const moved = new Date(day);
  if (unit === 'day' || unit === 'week') moved.setUTCDate(moved.getUTCDate() + count * (unit === 'week' ? 7 : 1));
  else moved.setUTCMonth(moved.getUTCMonth() + count * { month: 1, quarter: 3, year: 12 }[unit]);
  return moved;
}

function today(now: Date, timeZone: string): Day {
  return new Date(`${localParts(now, timeZone).slice(0, 10)}T00:00:00Z`);
}

/** The moment a calendar day begins in a time zone. */
function midnight(day: Day, timeZone: string): number {
  const wanted = day.getTime();
  let guess = wanted;
  // Twice, since the offset at the first guess may be the one of the other side of a clock change.
  for (let round = 0; round < 2; round += 1) {
    guess += wanted - Date.parse(`${localParts(new Date(guess), timeZone)}Z`);
  }
  return guess;
}

/** `2026-11-21T10:00:00` as clocks in the time zone show it. */
function localParts(moment: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(moment);
  return parts.replace(' ', 'T');
}
