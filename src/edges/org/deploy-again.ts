import type { DeployFailure, DeployOutcome } from '../../core/model/ports.ts';
import type { Member } from './package-zip.ts';
import { fileNameOf } from './package-zip.ts';
import { isLock } from './trouble.ts';

/** How the org says that what is to be taken away is not there [K], also met by others who deploy (security facts B.1). */
function saysGone(problem: string, { type, fullName }: Member): boolean {
  return [fullName, fileNameOf(fullName)].some((name) => problem.startsWith(`No ${type} named: ${name} found`));
}

/** Everything that failed did so because somebody else holds a lock; as a whole, nothing was changed. */
export function heldUp({ succeeded, failures }: DeployOutcome): DeployFailure | undefined {
  return !succeeded && failures.every(({ problem }) => isLock('', problem)) ? failures[0] : undefined;
}

/**
 * What remains to be taken away, where all that failed is that some of it is gone already: gone is what was wanted
 * (security facts B.6, done), but the org rolls the whole deploy back for it. `undefined` for every other outcome.
 */
export function withoutGone({ succeeded, failures }: DeployOutcome, remove: readonly Member[]): readonly Member[] | undefined {
  if (succeeded || !failures.every(({ problem }) => remove.some((member) => saysGone(problem, member)))) return undefined;
  return remove.filter((member) => !failures.some(({ problem }) => saysGone(problem, member)));
}
