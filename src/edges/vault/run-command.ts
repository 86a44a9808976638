import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import type { Readable } from 'node:stream';
import { codeOf } from '../../core/model/error-code.ts';

export interface CommandOptions {
  /** The only thing on its stdin. */
  readonly input: string;
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  readonly timeoutMs: number;
}

/** How a command ended. `stdout` and `stderr` may hold the secret: neither is ever shown as it is. */
export type CommandOutcome =
  | { readonly kind: 'ended'; readonly exit: number | NodeJS.Signals; readonly stdout: string; readonly stderr: string; /** False where it closed its stdin too early. */ readonly took: boolean }
  | { readonly kind: 'not-started'; readonly code: string }
  | { readonly kind: 'late'; readonly seconds: number };

/** A key has less than 4 kB; more than this is none. */
const mostKept = 65_536;
/** Between the polite signal and the other one, and between a program's end and that of its streams. */
const graceMs = 2_000;

/** What a stream says, up to a bound; the rest is read and dropped, so that the program never waits for us. */
function listen(stream: Readable): () => string {
  const parts: Buffer[] = [];
  let size = 0;
  stream.on('data', (part: Buffer) => {
    if (size < mostKept) parts.push(part.subarray(0, mostKept - size));
    size += part.length;
  });
  stream.on('error', () => undefined);
  return () => Buffer.concat(parts).toString('utf8');
}

/** `false` as soon as the program is found not to take its input. */
function feed(child: ChildProcessWithoutNullStreams, input: string): () => boolean {
  let took = true;
  child.stdin.on('error', () => {
    took = false;
  });
  child.stdin.end(input, 'utf8');
  return () => took;
}

interface Watch {
  /** It was told to end, since it took too long. */
  readonly late: () => boolean;
  readonly release: () => void;
}

/** Tells a program that takes too long to end, and then ends it. */
function watch(child: ChildProcessWithoutNullStreams, timeoutMs: number): Watch {
  let late = false;
  let killer: NodeJS.Timeout | undefined;
  const timer = setTimeout(() => {
    late = true;
    child.kill('SIGTERM');
    killer = setTimeout(() => child.kill('SIGKILL'), graceMs);
  }, timeoutMs);
  return {
    late: () => late,
    release: () => {
      clearTimeout(timer);
      clearTimeout(killer);
    },
  };
}

/**
 * Runs a program once, to its end or to the end of our patience: no shell, arguments as they are, nothing on stdin but the
 * input. Never rejects.
 */
export function runCommand([program = '', ...args]: readonly string[], { input, env, cwd, timeoutMs }: CommandOptions): Promise<CommandOutcome> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { env: { ...env }, cwd, shell: false, windowsHide: true, stdio: ['pipe', 'pipe', 'pipe'] });
    const [stdout, stderr, took] = [listen(child.stdout), listen(child.stderr), feed(child, input)];
    const { late, release } = watch(child, timeoutMs);
    let drain: NodeJS.Timeout | undefined;
    const end = (outcome: CommandOutcome): void => {
      release();
      clearTimeout(drain);
      child.stdout.destroy();
      child.stderr.destroy();
      resolve(outcome);
    };
    const ended = (code: number | null, signal: NodeJS.Signals | null): void => {
      end(late() ? { kind: 'late', seconds: timeoutMs / 1000 } : { kind: 'ended', exit: code ?? signal ?? 'SIGKILL', stdout: stdout(), stderr: stderr(), took: took() });
    };
    child.once('error', (error) => {
      end({ kind: 'not-started', code: codeOf(error) });
    });
    child.once('close', ended);
    // A helper that it left running, such as an agent, may hold its streams open for ever.
    child.once('exit', (code, signal) => {
      drain = setTimeout(ended, graceMs, code, signal);
    });
  });
}
