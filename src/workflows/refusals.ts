import { exitCodes, Problem, Problems } from '../problems.ts';
import type { Target } from '../core/model/component.ts';
import { OrgRefusal } from '../core/model/ports.ts';

const known: Readonly<Record<string, (target: Target) => Problem>> = {
  DUPLICATE_USERNAME: (target) => new Problem('username-taken', [target.username]),
  LICENSE_LIMIT_EXCEEDED: (target) => new Problem('seats-exhausted-now', [target.spec.identity.licence]),
};

/** What the org refused while a part was being made, as a problem with our words where we know better ones than its own. */
export function problemOf(error: unknown, target: Target, title: string): Problem {
  if (error instanceof Problem) return error;
  if (!(error instanceof OrgRefusal)) throw error;
  const words = known[error.code];
  if (words) return words(target);
  const denied = error.code.startsWith('INSUFFICIENT_ACCESS');
  return new Problem(denied ? 'part-denied' : 'part-refused', [title, error.code, error.message]);
}

/** The same problem, once something has been changed already: nothing half-done is left unsaid, and exit 68 says resumable. */
export function halfWay(problem: Problem, target: Target, done: readonly string[]): Problem {
  if (done.length === 0) return problem;
  return new Problems('stopped-half-way', [target.spec.name, target.org.name, done.join(', ')], [problem], exitCodes.partly);
}
