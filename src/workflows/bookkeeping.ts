import type { Target } from '../core/model/component.ts';
import type { ProofOutcome } from '../core/model/proof.ts';
import { auditEntry, auditFolder, auditPath, headsOf } from '../core/planning/audit-entry.ts';
import type { Plan } from '../core/model/plan.ts';
import { recordOf, recordPath, type IntegrationRecord } from '../core/planning/record.ts';
import type { Trail } from './apply.ts';
import type { Deps } from './deps.ts';

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** One audit file for this run. Called for runs that changed something, also when they stopped half-way. */
export async function writeAudit(deps: Deps, target: Target, plan: Plan, trail: Trail, outcome: ProofOutcome | 'stopped'): Promise<string> {
  const earlier = (await deps.files.list(auditFolder)).filter((path) => path.endsWith('.json'));
  const contents = await Promise.all(earlier.map(async (path) => (await deps.files.read(path)) ?? '{"parents":[]}'));
  const at = deps.clock.now();
  const id = deps.random.text(8);
  const path = auditPath(at, id);
  await deps.files.write(path, json(auditEntry(target, plan, { id, at, ...trail, outcome, parents: headsOf(contents) })));
  return path;
}

/** What the last run wrote down; `undefined` where there was none, or where its record cannot be read. */
export async function readRecord(deps: Deps, target: Target): Promise<Partial<IntegrationRecord> | undefined> {
  const text = await deps.files.read(recordPath(target.org.orgId, target.spec.name));
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as Partial<IntegrationRecord>;
  } catch {
    return undefined;
  }
}

export async function writeRecord(deps: Deps, target: Target, plan: Plan, outcome: ProofOutcome): Promise<string> {
  const stored = await deps.vault.find(target.org.orgId, target.spec.name);
  const credential = stored && { stored, reference: deps.vault.where(target.org.orgId, target.spec.name) };
  const path = recordPath(target.org.orgId, target.spec.name);
  await deps.files.write(path, json(recordOf(target, plan, credential, outcome, deps.clock.now())));
  return path;
}
