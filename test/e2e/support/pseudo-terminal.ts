import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { SfCommand } from './sf.ts';

/** Keys to type once this text has been printed after the one before. */
export type Answer = [after: string, keys: string];

export interface TerminalOutcome {
  /** Negative: the signal that ended it. */
  exitCode: number;
  /** Everything on the screen, in order, without colours and cursor movements. */
  output: string;
  answered: number;
}

const script = join(import.meta.dirname, 'pseudo-terminal.py');
const slowestSeconds = 90;

/** Why no pseudo-terminal can be opened here; `undefined` where one can. */
export function noTerminal(): string | undefined {
  const found = spawnSync('python3', ['-c', 'import pty, sys; assert sys.version_info >= (3, 9)'], { stdio: 'ignore' });
  return found.status === 0 ? undefined : 'a pseudo-terminal is opened with Python 3.9 or newer and its pty module, and there is none';
}

/** Run the CLI on a terminal of its own, where somebody gives these answers. Rejects when that could not be done. */
export async function onTerminal(command: SfCommand, answers: Answer[]): Promise<TerminalOutcome> {
  const child = spawn('python3', [script], { stdio: ['pipe', 'pipe', 'inherit'] });
  const env = { ...command.env, TERM: 'xterm-256color', COLUMNS: '200' };
  child.stdin.end(JSON.stringify({ argv: [command.program, ...command.args], cwd: command.cwd, env, answers, timeout: slowestSeconds }));
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text));
  const code = await new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve));
  if (code !== 0) throw new Error(`the pseudo-terminal ended with ${code}`);
  const outcome = JSON.parse(printed) as TerminalOutcome;
  return { ...outcome, output: stripVTControlCharacters(outcome.output).replaceAll('\r\n', '\n') };
}
