import { spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import type { ChildOutcome } from './child.ts';
import type { SfCommand } from './sf.ts';

export interface StoppedOutcome extends ChildOutcome {
  /** The signal that ended it; null where it ended by itself. */
  signal: NodeJS.Signals | null;
}

const slowestMs = 90_000;

/**
 * Start the CLI and send it `signal` as soon as `when` holds. Rejects when it ended before, or did not end after it.
 * Its stdin is closed; the signal goes to its own pid.
 */
export async function runUntil(command: SfCommand, signal: NodeJS.Signals, when: () => Promise<boolean>): Promise<StoppedOutcome> {
  const child = spawn(command.program, command.args, { env: command.env, cwd: command.cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const closed = new Promise<StoppedOutcome>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, by) => {
      resolve({ exitCode: code ?? -1, signal: by, stdout, stderr });
    });
  });
  const tooLate = setTimeout(() => child.kill('SIGKILL'), slowestMs);
  try {
    while (!(await when())) {
      if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode} before it could be stopped\n${stdout}\n${stderr}`);
      await wait(10);
    }
    child.kill(signal);
    return await closed;
  } finally {
    clearTimeout(tooLate);
    child.kill('SIGKILL');
  }
}
