import { expect } from 'chai';
import { Problem, Problems } from '../../src/problems.ts';

/** The problem that some work ends with; fails where it ends well. */
export async function refused(work: Promise<unknown>): Promise<Problem> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  return expect.fail('it was not refused');
}

/** The problems inside one. */
export const inside = (problem: Problem): readonly Problem[] => (problem instanceof Problems ? problem.all : []);

/** Its key, and those of the problems inside it. */
export function keysOf(problem: Problem): readonly string[] {
  return [problem.key, ...inside(problem).flatMap(keysOf)];
}
