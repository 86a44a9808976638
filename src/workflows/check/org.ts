import { inQuestion } from '../../core/auditing/view/index.ts';
import type { DatasetId, Facts, Snapshot } from '../../core/model/audit/datasets.ts';
import { known, unknown } from '../../core/model/audit/fact.ts';
import { Problem } from '../../problems.ts';
import type { Deps } from '../deps.ts';
import { planInOrg } from '../project-facts/plan.ts';
import { inOrg } from '../project-facts/registry.ts';
import { problemOf } from '../refusals.ts';
import { takeSnapshot } from '../snapshot/take-snapshot.ts';
import type { ProjectRead } from './project.ts';

/** What is said while the plan is made: nothing, since it is made while the org is read, which has a stage of its own. */
const unsaid: Deps['progress'] = { stage: () => undefined, note: () => undefined };

/** The plan of the project's specs for this org; unknown where they cannot be held against it, which is no reason to stop. */
async function planFact(deps: Deps): Promise<Facts['plan']> {
  try {
    return await planInOrg({ ...deps, progress: unsaid });
  } catch (error) {
    const problem = problemOf(error, 'compare the specs with the org');
    if (!(problem instanceof Problem)) throw error;
    return unknown({ kind: 'unreadable', words: `The specs could not be compared with the org (${problem.key}); sf integration-user plan says why.` });
  }
}

/** Specs that are this org's, by id, else by a username that the org has. */
async function registryHere(deps: Deps, registry: NonNullable<Facts['registry']>): Promise<NonNullable<Facts['registry']>> {
  if (registry.rows.length === 0) return registry;
  const { orgId } = await deps.org.about();
  const open = registry.rows.flatMap(({ spec }) => Object.values(spec.environments).flatMap(({ orgId: id, username }) => (id === undefined ? [username] : [])));
  const users = await Promise.all([...new Set(open)].map(async (value) => deps.org.find<{ Username: string }>({ from: 'User', fields: ['Id'], key: 'Username', value })));
  return inOrg(registry, orgId, new Set(users.flat().map(({ Username }) => Username.toLowerCase())));
}

/** What an org and the project tell together, as a snapshot. Reads only. */
export async function snapshotOfOrg(deps: Deps, name: string, project: ProjectRead, wanted: ReadonlySet<DatasetId>): Promise<Snapshot> {
  const { policy, facts } = project;
  const registry = await registryHere(deps, facts.registry ?? unknown());
  const isRegistered = registry.rows.some(({ environment }) => environment !== undefined);
  const [snapshot, plan = unknown()] = await Promise.all([
    takeSnapshot(deps, { name, policy, wanted: [...wanted], files: { ...facts, registry }, inQuestion: (read, by) => inQuestion(read, by, deps.clock.now()) }),
    wanted.has('plan') && isRegistered ? planFact(deps) : known<never>([]),
  ]);
  return { ...snapshot, facts: { ...snapshot.facts, plan } };
}
