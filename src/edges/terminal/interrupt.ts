import { writeSync } from 'node:fs';
import { exitCodes } from '../../problems.ts';

/**
 * Ctrl-C and SIGTERM end the command with exit 130 and one line that says how to go on; `before` closes what is open, and
 * never throws. What was made so far is looked up again by the next run; nothing needs undoing.
 */
export function onInterrupt(line: string, before: () => void = () => undefined): () => void {
  const stop = (): void => {
    before();
    // Past process.stderr.write, which a running spinner holds back until it stops.
    try {
      writeSync(process.stderr.fd, `\n${line}\n`);
    } catch {
      // Whoever read stderr is gone, or is behind with it: the exit code still tells.
    }
    process.exit(exitCodes.interrupted);
  };
  // First in line: SfCommand's own listener throws ExitError, which nobody catches there, and Node ends with a stack and exit 1.
  process.prependOnceListener('SIGINT', stop);
  process.prependOnceListener('SIGTERM', stop);
  return () => {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
  };
}
