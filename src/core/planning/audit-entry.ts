import { createHash } from 'node:crypto';
import type { Target } from '../model/component.ts';
import type { ProofOutcome } from '../model/proof.ts';
import type { Plan } from '../model/plan.ts';

/** One apply: who changed what, when, where (PRODUCT, audit log). Names its parents' hashes, so that branches merge. */
export interface AuditEntry {
  readonly apiVersion: 'integration-user/v1';
  readonly runId: string;
  readonly at: string;
  readonly by: string;
  readonly orgId: string;
  readonly environment: string;
  readonly integration: string;
  /** SHA-256 of the files that were heads of the log when the run began (`headsOf`), sorted. */
  readonly parents: readonly string[];
  readonly planDigest: string;
  readonly changes: readonly { readonly component: string; readonly words: readonly string[] }[];
  /** Titles of the parts that were begun, and of those the org took, before the run ended. */
  readonly tried: readonly string[];
  readonly done: readonly string[];
  /** `begun`: the run was killed, or is still going on. */
  readonly outcome: ProofOutcome | 'stopped' | 'begun';
}

export const auditFolder = 'integrations/audit';

/** What an entry is named by as a parent: SHA-256, hex, over LF, since git may check the file out with CRLF. */
export const entryDigest = (content: string): string => createHash('sha256').update(content.replaceAll('\r\n', '\n')).digest('hex');

function read(content: string): Partial<AuditEntry> {
  try {
    return (JSON.parse(content) as Partial<AuditEntry> | null) ?? {};
  } catch {
    // Not readable, say after a merge conflict: it still counts as an entry, and `audit` will name it.
    return {};
  }
}

/** A run that is to continue the log, and holds the lock of its integration in its org. */
export type NextRun = Pick<AuditEntry, 'orgId' | 'integration'> & { readonly at: Date };

/** No run lasts as long: one that began before and never ended was killed. */
const longestRunMs = 86_400_000;

/**
 * Whether an entry stays as it is. One of a run that is still going on is written anew, and so has another hash, when that run
 * ends; of the same integration and org none is, since the next run has the lock.
 */
const isSettled = ({ outcome, orgId, integration, at = '' }: Partial<AuditEntry>, next: NextRun): boolean =>
  outcome !== 'begun' || (orgId === next.orgId && integration === next.integration) || !(next.at.getTime() - Date.parse(at) < longestRunMs);

/**
 * The settled entries that no other settled one names as its parent: what the next run's entry continues. Beside a run that is
 * going on it continues what that one does, as two branches would.
 */
export function headsOf(contents: readonly string[], next: NextRun): readonly string[] {
  const settled = contents.map((content) => ({ digest: entryDigest(content), entry: read(content) })).filter(({ entry }) => isSettled(entry, next));
  const named = new Set(settled.flatMap(({ entry }) => entry.parents ?? []));
  return settled.map(({ digest }) => digest).filter((digest) => !named.has(digest)).sort();
}

export function auditEntry(target: Target, plan: Plan, run: { id: string; at: Date; tried: readonly string[]; done: readonly string[]; outcome: AuditEntry['outcome']; parents: readonly string[] }): AuditEntry {
  return {
    apiVersion: 'integration-user/v1',
    runId: run.id,
    at: run.at.toISOString(),
    by: target.org.username,
    orgId: target.org.orgId,
    environment: target.environment,
    integration: target.spec.name,
    parents: run.parents,
    planDigest: plan.digest,
    changes: plan.steps.map((step) => ({ component: step.component, words: step.changes.map((change) => change.words) })),
    tried: run.tried,
    done: run.done,
    outcome: run.outcome,
  };
}

/** e.g. `integrations/audit/20261121T101500Z-k3f9x2.json` */
export function auditPath(at: Date, runId: string): string {
  return `${auditFolder}/${at.toISOString().replaceAll(/[-:]|\.\d+/g, '')}-${runId}.json`;
}
