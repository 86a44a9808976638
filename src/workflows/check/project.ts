import type { Facts } from '../../core/model/audit/datasets.ts';
import { known, unknown } from '../../core/model/audit/fact.ts';
import type { PreviousSnapshotRow } from '../../core/model/audit/rows-files.ts';
import { defaultPolicy, type Policy } from '../../core/model/policy.ts';
import type { Clock, Files } from '../../core/model/ports.ts';
import { readAuditLog, readRecords, readTemplates } from '../project-facts/bookkeeping.ts';
import { readPolicy, readRegistry } from '../project-facts/registry.ts';
import { readRepository, type SearchedTree } from '../project-facts/repository.ts';

export interface ProjectDeps {
  readonly files: Files;
  /** Absent outside of a project: whatever folder somebody stands in is not searched. */
  readonly tree?: SearchedTree | undefined;
  readonly clock: Clock;
}

export interface ProjectRead {
  readonly policy: Policy;
  readonly facts: Facts;
}

const noProject = unknown({ kind: 'not-given', words: 'This is no Salesforce project, so no files were searched for secrets.' });

/** What the project's own files tell: specs, policy, records, audit log, templates, and what in them looks like a secret. */
export async function readProject({ files, tree }: ProjectDeps, previous: readonly PreviousSnapshotRow[]): Promise<ProjectRead> {
  const policy = await readPolicy(files);
  const guardrails = policy.rows[0]?.policy ?? defaultPolicy;
  const [registry, records, auditLog, templates, repository] = await Promise.all([
    readRegistry(files),
    readRecords(files),
    readAuditLog(files),
    readTemplates(files),
    tree === undefined ? noProject : readRepository(files, tree, guardrails.repository.fixtures),
  ]);
  return { policy: guardrails, facts: { policy, registry, records, auditLog, templates, repository, otherEnvironments: known([]), previousSnapshot: known(previous) } };
}
