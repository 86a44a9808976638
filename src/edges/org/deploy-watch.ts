import { OrgRefusal } from '../../core/model/ports.ts';
import type { Clock, DeployOutcome } from '../../core/model/ports.ts';
import { exitCodes, Problem, Problems } from '../../problems.ts';
import { judgeObjectWith } from './answer.ts';
import type { Caller } from './caller.ts';
import { outcomeOf } from './deploy-outcome.ts';
import { isObject } from './json.ts';
import { poll } from './poll.ts';
import type { Patience } from './poll.ts';

/** A deployment just begun is now and then unknown to the server that is asked for it (security facts B.6). */
const mostUnknown = 8;

/** An id that the org does not know, or not any more (facts 3.3 [A codes]). */
const unknownCodes = new Set(['INVALID_CROSS_REFERENCE_KEY', 'INVALID_ID_FIELD', 'MALFORMED_ID', 'NOT_FOUND']);

/** Asks after one deploy until it is done; `undefined` where the org keeps saying that it knows none by this id. */
export type DeployWatch = (id: string) => Promise<DeployOutcome | undefined>;

function isUnknown(error: unknown): boolean {
  return error instanceof OrgRefusal && unknownCodes.has(error.code);
}

/** The deploy goes on without us, whatever kept us from looking. */
function unwatched(error: unknown, id: string, host: string): unknown {
  const reason = error instanceof OrgRefusal ? new Problem('org-refused', ['look at the deployment', error.message, error.code]) : error;
  return reason instanceof Problem ? new Problems('deploy-unwatched', [id, host], [reason], exitCodes.partly) : reason;
}

/**
 * Below `requests`, e.g. `/services/data/v66.0/metadata/deployRequest`. A single question that fails is asked again for some
 * minutes; then, and wherever the org lets nobody look: `deploy-unwatched` with the reason. One that is not done within our
 * patience: `deploy-still-running`. Both exit 68. A mere validation changes nothing whenever it ends: then the reason alone,
 * or `deploy-check-still-running`, exit 1.
 */
export function watchDeploys(caller: Caller, clock: Clock, patience: Patience, requests: string): (checkOnly: boolean) => DeployWatch {
  const { host } = caller.origin;
  return (startedAsCheck) => async (id) => {
    let unknown = 0;
    let checkOnly = startedAsCheck;

    const ask = async (): Promise<DeployOutcome | 'unknown' | undefined> => {
      const call = { method: 'GET', path: `${requests}/${encodeURIComponent(id)}?includeDetails=true`, readOnly: true, watching: true } as const;
      try {
        const { deployResult } = await caller.send(call, judgeObjectWith('deployResult'));
        if (!isObject(deployResult)) return undefined;
        checkOnly ||= deployResult['checkOnly'] === true;
        return deployResult['done'] === true ? outcomeOf(id, deployResult) : undefined;
      } catch (error) {
        if (!isUnknown(error)) throw checkOnly ? error : unwatched(error, id, host);
        unknown += 1;
        return unknown > mostUnknown ? 'unknown' : undefined;
      }
    };

    const done = await poll(clock, patience, ask);
    if (done === 'unknown') return undefined;
    if (done !== undefined) return done;
    if (checkOnly) throw new Problem('deploy-check-still-running', [id, host]);
    throw new Problem('deploy-still-running', [id, host], exitCodes.partly);
  };
}
