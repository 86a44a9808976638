import { exitCodes, Problem } from '../../problems.ts';
import type { DeployFailure, DeployOutcome } from './ports.ts';

interface Known {
  readonly pattern: RegExp;
  readonly key: string;
}

/** The platform's words (facts 3.3) and the problem each one is. What the pattern catches are the tokens after the title. */
const known: readonly Known[] = [
  { pattern: /You can't create a connected app/, key: 'connected-app-blocked' },
  { pattern: /The consumer key is already taken/, key: 'consumer-key-taken' },
  { pattern: /Enter a valid execution user/, key: 'run-as-user-refused' },
  { pattern: /Unknown user permission: (\S+)/, key: 'unknown-user-permission' },
  { pattern: /Permission (.+?) depends on permission\(s\): (.+)/, key: 'permission-dependency' },
  { pattern: /You cannot deploy to a required field: (.+)/, key: 'required-field-permission' },
];

function problemOf(title: string, failure: DeployFailure): Problem | undefined {
  for (const { pattern, key } of known) {
    const found = pattern.exec(failure.problem);
    if (found !== null) return new Problem(key, [title, ...found.slice(1).map((token) => token.trim())], exitCodes.couldNot);
  }
  return undefined;
}

/** Why a deploy was refused, in words: the problem the platform's text stands for, or the text itself. */
export function deployProblem(title: string, outcome: DeployOutcome): Problem {
  const named = outcome.failures.map((failure) => problemOf(title, failure)).find((problem) => problem !== undefined);
  const all = outcome.failures.map(({ type, fullName, problem }) => `${type} ${fullName}: ${problem}`);
  return named ?? new Problem('deploy-refused', [title, all.length === 0 ? `the deployment ${outcome.id} failed and gave no reason` : all.join('; ')]);
}

/** Throws the problem of a deploy that did not succeed. */
export function mustSucceed(title: string, outcome: DeployOutcome): void {
  if (!outcome.succeeded) throw deployProblem(title, outcome);
}
