import { exitCodes, Problem, Problems } from '../problems.ts';
import type { Target } from '../core/model/component.ts';
import { LostAnswer, OrgRefusal } from '../core/model/ports.ts';

/** What the org refused while a part was being looked up or made. Components bring their own words; this is for the rest. */
export function problemOf(error: unknown, title: string): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof OrgRefusal) return new Problem('part-refused', [title, error.code, error.message]);
  throw error;
}

/** The same problem, once something has been changed already: nothing half-done is left unsaid, and exit 68 says resumable. */
export function halfWay(problem: Problem, target: Target, done: readonly string[]): Problem {
  if (done.length === 0 && !(problem instanceof LostAnswer)) return problem;
  const sure = done.length === 0 ? 'nothing for certain' : done.join(', ');
  return new Problems('stopped-half-way', [target.spec.name, target.org.name, sure], [problem], exitCodes.partly);
}
