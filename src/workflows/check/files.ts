import type { DatasetId, Facts, Snapshot } from '../../core/model/audit/datasets.ts';
import type { SourceTree } from '../../core/model/ports.ts';
import { planInFiles } from '../project-facts/plan.ts';
import { readSource } from '../read-source.ts';
import type { ProjectDeps, ProjectRead } from './project.ts';

export interface FilesToCheck {
  /** The project's folder name. */
  readonly name: string;
  readonly trees: readonly SourceTree[];
}

/** What the metadata files and the project tell, as a snapshot. Reads only. */
export async function snapshotOfFiles(deps: ProjectDeps, { name, trees }: FilesToCheck, project: ProjectRead, wanted: ReadonlySet<DatasetId>): Promise<Snapshot> {
  const [source, plan] = await Promise.all([
    readSource(name, trees),
    wanted.has('plan') ? planInFiles(deps, project.facts.registry?.rows ?? []) : undefined,
  ]);
  const facts: Facts = { ...source.facts, ...project.facts, ...(plan === undefined ? {} : { plan }) };
  return { format: 'integration-user/snapshot/v1', takenAt: deps.clock.now().toISOString(), mode: 'source', name, id: name, facts };
}
