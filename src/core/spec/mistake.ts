import { exitCodes, Problem, Problems } from '../../problems.ts';
import type { Place } from './place.ts';
import { placeText } from './place.ts';
import { printable } from './printable.ts';

/** One mistake in a file. Its first token is always `file:line:column`. */
export function mistake(key: string, place: Place, tokens: readonly string[] = []): Problem {
  return new Problem(key, [placeText(place), ...tokens], exitCodes.wrongUse);
}

/** More would not be read. */
const mostShown = 50;

/** All mistakes of one file, in the order in which they stand there. */
export function mistakesIn(file: string, mistakes: readonly Problem[]): Problems {
  const count = mistakes.length === 1 ? '1 mistake' : `${mistakes.length} mistakes`;
  return new Problems('file-has-mistakes', [printable(file), count], mistakes.slice(0, mostShown), exitCodes.wrongUse);
}
