import type { CredentialStore, StoreCommand } from '../../core/model/credential-store.ts';
import type { Sealed } from '../../core/model/ports.ts';
import { Secret } from '../../core/model/secret.ts';
import { Problem } from '../../problems.ts';
import { childEnvironment } from './child-environment.ts';
import { isThere } from './find-program.ts';
import { runCommand } from './run-command.ts';
import type { CommandOutcome } from './run-command.ts';
import { firstSafeLine } from './safe-line.ts';

export type CommandStore = Extract<CredentialStore, { kind: 'command' }>;

export interface CommandSurroundings {
  /** Where commands run: never the project, whose files a stranger may have written. */
  readonly cwd: string;
  readonly environment: NodeJS.ProcessEnv;
  /** A password manager may ask its owner first. */
  readonly timeoutMs: number;
}

const programOf = ({ argv }: StoreCommand): string => argv[0] ?? '';

function run(command: StoreCommand, input: string, { cwd, environment, timeoutMs }: CommandSurroundings): Promise<CommandOutcome> {
  return runCommand(command.argv, { input, cwd, timeoutMs, env: childEnvironment(programOf(command), environment) });
}

/** How it went wrong, in words; `undefined` where it went well. */
function failure(outcome: CommandOutcome): string | undefined {
  if (outcome.kind === 'not-started') return outcome.code === 'ENOENT' ? 'there is no such program on the PATH' : `it could not be started (${outcome.code})`;
  if (outcome.kind === 'late') return `no end within ${outcome.seconds} seconds`;
  if (outcome.exit !== 0) return typeof outcome.exit === 'number' ? `exit code ${outcome.exit}` : `ended by ${outcome.exit}`;
  return outcome.took ? undefined : 'it did not read what it was given';
}

/** One line for a person. What the program wrote may hold the secret, and is not repeated otherwise. */
function saidSafely(outcome: CommandOutcome, secret: string): string {
  const line = outcome.kind === 'ended' ? (firstSafeLine(outcome.stderr, secret) ?? firstSafeLine(outcome.stdout, secret)) : undefined;
  return line === undefined ? 'nothing that can be shown' : `"${line}"`;
}

/** The same text, give or take the line ends that tools add and drop at its end. */
function same(one: string, other: string): boolean {
  return one.replaceAll('\r\n', '\n').trimEnd() === other.replaceAll('\r\n', '\n').trimEnd();
}

/**
 * Gives the secret to the store's command, on stdin and nowhere else; where the spec has a `read` command, the store must
 * give the same back. Throws `store-not-approved` (nothing is run), `store-refused`, `store-gave-another`.
 */
export async function putByCommand(store: CommandStore, what: string, secret: Secret, surroundings: CommandSurroundings): Promise<void> {
  const unapproved = [store.put, store.read].find((command) => command?.approved === false);
  if (unapproved !== undefined) throw new Problem('store-not-approved', [unapproved.written]);
  await secret.use(async (text) => {
    const outcome = await run(store.put, text, surroundings);
    const how = failure(outcome);
    if (how !== undefined) throw new Problem('store-refused', [programOf(store.put), what, how, saidSafely(outcome, text)]);
    if (store.read === undefined) return;
    const back = await run(store.read, '', surroundings);
    const why = failure(back);
    if (why !== undefined) throw new Problem('store-not-read-back', [programOf(store.read), what, why, saidSafely(back, text)]);
    if (back.kind === 'ended' && !same(back.stdout, text)) throw new Problem('store-gave-another', [programOf(store.read), what]);
  });
}

/** What keeps these commands from being run at all; nothing is run to find out. `store-not-approved`, `store-program-missing`. */
export async function commandObstacle({ put, read }: CommandStore, environment: NodeJS.ProcessEnv, windows: boolean): Promise<Problem | undefined> {
  for (const command of read === undefined ? [put] : [put, read]) {
    if (!command.approved) return new Problem('store-not-approved', [command.written]);
    const program = programOf(command);
    if (!(await isThere(program, childEnvironment(program, environment), windows))) return new Problem('store-program-missing', [program, command.written]);
  }
  return undefined;
}

const sealed = (key: string, tokens: readonly string[]): Sealed => ({ kind: 'sealed', why: new Problem(key, tokens) });

/** The secret from the store's `read` command, or why it does not come. Nothing of what a failed command said is repeated: it may be the secret. */
export async function openByCommand(store: CredentialStore | undefined, what: string, where: string, keptBy: string, surroundings: CommandSurroundings): Promise<Secret | Sealed> {
  const read = store?.kind === 'command' ? store.read : undefined;
  if (read === undefined) return sealed('sealed-no-read', [what, where, keptBy]);
  if (!read.approved) return sealed('sealed-not-approved', [read.written]);
  const outcome = await run(read, '', surroundings);
  const how = failure(outcome);
  if (how !== undefined) return sealed('sealed-read-failed', [programOf(read), how, what]);
  const text = outcome.kind === 'ended' ? outcome.stdout.replaceAll('\r\n', '\n').trimEnd() : '';
  return text === '' ? sealed('sealed-other-secret', [programOf(read), what]) : new Secret(text);
}
