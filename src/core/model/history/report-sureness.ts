import { confidences } from './actor.ts';

/** How unsure a confidence is, as a number, so that the weakest of several is their maximum. */
export function weakness(expression: string): string {
  return `CASE ${expression} ${confidences.map((one, at) => `WHEN '${one}' THEN ${at}`).join(' ')} ELSE ${confidences.length - 1} END`;
}

/** The confidence of such a number. */
export function sureness(expression: string): string {
  return `CASE ${expression} ${confidences.map((one, at) => `WHEN ${at} THEN '${one}'`).join(' ')} END`;
}
