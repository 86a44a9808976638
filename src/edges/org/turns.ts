import type { Caller } from './caller.ts';

/** Work that waits until fewer than `most` others are under way; first come, first served. */
export function turns(most: number): <Value>(work: () => Promise<Value>) => Promise<Value> {
  const waiting: (() => void)[] = [];
  let working = 0;
  return async (work) => {
    if (working < most) working += 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      // Whoever waits longest takes the place over, so that the number at work stays as it is.
      const next = waiting.shift();
      if (next === undefined) working -= 1;
      else next();
    }
  };
}

/** The same caller, with at most `most` calls under way: an org is not asked for everything at the same moment. */
export function inTurns(caller: Caller, most: number): Caller {
  const turn = turns(most);
  return { ...caller, send: (call, judge) => turn(() => caller.send(call, judge)), json: (call) => turn(() => caller.json(call)) };
}
