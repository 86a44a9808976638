import type { Target } from '../model/component.ts';
import type { StoredCredential } from '../model/ports.ts';
import type { ProofOutcome } from '../model/proof.ts';
import type { Plan } from '../model/plan.ts';

/** What exists where (PRODUCT, record): committed, so it holds no secret and no consumer key. */
export interface IntegrationRecord {
  readonly apiVersion: 'integration-user/v1';
  readonly integration: string;
  readonly orgId: string;
  readonly environment: string;
  readonly username: string;
  readonly components: Readonly<Record<'profile' | 'permissionSet' | 'app', string>>;
  readonly app: string;
  readonly flow: string;
  readonly credential: { readonly reference: string; readonly createdAt: string; readonly expiresAt?: string; readonly certificateFingerprint?: string } | null;
  readonly planDigest: string;
  /** ISO date-time of the last run that changed something. */
  readonly changedAt: string;
  readonly proof: ProofOutcome;
}

export function recordOf(target: Target, plan: Plan, credential: { stored: StoredCredential; reference: string } | undefined, proof: ProofOutcome, now: Date): IntegrationRecord {
  const { names, spec } = target;
  return {
    apiVersion: 'integration-user/v1',
    integration: spec.name,
    orgId: target.org.orgId,
    environment: target.environment,
    username: target.username,
    components: { profile: names.profile, permissionSet: names.permissionSet, app: names.app },
    app: spec.auth.app,
    flow: spec.auth.flow,
    credential: credential
      ? {
          reference: credential.reference,
          createdAt: credential.stored.createdAt,
          ...(credential.stored.expiresAt === undefined ? {} : { expiresAt: credential.stored.expiresAt }),
          ...(credential.stored.fingerprint === undefined ? {} : { certificateFingerprint: credential.stored.fingerprint }),
        }
      : null,
    planDigest: plan.digest,
    changedAt: now.toISOString(),
    proof,
  };
}

export function recordPath(orgId: string, integration: string): string {
  return `integrations/records/${orgId}/${integration}.json`;
}
