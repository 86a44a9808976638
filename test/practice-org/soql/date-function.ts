import type { Value } from '../state.ts';

/** The date functions of SOQL over an ISO date or date-time, in UTC as Salesforce reckons them. */
const parts: Record<string, (day: Date) => Value> = {
  CALENDAR_YEAR: (day) => day.getUTCFullYear(),
  CALENDAR_QUARTER: (day) => Math.floor(day.getUTCMonth() / 3) + 1,
  CALENDAR_MONTH: (day) => day.getUTCMonth() + 1,
  FISCAL_YEAR: (day) => day.getUTCFullYear(),
  FISCAL_QUARTER: (day) => Math.floor(day.getUTCMonth() / 3) + 1,
  FISCAL_MONTH: (day) => day.getUTCMonth() + 1,
  DAY_IN_MONTH: (day) => day.getUTCDate(),
  DAY_IN_WEEK: (day) => day.getUTCDay() + 1,
  DAY_IN_YEAR: (day) => dayOfYear(day),
  WEEK_IN_MONTH: (day) => Math.floor((day.getUTCDate() - 1) / 7) + 1,
  WEEK_IN_YEAR: (day) => Math.floor((dayOfYear(day) - 1) / 7) + 1,
  HOUR_IN_DAY: (day) => day.getUTCHours(),
  DAY_ONLY: (day) => day.toISOString().slice(0, 10),
};

export function isDateFunction(name: string): boolean {
  return name.toUpperCase() in parts;
}

export function dateFunction(name: string, value: Value): Value {
  if (value === null) return null;
  return parts[name.toUpperCase()]?.(new Date(String(value))) ?? null;
}

function dayOfYear(day: Date): number {
  return Math.floor((Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate()) - Date.UTC(day.getUTCFullYear(), 0, 1)) / 86_400_000) + 1;
}
