import { Problem } from '../problems.ts';
import { isOpen, openDeploy, type Journals, type JournalState } from '../core/model/journal.ts';
import { readJournalPath } from '../core/planning/journal-path.ts';
import type { Deps } from './deps.ts';

export interface RunsInput {
  /** Only runs of this integration. */
  readonly name?: string | undefined;
  /** Only runs in this org. */
  readonly orgId?: string | undefined;
}

export type FoundRuns = Awaited<ReturnType<Journals['list']>>;

/** A journal's file is named after its integration, also where what it says cannot be believed; a folder that cannot be read may hold anybody's. */
const mayBeOf = (path: string, name: string): boolean => (readJournalPath(path)?.integration ?? name) === name;

/** Runs that were begun and did not come to an end, oldest first. Throws `journal-broken` where one that may be meant cannot be believed. */
export function openRuns({ journals, broken }: FoundRuns, { name, orgId }: RunsInput): readonly JournalState[] {
  const doubtful = broken.find(({ path }) => name === undefined || mayBeOf(path, name));
  if (doubtful !== undefined) throw new Problem('journal-broken', [doubtful.path, String(doubtful.line), doubtful.reason]);
  return journals.filter((each) => isOpen(each) && (name === undefined || each.head.integration === name) && (orgId === undefined || each.head.orgId === orgId));
}

/**
 * A deploy that an earlier run began goes on in the org without it: its end is waited for before anything is looked at, so
 * that two deploys never race. Throws `run-going-on` where the earlier run still lives.
 */
export async function awaitLeftovers(deps: Deps, leftovers: readonly JournalState[]): Promise<void> {
  for (const { running, head, begunAt } of leftovers) {
    if (running) throw new Problem('run-going-on', [head.integration, head.orgName, begunAt]);
  }
  for (const id of leftovers.flatMap((journal) => openDeploy(journal) ?? [])) {
    deps.progress.stage('earlier-deploy');
    await deps.org.deployed(id);
  }
}
