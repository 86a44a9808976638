import { randomUUID } from 'node:crypto';
import { OrgRefusal } from '../../core/model/ports.ts';
import type { Clock, DeployOutcome, Org } from '../../core/model/ports.ts';
import { exitCodes, Problem } from '../../problems.ts';
import type { Caller } from './caller.ts';
import { outcomeOf } from './deploy-outcome.ts';
import { isObject, textAt } from './json.ts';
import { multipart } from './multipart.ts';
import { packageZip } from './package-zip.ts';
import { poll } from './poll.ts';
import type { Patience } from './poll.ts';

const sendMs = 300_000;

/** A deployment just begun is now and then unknown to the server that is asked for it (security facts B.6). */
const mostUnknown = 5;

/** `rollbackOnError` must be true in production; packages without Apex run no tests there by default (facts 3.2). */
function optionsOf(checkOnly: boolean): string {
  return JSON.stringify({ deployOptions: { checkOnly, rollbackOnError: true, singlePackage: true } });
}

/**
 * Deploys through REST (facts 3.2 [A]: parts `file` and `entity_content`), and asks until it is done. A deploy whose answer
 * was lost is not sent again: `org-answer-lost`. One that goes on past our patience: `deploy-still-running`, exit 68; a mere
 * validation, which changes nothing whenever it ends: `deploy-check-still-running`, exit 1.
 */
export function openDeploy(caller: Caller, clock: Clock, patience: Patience, version: string): Org['deploy'] {
  const requests = `/services/data/v${version}/metadata/deployRequest`;

  const start = async (zip: Uint8Array, checkOnly: boolean): Promise<string> => {
    const boundary = `boundary-${randomUUID()}`;
    const body = multipart(
      [
        { name: 'file', type: 'application/zip', fileName: 'package.xml', content: zip },
        { name: 'entity_content', type: 'application/json', content: optionsOf(checkOnly) },
      ],
      boundary
    );
    const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` };
    const answer = await caller.json({ method: 'POST', path: requests, readOnly: false, headers, body: () => body, timeoutMs: sendMs });
    const id = textAt(answer, 'id');
    if (id === '') throw new Problem('org-answer-lost', [caller.origin.host, 'the answer named no deployment']);
    return id;
  };

  const outcome = async (id: string): Promise<DeployOutcome | undefined> => {
    const answer = await caller.json({ method: 'GET', path: `${requests}/${encodeURIComponent(id)}?includeDetails=true`, readOnly: true });
    const result = isObject(answer) ? answer['deployResult'] : undefined;
    return isObject(result) && result['done'] === true ? outcomeOf(id, result) : undefined;
  };

  const patiently = (id: string): (() => Promise<DeployOutcome | undefined>) => {
    let unknown = 0;
    return async () => {
      try {
        return await outcome(id);
      } catch (error) {
        unknown += 1;
        if (error instanceof OrgRefusal && error.code === 'INVALID_CROSS_REFERENCE_KEY' && unknown <= mostUnknown) return undefined;
        throw error;
      }
    };
  };

  return async (files, { checkOnly }) => {
    const id = await start(packageZip(files, version), checkOnly);
    const done = await poll(clock, patience, patiently(id));
    if (done !== undefined) return done;
    if (checkOnly) throw new Problem('deploy-check-still-running', [id, caller.origin.host]);
    throw new Problem('deploy-still-running', [id, caller.origin.host], exitCodes.partly);
  };
}
