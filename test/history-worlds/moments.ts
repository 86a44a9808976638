import { daysAgo, now } from '../messy/moments.ts';

export { now };

const hourMs = 3_600_000;

/** Milliseconds of ten o'clock UTC on the day so many days before the world's. */
export const dayAt = (days: number): number => Date.parse(`${daysAgo(days).slice(0, 10)}T10:00:00.000Z`);
export const hours = (count: number): number => count * hourMs;
export const minutes = (count: number): number => count * 60_000;
export const seconds = (count: number): number => count * 1000;
/** Moments of history rows are whole seconds, as the platform gives them (facts 2.x, recorded rows). */
export const second = (at: number): number => Math.floor(at / 1000) * 1000;
export const iso = (at: number): string => new Date(at).toISOString();
export const monthOf = (at: number): string => iso(at).slice(0, 7);

/** From so many days ago to the present; older rows there are none. */
export const span = 200;
/** Logins are kept for six months (facts 2.z [A]); the world has none that are older than this. */
export const loginDays = 180;
/** Event log files are kept for 30 days where Event Monitoring is licensed; the world has none that are older than this. */
export const logDays = 28;
/** The day for which there is no event log file. */
export const missingLogDay = 14;
