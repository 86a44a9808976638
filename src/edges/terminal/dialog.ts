import type { Dialog } from '../../core/model/ports.ts';
import { exitCodes, Problem } from '../../problems.ts';
import { safe } from './safe.ts';

const context = { output: process.stderr } as const;

/** Questions on stderr, so that stdout stays the result. `undefined` where nobody can answer: --no-prompt, --json, or no terminal. */
export function dialog(flags: { readonly noPrompt: boolean; readonly json: boolean }): Dialog | undefined {
  if (flags.noPrompt || flags.json || !process.stdin.isTTY) return undefined;
  return {
    text: async (question, check, initial) => {
      const { default: input } = await import('@inquirer/input');
      return input({ message: safe(question), validate: check ?? (() => true), ...(initial === undefined ? {} : { default: initial }) }, context);
    },
    choose: async (question, choices) => {
      const { default: select } = await import('@inquirer/select');
      return select({ message: safe(question), choices: choices.map((choice) => ({ value: choice.value, name: safe(choice.name) })) }, context);
    },
    yes: async (question) => {
      const { default: confirm } = await import('@inquirer/confirm');
      return confirm({ message: safe(question), default: false }, context);
    },
  };
}

/** For a question that must be asked where nobody can answer. `key` names the problem. */
export function cannotAsk(key: string): never {
  throw new Problem(key, [], exitCodes.wrongUse);
}
