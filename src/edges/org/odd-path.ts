import { Problem } from '../../problems.ts';

/** A path that nothing was sent to. */
export function oddPath(path: string): Problem {
  return new Problem('org-odd-path', [JSON.stringify(path.slice(0, 100))]);
}
