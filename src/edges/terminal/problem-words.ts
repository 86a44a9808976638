import type { ProblemWords } from '../../core/model/plan-result.ts';
import type { Problem } from '../../problems.ts';
import { wordsOf } from './words.ts';

/** A problem as data: its name, its text, what to do next. */
export function problemWords(problem: Problem): ProblemWords {
  return { name: problem.key, ...wordsOf(problem) };
}
