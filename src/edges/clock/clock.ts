import { setTimeout as wait } from 'node:timers/promises';
import type { Clock } from '../../core/model/ports.ts';

/** This machine's time. */
export const systemClock: Clock = {
  now: () => new Date(),
  sleep: async (milliseconds) => {
    await wait(milliseconds);
  },
};
