import { SfError } from '@salesforce/core/sfError';
import { SfCommand } from '@salesforce/sf-plugins-core';
import { OrgRefusal } from '../../core/model/ports.ts';
import type { Proof } from '../../core/model/proof.ts';
import { withoutSecrets } from '../../core/model/redacted.ts';
import { exitCodes, Problem, Problems } from '../../problems.ts';
import { wordsOf, type Words } from './words.ts';

/** Errors that oclif raises for wrong flags carry this; they are wrong use of the command. */
function isWrongUse(error: unknown): boolean {
  // What a flag's own parser refuses comes without `parse`, and begins so.
  return error instanceof Error && 'oclif' in error && ('parse' in error || error.message.startsWith('Parsing --'));
}

/** The problems inside one, for programs that read --json: each with its own name, as if it had come alone. */
function partsOf(problem: Problem): { problems: (Words & { name: string })[] } | undefined {
  if (!(problem instanceof Problems)) return undefined;
  return { problems: problem.all.map((each) => ({ name: each.key, ...wordsOf(each) })) };
}

/**
 * What the platform prints and exits with for an error of ours. Causes stay behind: the platform exits 10 for any
 * TypeError in message, stack or cause (PRODUCT, outcomes), and a vendor's cause may quote what must not be shown.
 */
function toSfError(problem: Problem): SfError {
  const { message, actions } = wordsOf(problem);
  const error = new SfError(message, problem.key, actions, problem.exit);
  const parts = partsOf(problem);
  if (parts !== undefined) error.setData(parts);
  return error;
}

/** The platform looks the org up before our command runs: an error of its that quotes a session or a key keeps its words only, without them. */
function discreet(error: Error & Pick<SfError, 'actions'>): Error {
  const told = [error.message, ...(error.actions ?? []), error.cause instanceof Error ? error.cause.message : ''].join('\n');
  if (withoutSecrets(told) === told) return Object.assign(error, { exitCode: exitCodes.couldNot });
  return new SfError(withoutSecrets(error.message), error.name, error.actions?.map(withoutSecrets), exitCodes.couldNot);
}

/** The base of every command: problems become words and exit codes, anything unforeseen becomes one plain sentence. */
export abstract class IntegrationUserCommand<Result> extends SfCommand<Result> {
  /** Says a problem's words as a warning, on stderr and in --json's warnings; the command goes on. */
  protected warnOf(problem: Problem): void {
    const { message, actions } = wordsOf(problem);
    this.warn([message, ...actions].join(' '));
  }

  /** A proof that failed, or that could not look everywhere, is no success: exit 1, with the rows still printed. */
  protected judge(proof: Proof | undefined, integration: string, org: string): void {
    if (proof === undefined || proof.outcome === 'proven' || proof.outcome === 'proven except live login') return;
    this.warnOf(new Problem(proof.outcome === 'failed' ? 'proof-failed' : 'proof-in-part', [integration, org]));
    process.exitCode = exitCodes.couldNot;
  }

  protected override async catch(error: Error): Promise<never> {
    if (error instanceof Problem) return super.catch(toSfError(error));
    // Nobody judged it where it came up, so it is said in Salesforce's own words.
    if (error instanceof OrgRefusal) return super.catch(toSfError(new Problem('org-refused', ['go on', error.message.replaceAll('TypeError', 'type error'), error.code])));
    if (isWrongUse(error)) return super.catch(Object.assign(error, { exitCode: exitCodes.wrongUse }));
    if (error instanceof SfError) return super.catch(discreet(error));
    if (process.env['DEBUG'] !== undefined) process.stderr.write(`${withoutSecrets(error.stack ?? error.message)}\n`);
    return super.catch(toSfError(new Problem('unforeseen', [withoutSecrets(error.message).replaceAll('TypeError', 'type error')])));
  }
}
