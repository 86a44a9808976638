const dayMs = 86_400_000;

/** The moment of every messy org: its clock stands there, and nothing depends on the machine's. */
export const now = '2026-11-20T12:00:00.000Z';

/** ISO date-time so many days before `now`; negative: after it. */
export const daysAgo = (days: number): string => new Date(Date.parse(now) - days * dayMs).toISOString();

/** ISO date of the same. */
export const dateAgo = (days: number): string => daysAgo(days).slice(0, 10);
