import type { Target } from '../core/model/component.ts';
import type { Proof, ProofOutcome } from '../core/model/proof.ts';
import { auditEntry, auditFolder, auditPath, headsOf, type AuditEntry } from '../core/planning/audit-entry.ts';
import type { Plan } from '../core/model/plan.ts';
import { readRecordText, recordOf, recordPath, type IntegrationRecord } from '../core/planning/record.ts';
import { withLogin } from '../core/planning/record-login.ts';
import type { Trail } from './apply.ts';
import type { Deps } from './deps.ts';

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

export interface OpenAudit {
  readonly path: string;
  close(trail: Trail, outcome: ProofOutcome | 'stopped'): Promise<void>;
}

/**
 * One audit file for this run, written before anything is changed, so that a run that is killed is in the log with its
 * plan; `close` writes how it ended.
 */
export async function openAudit(deps: Deps, target: Target, plan: Plan, runId: string): Promise<OpenAudit> {
  const earlier = (await deps.files.list(auditFolder)).filter((path) => path.endsWith('.json'));
  const contents = await Promise.all(earlier.map(async (path) => (await deps.files.read(path)) ?? '{}'));
  const at = deps.clock.now();
  const run = { id: runId, at, parents: headsOf(contents, { at, orgId: target.org.orgId, integration: target.spec.name }) };
  const path = auditPath(run.at, run.id);
  const write = (trail: Trail, outcome: AuditEntry['outcome']): Promise<void> => deps.files.write(path, json(auditEntry(target, plan, { ...run, ...trail, outcome })));
  await write({ tried: [], done: [] }, 'begun');
  return { path, close: write };
}

/** What the last run wrote down; `undefined` where there was none, or where its record cannot be read. */
export async function readRecord(deps: Deps, target: Pick<Target, 'org' | 'spec'>): Promise<Partial<IntegrationRecord> | undefined> {
  const text = await deps.files.read(recordPath(target.org.orgId, target.spec.name));
  return text === undefined ? undefined : readRecordText(text);
}

export async function writeRecord(deps: Deps, target: Target, planDigest: string, proof: Proof): Promise<string> {
  const stored = await deps.vault.find(target.org.orgId, target.spec.name);
  const credential = stored && { stored, reference: deps.vault.where(target.org.orgId, target.spec.name) };
  const path = recordPath(target.org.orgId, target.spec.name);
  await deps.files.write(path, json(recordOf(target, planDigest, credential, proof, deps.clock.now())));
  return path;
}

/**
 * How a login went outside of a run is added to what the last run wrote down, so that the next one knows: a proven one ends
 * a move, after a failed one the identity is proven anew. Where there is no record of this identity, nothing is written.
 */
export async function recordLogin(deps: Deps, target: Target, proof: Proof): Promise<void> {
  const record = await readRecord(deps, target);
  const next = record?.username === target.username ? withLogin(record, target, proof, deps.clock.now()) : undefined;
  if (next === undefined) return;
  const path = recordPath(target.org.orgId, target.spec.name);
  await deps.files.write(path, json(next));
  deps.progress.note(`How the login went is written down in ${path}.`);
}
