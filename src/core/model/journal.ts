import type { ProofOutcome } from './proof.ts';

/** Whom one apply is for; the first line of its journal. Holds no secret. */
export interface JournalHead {
  readonly runId: string;
  readonly integration: string;
  readonly orgId: string;
  readonly orgName: string;
  readonly environment: string;
  readonly username: string;
  /** Relative to the project, so that `resume` finds it. */
  readonly specPath: string;
  readonly planDigest: string;
  /** The admin. */
  readonly by: string;
  /** A refreshed sandbox is being taken on: the run that goes on from here knows it by this. */
  readonly refreshed?: true;
}

/**
 * What a journal tells, in order. `intent` stands before a part is touched, `sent` before each call that changes something
 * and that cannot simply be sent twice, `answered` after it; `done` once the part was read back as written. `waiting` names
 * a deploy that the org has begun: it goes on without us.
 */
export type JournalEvent =
  | { readonly phase: 'intent' | 'done'; readonly component: string; readonly title: string }
  | { readonly phase: 'failed'; readonly component: string; readonly title: string; readonly key: string }
  | { readonly phase: 'sent' | 'answered'; readonly component: string; readonly call: string; readonly id?: string }
  | { readonly phase: 'waiting'; readonly component: string; readonly deployId: string }
  | { readonly phase: 'applied' }
  | { readonly phase: 'proven'; readonly outcome: ProofOutcome }
  | { readonly phase: 'interrupted' }
  | { readonly phase: 'abandoned'; readonly reason: string; readonly by: string }
  | { readonly phase: 'resumed'; readonly byRun: string }
  | { readonly phase: 'closed'; readonly outcome: ProofOutcome | 'stopped' };

/** A journal as it was found. */
export interface JournalState {
  readonly head: JournalHead;
  /** ISO date-time of the first line and of the last. */
  readonly begunAt: string;
  readonly lastAt: string;
  readonly events: readonly JournalEvent[];
  /** Relative to the project. */
  readonly path: string;
  /** The last line was cut off by a crash, and dropped. */
  readonly torn: boolean;
  /** A process that lives holds this integration's lock. */
  readonly running: boolean;
}

/** A journal that cannot be believed: a line before the last is broken, or the chain does not hold. */
export interface BrokenJournal {
  readonly path: string;
  readonly line: number;
  readonly reason: string;
}

/** The write-ahead record of one apply, with the lock of its integration in its org. */
export interface Journal {
  readonly runId: string;
  readonly path: string;
  /** On disk (fsynced) before this resolves. Throws `lock-lost` where another run took over meanwhile: nothing more may be sent then. */
  write(event: JournalEvent): Promise<void>;
  /** The same at once, for a process that is being told to stop. Never throws. */
  writeNow(event: JournalEvent): void;
  /** Gives the lock back. The file stays. */
  release(): Promise<void>;
}

export interface Journals {
  /** Takes the lock and writes the head. Throws `run-going-on` (who, since when, which process) where another run holds the lock. */
  begin(head: JournalHead): Promise<Journal>;
  /** Every journal of the project, oldest first; those that cannot be believed apart. */
  list(): Promise<{ readonly journals: readonly JournalState[]; readonly broken: readonly BrokenJournal[] }>;
  /** Adds a line to a journal nobody is writing. */
  append(path: string, event: JournalEvent): Promise<void>;
  /** The process is being told to stop: says so at once in every journal it has open. Never throws. */
  interrupted(): void;
}

/** Neither closed, nor abandoned, nor taken over by a later run. */
export function isOpen(journal: JournalState): boolean {
  return !journal.events.some(({ phase }) => phase === 'closed' || phase === 'abandoned' || phase === 'resumed');
}

/** The deploy that was begun and whose end was not seen, if there is one. */
export function openDeploy(journal: JournalState): string | undefined {
  const last = journal.events.findLast((event) => event.phase === 'waiting' || event.phase === 'answered' || event.phase === 'done');
  return last?.phase === 'waiting' ? last.deployId : undefined;
}
