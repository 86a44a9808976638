import { randomUUID } from 'node:crypto';
import { LostAnswer } from '../../core/model/ports.ts';
import type { Clock, Org } from '../../core/model/ports.ts';
import { exitCodes, Problem } from '../../problems.ts';
import type { Caller } from './caller.ts';
import { watchDeploys } from './deploy-watch.ts';
import { textAt } from './json.ts';
import { multipart } from './multipart.ts';
import { packageZip } from './package-zip.ts';
import type { Patience } from './poll.ts';

const sendMs = 300_000;

/** `rollbackOnError` must be true in production; packages without Apex run no tests there by default (facts 3.2). */
function optionsOf(checkOnly: boolean): string {
  return JSON.stringify({ deployOptions: { checkOnly, rollbackOnError: true, singlePackage: true } });
}

/**
 * Deploys through REST (facts 3.2 [A]: parts `file` and `entity_content`), and asks until it is done. A deploy whose answer
 * was lost is not sent again: LostAnswer.
 */
export function openDeploys(caller: Caller, clock: Clock, patience: Patience, version: string): Pick<Org, 'deploy' | 'deployed'> {
  const requests = `/services/data/v${version}/metadata/deployRequest`;
  const watch = watchDeploys(caller, clock, patience, requests);

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
    if (id === '') throw new LostAnswer(caller.origin.host, 'the answer named no deployment');
    return id;
  };

  return {
    async deploy(files, { checkOnly, started, remove }) {
      const id = await start(packageZip({ files, remove: remove ?? [], version }), checkOnly);
      await started?.(id);
      const outcome = await watch(id);
      if (outcome === undefined) throw new Problem('deploy-unwatched', [id, caller.origin.host], exitCodes.partly);
      return outcome;
    },
    deployed: watch,
  };
}
