import { isOpen, openDeploy, type JournalState } from './journal.ts';

/** A run as `status` tells it; its --json data. A type, so that --json's data takes it. */
export type RunStatus = {
  readonly runId: string;
  readonly integration: string;
  readonly orgId: string;
  readonly orgName: string;
  readonly environment: string;
  readonly username: string;
  readonly by: string;
  /** ISO date-times. */
  readonly begunAt: string;
  readonly lastAt: string;
  /** Titles of the parts the org has taken. */
  readonly done: readonly string[];
  /** The change that was sent and whose answer was not seen. */
  readonly inFlight?: string;
  readonly deployId?: string;
  readonly running: boolean;
  readonly open: boolean;
  /** How it stopped, where it could still say so: a problem's key, or `interrupted`. */
  readonly stoppedBy?: string;
  /** How it came to an end, in words; absent while it is open. */
  readonly ended?: string;
  readonly path: string;
};

function inFlightOf({ events }: JournalState): string | undefined {
  const last = events.findLast(({ phase }) => phase === 'sent' || phase === 'answered' || phase === 'done');
  return last?.phase === 'sent' ? last.call : undefined;
}

function stopOf({ events }: JournalState): string | undefined {
  const last = events.findLast(({ phase }) => phase === 'failed' || phase === 'interrupted');
  if (last?.phase === 'failed') return `${last.key}, at ${last.title}`;
  return last === undefined ? undefined : 'being interrupted';
}

function endOf({ events }: JournalState): string | undefined {
  const last = events.findLast(({ phase }) => phase === 'closed' || phase === 'abandoned' || phase === 'resumed');
  if (last?.phase === 'closed') return last.outcome === 'stopped' ? 'stopped before it changed anything' : `done, ${last.outcome}`;
  if (last?.phase === 'abandoned') return `given up by ${last.by}, because: ${last.reason}`;
  return last?.phase === 'resumed' ? `taken over by the run ${last.byRun}` : undefined;
}

/** What a journal says of its run. */
export function runStatus(journal: JournalState): RunStatus {
  const { head, events, begunAt, lastAt, running, path } = journal;
  const inFlight = inFlightOf(journal);
  const deployId = openDeploy(journal);
  const stoppedBy = stopOf(journal);
  const ended = endOf(journal);
  return {
    runId: head.runId,
    integration: head.integration,
    orgId: head.orgId,
    orgName: head.orgName,
    environment: head.environment,
    username: head.username,
    by: head.by,
    begunAt,
    lastAt,
    done: [...new Set(events.flatMap((event) => (event.phase === 'done' ? [event.title] : [])))],
    ...(inFlight === undefined ? {} : { inFlight }),
    ...(deployId === undefined ? {} : { deployId }),
    running,
    open: isOpen(journal),
    ...(stoppedBy === undefined ? {} : { stoppedBy }),
    ...(ended === undefined ? {} : { ended }),
    path,
  };
}
