import { randomUUID } from 'node:crypto';
import { LostAnswer } from '../../core/model/ports.ts';
import type { Clock, DeployOptions, DeployOutcome, Org } from '../../core/model/ports.ts';
import { exitCodes, Problem } from '../../problems.ts';
import { jittered } from './attempts.ts';
import type { Caller } from './caller.ts';
import { heldUp, withoutGone } from './deploy-again.ts';
import { watchDeploys } from './deploy-watch.ts';
import { textAt } from './json.ts';
import { multipart } from './multipart.ts';
import { packageZip } from './package-zip.ts';
import type { PackageContent } from './package-zip.ts';
import type { Patience } from './poll.ts';

/** Seconds before a deploy that met somebody else's lock is sent again (security facts B.6). */
const waitsForLock = [15, 30, 45] as const;

type Content = Omit<PackageContent, 'version'>;
type Deploy = (content: Content) => Promise<DeployOutcome>;

/** `rollbackOnError` must be true in production; packages without Apex run no tests there by default (facts 3.2). */
function optionsOf(checkOnly: boolean): string {
  return JSON.stringify({ deployOptions: { checkOnly, rollbackOnError: true, singlePackage: true } });
}

/** Nothing to put in place and nothing to take away. */
function isEmpty({ files, remove }: Content): boolean {
  return files.length === 0 && remove.length === 0;
}

/** Again for as long as a lock of somebody else is all that stands in the way. Throws `org-busy` where it stays. */
async function pastLocks(clock: Clock, host: string, deploy: () => Promise<DeployOutcome>): Promise<DeployOutcome> {
  for (const wait of waitsForLock) {
    const outcome = await deploy();
    if (heldUp(outcome) === undefined) return outcome;
    await clock.sleep(jittered(wait));
  }
  const outcome = await deploy();
  const lock = heldUp(outcome);
  if (lock !== undefined) throw new Problem('org-busy', [host, lock.problem]);
  return outcome;
}

/** Once more without what is gone already; what is left without anything is done. */
async function pastGone(deploy: Deploy, content: Content): Promise<DeployOutcome> {
  const outcome = await deploy(content);
  const remove = withoutGone(outcome, content.remove);
  if (remove === undefined) return outcome;
  return isEmpty({ ...content, remove }) ? { ...outcome, succeeded: true, failures: [], warnings: outcome.failures } : deploy({ ...content, remove });
}

/**
 * Deploys through REST (facts 3.2 [A]: parts `file` and `entity_content`), and asks until it is done. A deploy whose answer
 * was lost is not sent again: LostAnswer; a mere validation is.
 */
export function openDeploys(caller: Caller, clock: Clock, patience: Patience, version: string): Pick<Org, 'deploy' | 'deployed'> {
  const requests = `/services/data/v${version}/metadata/deployRequest`;
  const { host } = caller.origin;
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
    const answer = await caller.json({ method: 'POST', path: requests, readOnly: checkOnly, headers, body: () => body, big: 'up' });
    const id = textAt(answer, 'id');
    if (id === '') throw checkOnly ? new Problem('org-odd-answer', [host, 'the answer named no deployment']) : new LostAnswer(host, 'the answer named no deployment');
    return id;
  };

  const once = async (content: Content, { checkOnly, started }: DeployOptions): Promise<DeployOutcome> => {
    const id = await start(packageZip({ ...content, version }), checkOnly);
    await started?.(id);
    const outcome = await watch(checkOnly)(id);
    if (outcome === undefined) throw new Problem('deploy-unwatched', [id, host], exitCodes.partly);
    return outcome;
  };

  return {
    deploy: (files, options) => {
      const deploy: Deploy = (content) => pastLocks(clock, host, () => once(content, options));
      return pastGone(deploy, { files, remove: options.remove ?? [] });
    },
    deployed: watch(false),
  };
}
