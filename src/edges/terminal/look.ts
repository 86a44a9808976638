import { takesColour } from './colour.ts';

/** What a text for people may use where it is shown. */
export interface Look {
  readonly colour: boolean;
  /** No character outside ASCII of our own. */
  readonly ascii: boolean;
  /** Characters in a line, where that is known. */
  readonly width?: number;
}

type Environment = Readonly<Record<string, string | undefined>>;

const narrowest = 60;
/** Longer lines are not read. */
const widest = 160;

/** Terminals of Windows that draw every character; the old console does not. */
const windows: readonly ((env: Environment) => boolean)[] = [({ WT_SESSION: session }) => session !== undefined, ({ TERM_PROGRAM: program }) => program === 'vscode', ({ TERM: term = '' }) => /^(?:xterm|alacritty|rxvt)/.test(term)];

/** Locale variables in the order in which POSIX heeds them; none set is the locale C. The console of Linux has no blocks to draw with. */
function drawsUnicode(env: Environment, platform: string): boolean {
  if (platform === 'win32') return windows.some((isThere) => isThere(env));
  const locale = [env['LC_ALL'], env['LC_CTYPE'], env['LANG']].find((each) => each !== undefined && each !== '') ?? 'C';
  return env['TERM'] !== 'linux' && /utf-?8/i.test(locale);
}

/** How a stream shows text. What is no terminal is a file or a log, which are UTF-8 and as wide as can be. */
export function lookOf(stream: { readonly isTTY?: boolean | undefined; readonly columns?: number | undefined }, env: Environment, platform: string): Look {
  const colour = takesColour(stream, env);
  if (stream.isTTY !== true) return { colour, ascii: false };
  const { columns = 0 } = stream;
  return { colour, ascii: !drawsUnicode(env, platform), ...(columns > 0 ? { width: Math.min(widest, Math.max(narrowest, columns)) } : {}) };
}
