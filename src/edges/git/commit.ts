import { exitCodes, Problem } from '../../problems.ts';
import { runGit } from './run-git.ts';

/** What git itself would take for an option, a range or no name at all. */
const oddRef = /^-|[\u0000-\u0020\u007f]|\.\.|^$/;

async function idOf(folder: string, ref: string): Promise<string> {
  if (oddRef.test(ref) || ref.length > 500) throw new Problem('git-odd-ref', [JSON.stringify(ref)], exitCodes.wrongUse);
  const answer = await runGit(folder, ['rev-parse', '--verify', '--quiet', `${ref}^{commit}`]);
  const id = answer.kind === 'said' ? answer.output.trim() : '';
  if (/^[0-9a-f]{40,64}$/.test(id)) return id;
  const inside = await runGit(folder, ['rev-parse', '--is-inside-work-tree']);
  throw inside.kind === 'said' ? new Problem('git-unknown-ref', [ref], exitCodes.wrongUse) : new Problem('git-no-repository', [folder, inside.words], exitCodes.wrongUse);
}

/**
 * The id of the commit a branch, tag or id names. With `forkPoint` the commit at which the present one left it, as pull requests
 * are compared: what the other branch has gained or lost since is not this one's doing. Throws `git-odd-ref`,
 * `git-unknown-ref`, `git-no-repository` (exit 2); a history that does not reach back to a common commit (a shallow clone) leaves the
 * commit that was named.
 */
export async function commitOf(folder: string, ref: string, forkPoint: boolean): Promise<string> {
  const named = await idOf(folder, ref);
  if (!forkPoint) return named;
  const shared = await runGit(folder, ['merge-base', named, 'HEAD']);
  return shared.kind === 'said' && shared.output.trim() !== '' ? shared.output.trim() : named;
}
