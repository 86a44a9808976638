import { randomInt } from 'node:crypto';
import { OrgRefusal } from '../../core/model/ports.ts';
import type { Clock } from '../../core/model/ports.ts';
import { CallFailure } from './call-failure.ts';

/** Seconds to wait before each further attempt; the list's length bounds their number. */
const waits = {
  /** Nothing was sent. */
  connect: [1, 2],
  /** Read-only calls whose answer was lost, or that the server could not take now. */
  transient: [1, 2, 4],
  /** Refused because somebody else holds the lock: the change was not made, so a write may go again (security facts B.6). */
  contention: [15, 30, 45],
} as const;
type Trouble = keyof typeof waits;

/** No attempt begins later than this after the first. */
const deadlineMs = 5 * 60_000;

const busyStatus = new Set([420, 429, 502, 503, 504]);
const contended = new Set(['UNABLE_TO_LOCK_ROW', 'ALREADY_IN_PROCESS']);

function isContention(refusal: OrgRefusal): boolean {
  const concurrent = refusal.code === 'REQUEST_LIMIT_EXCEEDED' && /^concurrent/i.test(refusal.message);
  return concurrent || contended.has(refusal.code);
}

function troubleOfRefusal(refusal: OrgRefusal, readOnly: boolean): Trouble | undefined {
  if (isContention(refusal)) return 'contention';
  return readOnly && busyStatus.has(refusal.status) ? 'transient' : undefined;
}

function troubleOf(error: unknown, readOnly: boolean): Trouble | undefined {
  if (error instanceof OrgRefusal) return troubleOfRefusal(error, readOnly);
  if (!(error instanceof CallFailure)) return undefined;
  if (error.kind === 'not-sent') return 'connect';
  const passing = error.kind === 'lost' || busyStatus.has(error.status);
  return readOnly && passing ? 'transient' : undefined;
}

function waitMs(error: unknown, planned: number): number {
  const asked = error instanceof CallFailure ? error.retryAfterSeconds : 0;
  const ms = Math.max(asked, planned) * 1000;
  return ms + randomInt(ms / 4);
}

/**
 * Does the work again where that is safe: nothing was sent, nothing is changed by it, or the org said that it changed
 * nothing. A write whose answer was lost is never sent again. At most 4 attempts. Throws the last failure as it is.
 */
export async function attempts<Value>(clock: Clock, readOnly: boolean, work: () => Promise<Value>): Promise<Value> {
  const deadline = clock.now().getTime() + deadlineMs;
  for (let failed = 0; ; failed += 1) {
    try {
      return await work();
    } catch (error) {
      const trouble = troubleOf(error, readOnly);
      const planned = trouble === undefined ? undefined : waits[trouble][failed];
      if (planned === undefined) throw error;
      const pause = waitMs(error, planned);
      if (clock.now().getTime() + pause > deadline) throw error;
      await clock.sleep(pause);
    }
  }
}
