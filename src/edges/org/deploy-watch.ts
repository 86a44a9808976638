import { OrgRefusal } from '../../core/model/ports.ts';
import type { Clock, DeployOutcome } from '../../core/model/ports.ts';
import { exitCodes, Problem } from '../../problems.ts';
import type { Caller } from './caller.ts';
import { outcomeOf } from './deploy-outcome.ts';
import { isObject } from './json.ts';
import { poll } from './poll.ts';
import type { Patience } from './poll.ts';

/** A deployment just begun is now and then unknown to the server that is asked for it (security facts B.6). */
const mostUnknown = 5;

/** An id that the org does not know, or not any more (facts 3.3 [A codes]). */
const unknownCodes = new Set(['INVALID_CROSS_REFERENCE_KEY', 'INVALID_ID_FIELD', 'MALFORMED_ID', 'NOT_FOUND']);

/** Asks after one deploy until it is done; `undefined` where the org keeps saying that it knows none by this id. */
export type DeployWatch = (id: string) => Promise<DeployOutcome | undefined>;

/**
 * Below `requests`, e.g. `/services/data/v66.0/metadata/deployRequest`. A deploy that goes on past our patience:
 * `deploy-still-running`, exit 68; a mere validation, which changes nothing whenever it ends: `deploy-check-still-running`, exit 1.
 */
export function watchDeploys(caller: Caller, clock: Clock, patience: Patience, requests: string): DeployWatch {
  return async (id) => {
    let unknown = 0;
    let checkOnly = false;
    const ask = async (): Promise<DeployOutcome | 'unknown' | undefined> => {
      try {
        const answer = await caller.json({ method: 'GET', path: `${requests}/${encodeURIComponent(id)}?includeDetails=true`, readOnly: true });
        const result = isObject(answer) ? answer['deployResult'] : undefined;
        checkOnly = isObject(result) && result['checkOnly'] === true;
        return isObject(result) && result['done'] === true ? outcomeOf(id, result) : undefined;
      } catch (error) {
        if (!(error instanceof OrgRefusal) || !unknownCodes.has(error.code)) throw error;
        unknown += 1;
        return unknown > mostUnknown ? 'unknown' : undefined;
      }
    };
    const done = await poll(clock, patience, ask);
    if (done === 'unknown') return undefined;
    if (done !== undefined) return done;
    if (checkOnly) throw new Problem('deploy-check-still-running', [id, caller.origin.host]);
    throw new Problem('deploy-still-running', [id, caller.origin.host], exitCodes.partly);
  };
}
