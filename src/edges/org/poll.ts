import type { Clock } from '../../core/model/ports.ts';

export interface Patience {
  /** At most so many questions ... */
  readonly polls: number;
  /** ... and none later than this after the first. */
  readonly deadlineMs: number;
}

const longestPauseMs = 5_000;

/** Asks until there is an answer, ever less often; `undefined` when patience ran out. */
export async function poll<Value>(clock: Clock, patience: Patience, ask: () => Promise<Value | undefined>): Promise<Value | undefined> {
  const end = clock.now().getTime() + patience.deadlineMs;
  let pause = 250;
  for (let asked = 0; asked < patience.polls; asked += 1) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (clock.now().getTime() + pause > end) return undefined;
    await clock.sleep(pause);
    pause = Math.min(pause * 1.5, longestPauseMs);
  }
  return undefined;
}
