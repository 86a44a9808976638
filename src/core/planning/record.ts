import { z } from 'zod';
import type { ProvenLogin, Recorded, Target } from '../model/component.ts';
import type { StoredCredential } from '../model/ports.ts';
import type { Proof, ProofOutcome, RefusedLogin } from '../model/proof.ts';
import { appKinds } from '../model/spec.ts';

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
  readonly credential: { readonly reference: string; readonly store?: StoredCredential['store']; readonly createdAt: string; readonly expiresAt?: string; readonly certificateFingerprint?: string } | null;
  readonly planDigest: string;
  /** ISO date-time of the last run that changed something. */
  readonly changedAt: string;
  readonly proof: ProofOutcome;
  /** The last login that was proven live; what is un-bound after a move waits for it. Absent where the credential or the app is another one since. */
  readonly login?: ProvenLogin & { readonly certificateFingerprint?: string };
  /** Logins of proofs that Salesforce refused, as long as it keeps its log of them. */
  readonly refusedProofs?: readonly RefusedLogin[];
  /** Every alias the spec ever had here: what a bound app was to this integration when the spec no longer says it. */
  readonly aliases: readonly string[];
}

/** The proven login a record names: this proof's, or the one before as long as app and credential are the same. */
export function loginOf({ spec, recorded }: Target, fingerprint: string | undefined, proof: Proof, now: Date): Pick<IntegrationRecord, 'login'> {
  const own = fingerprint === undefined ? {} : { certificateFingerprint: fingerprint };
  if (proof.loginProven === true) return { login: { app: spec.auth.app, at: now.toISOString(), ...own } };
  const before = recorded?.login;
  return before?.app === spec.auth.app && recorded?.certificateFingerprint === fingerprint ? { login: { ...before, ...own } } : {};
}

/** Salesforce keeps LoginHistory for six months (facts 2.z [A]). */
const keptMs = 184 * 86_400_000;

/** What a record tells of the proofs' own refused logins: those it had, and this proof's. */
export function refusedOf(before: readonly RefusedLogin[] | undefined, { refused = [] }: Proof, now: Date): Pick<IntegrationRecord, 'refusedProofs'> {
  const kept = (before ?? []).filter(({ at }) => now.getTime() - Date.parse(at) < keptMs);
  const all = new Map([...kept, ...refused].map((login) => [login.id, login]));
  return all.size === 0 ? {} : { refusedProofs: [...all.values()] };
}

export function recordOf(target: Target, planDigest: string, credential: { stored: StoredCredential; reference: string } | undefined, proof: Proof, now: Date): IntegrationRecord {
  const { names, recorded, spec } = target;
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
          store: credential.stored.store,
          createdAt: credential.stored.createdAt,
          ...(credential.stored.expiresAt === undefined ? {} : { expiresAt: credential.stored.expiresAt }),
          ...(credential.stored.fingerprint === undefined ? {} : { certificateFingerprint: credential.stored.fingerprint }),
        }
      : null,
    planDigest,
    changedAt: now.toISOString(),
    proof: proof.outcome,
    ...loginOf(target, credential?.stored.fingerprint, proof, now),
    ...refusedOf(recorded?.refusedProofs, proof, now),
    aliases: [...new Set([...(recorded?.aliases ?? []), ...spec.aliases.map(({ app }) => app)])].toSorted(),
  };
}

/** What is judged by in a record; earlier versions lack some of it. */
const judged = z
  .looseObject({
    username: z.string(),
    proof: z.enum(['proven', 'proven except live login', 'proven in part', 'failed']),
    credential: z.looseObject({ certificateFingerprint: z.string().optional() }).nullable(),
    planDigest: z.string(),
    login: z.looseObject({ app: z.enum(appKinds), at: z.string() }),
    refusedProofs: z.array(z.object({ id: z.string(), at: z.string() })),
    aliases: z.array(z.string()),
  })
  .partial();

/** A record from its file, which is committed and which anybody may have edited; `undefined` where it is none. */
export function readRecordText(text: string): Partial<IntegrationRecord> | undefined {
  try {
    const found = judged.safeParse(JSON.parse(text));
    return found.success ? (found.data as Partial<IntegrationRecord>) : undefined;
  } catch {
    return undefined;
  }
}

/** What a record says, as far as parts of an identity judge by it. Records of earlier versions lack some of it. */
export function recordedIn(record: Partial<IntegrationRecord> | undefined): { readonly recorded?: Recorded } {
  if (record === undefined) return {};
  const { username, proof, credential, login, aliases, planDigest, refusedProofs } = record;
  const known = { username, proof, planDigest, certificateFingerprint: credential?.certificateFingerprint, login: login && { app: login.app, at: login.at }, aliases, refusedProofs };
  return { recorded: Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined)) };
}

export function recordPath(orgId: string, integration: string): string {
  return `integrations/records/${orgId}/${integration}.json`;
}
