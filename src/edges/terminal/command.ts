import { SfError } from '@salesforce/core/sfError';
import { SfCommand } from '@salesforce/sf-plugins-core';
import { exitCodes, Problem } from '../../problems.ts';
import { wordsOf } from './words.ts';

/** Errors that oclif raises for wrong flags carry this; they are wrong use of the command. */
function isWrongUse(error: unknown): boolean {
  return error instanceof Error && 'oclif' in error && 'parse' in error;
}

/**
 * What the platform prints and exits with for an error of ours. Causes stay behind: the platform exits 10 for any
 * TypeError in message, stack or cause (PRODUCT, outcomes), and a vendor's cause may quote what must not be shown.
 */
function toSfError(problem: Problem): SfError {
  const { message, actions } = wordsOf(problem);
  return new SfError(message, problem.key, [...actions], problem.exit);
}

/** The base of every command: problems become words and exit codes, anything unforeseen becomes one plain sentence. */
export abstract class IntegrationUserCommand<Result> extends SfCommand<Result> {
  protected override async catch(error: Error): Promise<never> {
    if (error instanceof Problem) return super.catch(toSfError(error));
    if (isWrongUse(error)) return super.catch(Object.assign(error, { exitCode: exitCodes.wrongUse }));
    if (error instanceof SfError) return super.catch(Object.assign(error, { exitCode: exitCodes.couldNot }));
    if (process.env['DEBUG'] !== undefined) process.stderr.write(`${error.stack ?? error.message}\n`);
    return super.catch(toSfError(new Problem('unforeseen', [error.message.replaceAll('TypeError', 'type error')])));
  }
}
