import type { Progress } from '../../core/model/ports.ts';
import { safe } from './safe.ts';
import { messagesOf } from './words.ts';

/** The part of SfCommand's spinner that is used; it writes to stderr and is silent with --json. */
export interface Spinner {
  start(action: string, status?: string, options?: { stdout?: boolean }): void;
  stop(message?: string): void;
  status: string | undefined;
}

export interface Stages extends Progress {
  /** Ends the running stage; `well` false leaves it marked as not finished. */
  end(well: boolean): void;
}

/** Stages on stderr, one line each; titles from messages/stages.md. */
export function stagesOn(spinner: Spinner): Stages {
  const titles = messagesOf('stages');
  let running = false;
  const end = (well: boolean): void => {
    if (running) spinner.stop(well ? 'done' : 'stopped');
    running = false;
  };
  return {
    stage: (key, of) => {
      end(true);
      const title = titles.getMessage(key);
      spinner.start(of === undefined ? title : safe(`${of}: ${title}`));
      running = true;
    },
    note: (text) => {
      spinner.status = safe(text);
    },
    end,
  };
}
