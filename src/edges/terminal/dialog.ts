import type { Dialog } from '../../core/model/ports.ts';
import { exitCodes, Problem } from '../../problems.ts';
import { safe } from './safe.ts';

const context = { output: process.stderr } as const;

/** Ctrl-C at a question is no fault of the program's: it ends like an interrupt anywhere else. */
async function answered<Value>(question: Promise<Value>): Promise<Value> {
  try {
    return await question;
  } catch (error) {
    if (error instanceof Error && error.name === 'ExitPromptError') throw new Problem('interrupted', [], exitCodes.interrupted);
    throw error;
  }
}

export interface DialogOptions {
  readonly noPrompt: boolean;
  readonly json: boolean;
  /** Called before each question: a spinner that runs holds stderr, so that a person would never see what is asked. */
  readonly quiet?: () => void;
}

/** Questions on stderr, so that stdout stays the result. `undefined` where nobody can answer: --no-prompt, --json, or no terminal. */
export function dialog({ noPrompt, json, quiet }: DialogOptions): Dialog | undefined {
  if (noPrompt || json || !process.stdin.isTTY) return undefined;
  return {
    text: async (question, check, initial) => {
      quiet?.();
      const { default: input } = await import('@inquirer/input');
      return answered(input({ message: safe(question), validate: check ?? (() => true), ...(initial === undefined ? {} : { default: initial }) }, context));
    },
    choose: async (question, choices) => {
      quiet?.();
      const { default: select } = await import('@inquirer/select');
      return answered(select({ message: safe(question), choices: choices.map((choice) => ({ value: choice.value, name: safe(choice.name) })) }, context));
    },
    yes: async (question) => {
      quiet?.();
      const { default: confirm } = await import('@inquirer/confirm');
      return answered(confirm({ message: safe(question), default: false }, context));
    },
  };
}

/** For a question that must be asked where nobody can answer. `key` names the problem. */
export function cannotAsk(key: string): never {
  throw new Problem(key, [], exitCodes.wrongUse);
}
