import type { Clock } from '../../src/core/model/ports.ts';

/** Time passes as it does, and by sleeping, which costs none. */
export function virtualClock(): Clock & { readonly slept: () => number } {
  let slept = 0;
  return {
    slept: () => slept,
    now: () => new Date(Date.now() + slept),
    sleep: async (milliseconds) => {
      slept += milliseconds;
    },
  };
}
