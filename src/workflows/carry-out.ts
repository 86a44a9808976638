import { Problem } from '../problems.ts';
import type { Journal, JournalState } from '../core/model/journal.ts';
import type { Proof } from '../core/model/proof.ts';
import { setOrgId } from '../core/spec/org-id.ts';
import { applyAll, type Trail } from './apply.ts';
import { openAudit, writeRecord } from './bookkeeping.ts';
import type { Deps } from './deps.ts';
import { halfWay } from './refusals.ts';
import { source, type Survey } from './survey.ts';
import { verify } from './verify.ts';

export interface CarryOutInput {
  readonly fromAddress?: string | undefined;
  /** Digest of the saved plan that this run carries out, or what a crash left of it. */
  readonly reviewed?: string | undefined;
}

export interface Carried {
  readonly proof: Proof;
  /** Project files written. */
  readonly written: readonly string[];
}

const touchesApp = ({ plan, target }: Survey): boolean => plan.steps.some((step) => step.component.startsWith(target.spec.auth.app) || step.component === 'credential');

async function recordOrgId(deps: Deps, { loaded, target, chosen }: Survey): Promise<readonly string[]> {
  if (!chosen.first) return [];
  await deps.files.write(loaded.path, setOrgId(loaded.text, target.environment, target.org.orgId, loaded.path, chosen.replaces));
  return [loaded.path];
}

/** The journals of earlier runs end here: this one has taken over what they left. */
async function takeOver(deps: Deps, leftovers: readonly JournalState[], journal: Journal): Promise<void> {
  for (const { path } of leftovers) await deps.journals.append(path, { phase: 'resumed', byRun: journal.runId });
}

async function changeAndProve(deps: Deps, surveyed: Survey, journal: Journal, trail: Trail, fromAddress: string | undefined): Promise<Proof> {
  const { target, plan, proven } = surveyed;
  await applyAll(deps, target, plan, journal, trail);
  await journal.write({ phase: 'applied' });
  const proof = await verify(deps, target, { appIsNew: !proven || touchesApp(surveyed), fromAddress });
  await journal.write({ phase: 'proven', outcome: proof.outcome });
  return proof;
}

/** A run that changed nothing is over, unless it took over what another left half-done; one that changed something stays open, so that `status` shows it. */
async function stopped(journal: Journal, trail: Trail, { target, leftovers }: Survey, error: unknown): Promise<never> {
  if (trail.tried.length === 0 && leftovers.length === 0) await journal.write({ phase: 'closed', outcome: 'stopped' }).catch(() => undefined);
  throw error instanceof Problem && error.key !== 'stopped-half-way' ? halfWay(error, target, trail.done) : error;
}

/**
 * A plan made true: written ahead in the journal, applied, proven, and written down. Takes the integration's lock; what it
 * changed is in journal and audit log however it ends.
 */
export async function carryOut(deps: Deps, surveyed: Survey, { fromAddress, reviewed }: CarryOutInput = {}): Promise<Carried> {
  const { target, plan, loaded, leftovers } = surveyed;
  const { org, spec, environment, username } = target;
  const journal = await deps.journals.begin({
    runId: deps.random.text(8),
    integration: spec.name,
    orgId: org.orgId,
    orgName: org.name,
    environment,
    username,
    specPath: loaded.path,
    planDigest: reviewed ?? plan.digest,
    by: org.username,
    ...(target.refreshed ? { refreshed: true } : {}),
  });
  const trail: Trail = { tried: [], done: [] };
  try {
    await takeOver(deps, leftovers, journal);
    const before = [...(await recordOrgId(deps, surveyed)), ...(await source(deps, loaded, false))];
    const audit = await openAudit(deps, target, plan, journal.runId);
    try {
      const proof = await changeAndProve(deps, surveyed, journal, trail, fromAddress);
      const record = await writeRecord(deps, target, reviewed ?? plan.digest, proof);
      await audit.close(trail, proof.outcome);
      await journal.write({ phase: 'closed', outcome: proof.outcome });
      return { proof, written: [...before, record, audit.path] };
    } catch (error) {
      await audit.close(trail, 'stopped').catch(() => undefined);
      throw error;
    }
  } catch (error) {
    return await stopped(journal, trail, surveyed, error);
  } finally {
    await journal.release();
  }
}
