import { newAccessIn } from '../core/auditing/new-access/new-access.ts';
import type { NewAccessReport } from '../core/model/audit/new-access.ts';
import type { RegistryRow } from '../core/model/audit/rows-files.ts';
import type { SourceTree } from '../core/model/ports.ts';
import { readSource } from './read-source.ts';

export interface NewAccessInput {
  /** The state before, e.g. a git commit. */
  readonly base: SourceTree;
  /** The state now: one or more folders, or another commit. */
  readonly head: readonly SourceTree[];
  /** Specs of the state now, so that access is told by integration. */
  readonly registry: readonly RegistryRow[];
}

/** Reads both states and tells what access is new. Throws what reading a tree throws; files that cannot be read are gaps. */
export async function newAccess({ base, head, registry }: NewAccessInput): Promise<NewAccessReport> {
  const before = await readSource(base.name, [base]);
  const now = await readSource(head[0]?.name ?? '', head);
  const found = newAccessIn({ base: before.facts, head: now.facts, registry });
  return { format: 'integration-user/new-access/v1', base: before.project.name, head: now.project.name, ...found };
}
