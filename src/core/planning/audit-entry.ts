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
  /** SHA-256 of the files no earlier entry names as parent, sorted. */
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

function parentsOf(content: string): readonly string[] {
  try {
    const entry = JSON.parse(content) as Partial<AuditEntry> | null;
    return entry?.parents ?? [];
  } catch {
    // Not readable, say after a merge conflict: it still counts as an entry, and `audit` will name it.
    return [];
  }
}

/** The entries that no other entry names as its parent: what the next one continues. */
export function headsOf(contents: readonly string[]): readonly string[] {
  const named = new Set(contents.flatMap(parentsOf));
  return contents.map(entryDigest).filter((hash) => !named.has(hash)).sort();
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
