import type { Journals } from '../core/model/journal.ts';
import type { Clock, Door, Files, Org, Progress, Random, Vault } from '../core/model/ports.ts';

/** What a workflow may touch, handed in by the command. */
export interface Deps {
  /** The admin's session. */
  readonly org: Org;
  readonly door: Door;
  readonly vault: Vault;
  readonly files: Files;
  readonly journals: Journals;
  readonly clock: Clock;
  readonly random: Random;
  readonly progress: Progress;
}
