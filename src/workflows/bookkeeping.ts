import type { Target } from '../core/model/component.ts';
import type { ProofOutcome } from '../core/model/proof.ts';
import { auditEntry, auditFolder, auditPath, headsOf } from '../core/planning/audit-entry.ts';
import type { Plan } from '../core/model/plan.ts';
import { recordOf, recordPath } from '../core/planning/record.ts';
import type { Deps } from './deps.ts';

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** One audit file for this run. Called for runs that changed something, also when they stopped half-way. */
export async function writeAudit(deps: Deps, target: Target, plan: Plan, done: readonly string[], outcome: ProofOutcome | 'stopped'): Promise<string> {
  const earlier = (await deps.files.list(auditFolder)).filter((path) => path.endsWith('.json'));
  const contents = await Promise.all(earlier.map(async (path) => (await deps.files.read(path)) ?? '{"parents":[]}'));
  const at = deps.clock.now();
  const id = deps.random.text(8);
  const path = auditPath(at, id);
  await deps.files.write(path, json(auditEntry(target, plan, { id, at, done, outcome, parents: headsOf(contents) })));
  return path;
}

export async function writeRecord(deps: Deps, target: Target, plan: Plan, outcome: ProofOutcome): Promise<string> {
  const stored = await deps.vault.find(target.org.orgId, target.spec.name);
  const credential = stored && { stored, reference: deps.vault.where(target.org.orgId, target.spec.name) };
  const path = recordPath(target.org.orgId, target.spec.name);
  await deps.files.write(path, json(recordOf(target, plan, credential, outcome, deps.clock.now())));
  return path;
}
