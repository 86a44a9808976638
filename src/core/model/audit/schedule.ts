/** What people write in a spec's `schedule`, and how many days lie between two calls at most. */
const named: Readonly<Record<string, number>> = {
  'continuous': 1, 'continuously': 1, 'real-time': 1, 'realtime': 1, 'on demand': 31, 'hourly': 1, 'nightly': 1, 'daily': 1, 'weekdays': 3, 'weekly': 7,
  'fortnightly': 14, 'biweekly': 14, 'monthly': 31, 'quarterly': 92, 'half-yearly': 183, 'semiannually': 183, 'yearly': 366, 'annually': 366,
};
const units: Readonly<Record<string, number>> = { minute: 1 / 1440, hour: 1 / 24, day: 1, week: 7, month: 31, quarter: 92, year: 366 };
const every = /^every (?:(\d{1,4}) )?(minute|hour|day|week|month|quarter|year)s?$/;

/** The longest time between two calls that a schedule allows, in days, at least one; `undefined` for words that are not known. */
export function scheduleDays(schedule: string | undefined): number | undefined {
  const words = schedule?.trim().toLowerCase().replaceAll(/\s+/g, ' ') ?? '';
  const [, count = '1', unit = ''] = every.exec(words) ?? [];
  const each = units[unit];
  return each === undefined ? named[words] : Math.max(1, Number(count) * each);
}

/** How long silence may last before it is odd, in days: the limit, or twice the schedule where that is more. */
export function silenceDays(limit: number, schedule: string | undefined): number {
  return Math.max(limit, 2 * (scheduleDays(schedule) ?? 0));
}
