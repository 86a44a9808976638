import { exitCodes, Problem } from '../problems.ts';
import type { CreateResult } from '../core/model/create-result.ts';
import type { JournalState } from '../core/model/journal.ts';
import { create, type Questions } from './create.ts';
import type { Deps } from './deps.ts';
import { openRuns } from './leftovers.ts';
import { loadSpec } from './load-spec.ts';

/** The one run that is meant. Throws `nothing-to-resume`, or `several-runs` where only a name can tell. */
function theOne(runs: readonly JournalState[], orgName: string): JournalState {
  const last = runs.at(-1);
  if (last === undefined) throw new Problem('nothing-to-resume', [orgName], exitCodes.wrongUse);
  const names = [...new Set(runs.map(({ head }) => head.integration))];
  if (names.length > 1) throw new Problem('several-runs', [orgName, names.join(', ')], exitCodes.wrongUse);
  return last;
}

export interface ResumeInput {
  readonly name?: string | undefined;
  readonly ask: Questions;
  readonly consumerKey?: string | undefined;
  readonly fromAddress?: string | undefined;
}

/**
 * Goes on where a run stopped: with its spec as it is now, in its org and environment. What the org has already is found
 * there; the journal only says where to look, and which deploy to wait for.
 */
export async function resume(deps: Deps, input: ResumeInput): Promise<CreateResult> {
  const org = await deps.org.about();
  const { head } = theOne(openRuns(await deps.journals.list(), { name: input.name, orgId: org.orgId }), org.name);
  const loaded = await loadSpec(deps.files, { spec: head.specPath });
  return create(deps, { loaded, environment: head.environment, refreshed: head.refreshed, dryRun: false, ask: input.ask, consumerKey: input.consumerKey, fromAddress: input.fromAddress });
}

export interface AbandonInput {
  readonly name?: string | undefined;
  /** Only a run in this org; needed where runs in several are open. */
  readonly orgId?: string | undefined;
  readonly reason: string;
  /** Who gives up. */
  readonly by: string;
}

/**
 * Gives a run up, with the reason in its journal. What it made in the org stays. Throws `nothing-to-resume`, `several-runs`,
 * `several-orgs` where only an org can tell, and `run-going-on` for one that lives.
 */
export async function abandon(deps: Pick<Deps, 'journals'>, { name, orgId, reason, by }: AbandonInput): Promise<JournalState> {
  const runs = openRuns(await deps.journals.list(), { name, orgId });
  const run = theOne(runs, 'this project');
  const orgs = [...new Map(runs.map(({ head }) => [head.orgId, `${head.orgName} (${head.orgId})`])).values()];
  if (orgs.length > 1) throw new Problem('several-orgs', [run.head.integration, orgs.join(', ')], exitCodes.wrongUse);
  if (run.running) throw new Problem('run-going-on', [run.head.integration, run.head.orgName, run.begunAt]);
  await deps.journals.append(run.path, { phase: 'abandoned', reason, by });
  return run;
}
