import { expect } from 'chai';
import type { SfJson, SfOutcome } from './sf.ts';

export interface Expected {
  exit: number;
  /** `name` in --json: the key of the problem. */
  name: string;
  /** Names of the problems inside it, where it is made of several. */
  inside?: string[];
  says: RegExp;
  /** What to do next. */
  next: RegExp;
}

interface ProblemJson extends SfJson {
  actions?: string[];
  data?: { problems?: { name: string }[] };
}

/** What no person should have to read: a stack, a class of the program's own, a text whose gaps were not filled. */
const notForPeople = /\n\s+at |TypeError|\bundefined\b|\[object |%s|Error:|node:internal/;

/** The command ended with this problem, in --json: one document on stdout, a plain sentence, a next step, and the exit code that says so. */
export function expectProblem(outcome: SfOutcome<unknown>, expected: Expected): void {
  const { status, name, message = '', actions = [], data } = outcome.json as ProblemJson;
  const said = `${outcome.stdout}\n${outcome.stderr}`;
  expect({ exit: outcome.exitCode, status, name }, said).to.deep.equal({ exit: expected.exit, status: expected.exit, name: expected.name });
  expect(message).to.match(expected.says).and.not.match(notForPeople);
  expect(actions.join('\n')).to.match(expected.next).and.not.match(notForPeople);
  if (expected.inside !== undefined) expect(data?.problems?.map((each) => each.name)).to.deep.equal(expected.inside);
}
