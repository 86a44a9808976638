import { exitCodes, Problem } from '../../problems.ts';

/** One output asked for: a format, and the file it goes to; without a file it goes to stdout. */
export interface Output<Name extends string> {
  readonly name: Name;
  readonly file?: string;
}

function one<Name extends string>(given: string, known: readonly Name[]): Output<Name> {
  const at = given.indexOf('=');
  const asked = at < 0 ? given : given.slice(0, at);
  const name = known.find((each) => each === asked);
  if (name === undefined) throw new Problem('format-unknown', [asked, known.join(', ')], exitCodes.wrongUse);
  const file = at < 0 ? undefined : given.slice(at + 1);
  if (file === '') throw new Problem('format-without-file', [given], exitCodes.wrongUse);
  return { name, ...(file === undefined ? {} : { file }) };
}

/**
 * The outputs of `--format NAME[=FILE]`, repeatable (PRODUCT, outcomes): at most one on stdout, and none there with --json.
 * Nothing given: the first known format on stdout, or nothing with --json. Throws `format-unknown`, `format-without-file`,
 * `formats-on-stdout` (exit 2).
 */
export function outputs<Name extends string>(given: readonly string[] | undefined, known: readonly [Name, ...Name[]], json: boolean): readonly Output<Name>[] {
  const asked = (given ?? []).map((each) => one(each, known));
  const onStdout = asked.filter(({ file }) => file === undefined);
  if (onStdout.length > (json ? 0 : 1)) throw new Problem('formats-on-stdout', [onStdout.map(({ name }) => name).join(', ')], exitCodes.wrongUse);
  if (asked.length > 0 || json) return asked;
  return [{ name: known[0] }];
}
