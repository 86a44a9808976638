import type { Dialect } from './dialect.ts';
import type { Filters } from './filters.ts';
import { lookUpNames } from './look-up-names.ts';

/**
 * A condition that a text is one of these, without regard to case; nothing where there are none. Not every engine knows the case of
 * letters beyond ASCII, so a name that has some fits as it is written, too.
 */
export function among({ text }: Dialect, expression: string, names: readonly string[] | undefined): string | undefined {
  if (names === undefined || names.length === 0) return undefined;
  const list = (all: readonly string[]): string => [...new Set(all)].map(text).join(', ');
  const inAnyCase = `lower(${expression}) IN (${list(names.map((name) => name.toLowerCase()))})`;
  const asWritten = names.filter((name) => /\P{ASCII}/u.test(name));
  return asWritten.length === 0 ? inAnyCase : `(${inAnyCase} OR ${expression} IN (${list(asWritten)}))`;
}

/** The same for names of fields, of which a standard look-up has two: history says `Owner` where the API says `OwnerId` (facts 2 [K]). */
export function amongFields(dialect: Dialect, expression: string, names: readonly string[] | undefined): string | undefined {
  return among(dialect, expression, names?.flatMap(lookUpNames));
}

/** The first 15 characters name a record; the other three only guard them. */
export function ofRecord({ text }: Dialect, column: string, record: string | undefined): string | undefined {
  return record === undefined ? undefined : `substr(${column}, 1, 15) = ${text(record.slice(0, 15))}`;
}

const monthOf = (iso: string): string => new Date(iso).toISOString().slice(0, 7);

/** Months as texts: they spare whole files. The month that `until` is in may hold something. */
export function inMonths({ text }: Dialect, column: string, { since, until }: Filters): readonly (string | undefined)[] {
  return [since === undefined ? undefined : `${column} >= ${text(monthOf(since))}`, until === undefined ? undefined : `${column} <= ${text(monthOf(until))}`];
}

/** From `since` on and before `until`, by the moment of each change. */
export function inPeriod({ moment }: Dialect, column: string, { since, until }: Filters): readonly (string | undefined)[] {
  return [since === undefined ? undefined : `${column} >= ${moment(since)}`, until === undefined ? undefined : `${column} < ${moment(until)}`];
}

/** The same by whole days. */
export function inDays({ day, moment }: Dialect, column: string, { since, until }: Filters): readonly (string | undefined)[] {
  return [since === undefined ? undefined : `${column} >= ${day(moment(since))}`, until === undefined ? undefined : `${column} < ${day(moment(until))}`];
}

/** Whether days tell enough: a period that begins or ends within a day needs the changes themselves. */
export function wholeDays({ since, until }: Filters): boolean {
  return [since, until].every((moment) => moment === undefined || new Date(moment).toISOString().endsWith('T00:00:00.000Z'));
}
