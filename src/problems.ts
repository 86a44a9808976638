/**
 * What a command can end with. 10 and 20 belong to the platform; 68 and 130 are resumable.
 * The words of every problem stand in messages/problems.md, under its key.
 */
export const exitCodes = {
  done: 0,
  couldNot: 1,
  wrongUse: 2,
  findings: 3,
  planHasChanges: 4,
  notEvaluated: 5,
  partly: 68,
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/**
 * A failure that a person can act on. `key` names a text in messages/problems.md, whose `%s` are filled from `tokens`
 * in order; `<key>.actions` there says what to do next. Tokens never hold a secret.
 */
export class Problem extends Error {
  readonly key: string;
  readonly tokens: readonly string[];
  readonly exit: ExitCode;

  constructor(key: string, tokens: readonly string[] = [], exit: ExitCode = exitCodes.couldNot) {
    super(key);
    this.name = 'Problem';
    this.key = key;
    this.tokens = tokens;
    this.exit = exit;
  }
}

/** Several problems found at once, each with its own words: a preflight names every obstacle, a spec every mistake. */
export class Problems extends Problem {
  readonly all: readonly Problem[];

  constructor(key: string, tokens: readonly string[], all: readonly Problem[], exit?: ExitCode) {
    super(key, tokens, exit ?? all[0]?.exit ?? exitCodes.couldNot);
    this.name = 'Problems';
    this.all = all;
  }
}
