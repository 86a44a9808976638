import { randomInt } from 'node:crypto';
import { OrgRefusal } from '../../core/model/ports.ts';
import type { Clock } from '../../core/model/ports.ts';
import { CallFailure } from './call-failure.ts';
import { PauseAsked } from './pause-asked.ts';
import { remedies, troubleOf } from './trouble.ts';
import type { Failure, Remedy, Schedule } from './trouble.ts';

export interface Repeatable {
  /** The org is the same afterwards. */
  readonly readOnly: boolean;
  /** It looks after something that goes on in the org, and is worth a longer outage. */
  readonly watching?: boolean;
}

function isFailure(error: unknown): error is Failure {
  return error instanceof CallFailure || error instanceof OrgRefusal;
}

function scheduleFor({ again, usual, watching }: Remedy, call: Repeatable): Schedule | undefined {
  if (again === 'no call' || (again === 'reads' && !call.readOnly)) return undefined;
  return call.watching === true ? watching : usual;
}

/** Milliseconds: the seconds, and up to a quarter more, so that those who were refused together do not come back together. */
export function jittered(seconds: number): number {
  const ms = seconds * 1000;
  return ms + randomInt(Math.ceil(ms / 4) + 1);
}

/** As long as planned, or as long as the server asked for. */
function pauseMs(error: Failure, planned: number): number {
  const asked = error instanceof CallFailure || error instanceof PauseAsked ? error.retryAfterSeconds : 0;
  return jittered(Math.max(asked, planned));
}

/**
 * Does the work again where `remedies` allow it, bounded in number and in time. Throws the last failure as it is.
 */
export async function attempts<Value>(clock: Clock, call: Repeatable, work: () => Promise<Value>): Promise<Value> {
  const began = clock.now().getTime();
  for (let failed = 0; ; failed += 1) {
    try {
      return await work();
    } catch (error) {
      if (!isFailure(error)) throw error;
      const schedule = scheduleFor(remedies[troubleOf(error, call.readOnly)], call);
      const planned = schedule?.waits[failed];
      if (schedule === undefined || planned === undefined) throw error;
      const pause = pauseMs(error, planned);
      if (clock.now().getTime() + pause > began + schedule.withinMs) throw error;
      await clock.sleep(pause);
    }
  }
}
