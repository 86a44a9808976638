import type { View } from './view.ts';

/** `1 day`, `113 days` */
export const daysWords = (days: number): string => (days === 1 ? '1 day' : `${days} days`);

/** `2026-08-01` */
export const dayOf = (moment: string): string => moment.slice(0, 10);

/** Whole days since a moment; negative in the future. */
export const wholeDays = (view: View, moment: string): number => Math.floor(view.daysSince(moment));

/** `2026-08-01, 113 days ago` */
export const agoWords = (view: View, moment: string): string => `${dayOf(moment)}, ${daysWords(wholeDays(view, moment))} ago`;
