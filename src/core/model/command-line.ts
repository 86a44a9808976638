/** What a command may name; filled in when it is run. */
export const placeholders = ['name', 'orgId', 'username', 'environment'] as const;
export type Placeholder = (typeof placeholders)[number];

export type CommandLine = { readonly ok: true; readonly argv: readonly string[] } | { readonly ok: false; readonly why: string };

/** Ends the sentence "... must be". */
const faults = {
  empty: 'a command, not nothing',
  quote: 'a command with every quote closed',
  program: 'a command that begins with the name of a program, or with its whole path',
  placeholder: `a command that names nothing else in braces than ${placeholders.map((each) => `{${each}}`).join(', ')}`,
} as const;
const fault = (why: keyof typeof faults): CommandLine => ({ ok: false, why: faults[why] });

/** One argument: pieces without space, in single quotes (as they are), or in double quotes (with \" and \\). */
const argument = /(?:[^\s"']|'[^']*'|"(?:[^"\\]|\\.)*")+/gy;
const piece = /[^\s"']+|'[^']*'|"(?:[^"\\]|\\.)*"/g;

function unquoted(text: string): string {
  return text.replaceAll(piece, (part) => {
    if (part.startsWith("'")) return part.slice(1, -1);
    return part.startsWith('"') ? part.slice(1, -1).replaceAll(/\\(["\\])/g, '$1') : part;
  });
}

/** A bare name is looked up on the PATH. A relative path would name another program in every folder, a project's own among them. */
const program = /^(?:[A-Za-z0-9._+-]+|(?:\/|[A-Za-z]:[\\/])[^{}]+)$/;
const inBraces = /\{([A-Za-z]+)\}/g;

function judged(argv: readonly string[]): CommandLine {
  if (!program.test(argv[0] ?? '')) return fault('program');
  const named = argv.flatMap((each) => [...each.matchAll(inBraces)].map((match) => match[1] ?? ''));
  return named.every((each) => (placeholders as readonly string[]).includes(each)) ? { ok: true, argv } : fault('placeholder');
}

/**
 * A command as its arguments, for a program that is started without a shell: spaces separate, quotes keep together, and
 * nothing else has a meaning. A backslash is a backslash, except before a quote or another one inside double quotes.
 */
export function splitCommand(text: string): CommandLine {
  const argv: string[] = [];
  const line = text.trim();
  if (line === '') return fault('empty');
  for (let at = 0; at < line.length; ) {
    argument.lastIndex = at;
    const [found] = argument.exec(line) ?? [];
    if (found === undefined) return fault('quote');
    argv.push(unquoted(found));
    at += found.length;
    at += /^\s*/.exec(line.slice(at))?.[0].length ?? 0;
  }
  return judged(argv);
}

/** No value can become an option, a path or a second argument. */
const harmless = /^[A-Za-z0-9_][A-Za-z0-9._@+-]*$/;

/** The placeholder whose value cannot be put into a command; `undefined` where all can. */
export function unfillable(argv: readonly string[], values: Readonly<Record<Placeholder, string>>): Placeholder | undefined {
  const named = argv.flatMap((each) => [...each.matchAll(inBraces)].map((match) => match[1] as Placeholder));
  return named.find((each) => !harmless.test(values[each]));
}

/** The arguments with their placeholders filled in, each value once: what a value holds in braces stays. */
export function fillCommand(argv: readonly string[], values: Readonly<Record<Placeholder, string>>): readonly string[] {
  return argv.map((each) => each.replaceAll(inBraces, (_, key: string) => values[key as Placeholder]));
}

/** The arguments as a person reads them, each one's borders to be seen. */
export function commandText(argv: readonly string[]): string {
  return argv.map((each) => (/^[A-Za-z0-9_@%+=:,./{}-]+$/.test(each) ? each : `'${each}'`)).join(' ');
}
