import type { Policy } from '../policy.ts';
import type { Spec } from '../spec.ts';
import type { Place } from './place.ts';

/** Rows about what the project keeps. */

export interface PolicyRow {
  readonly file: string;
  readonly policy: Policy;
  /** Dotted path, e.g. `waivers.0.expires`, to where it stands. */
  readonly places: Readonly<Record<string, Place>>;
}

export interface RegistryRow {
  readonly file: string;
  readonly spec: Spec;
  /** The spec's environment that is this org: by its id, else by a username that the org has; absent in source. */
  readonly environment?: string;
  /** Dotted path, e.g. `owner.email`, to where it stands. */
  readonly places: Readonly<Record<string, Place>>;
}

export interface TemplateRow {
  readonly id: string;
  readonly version?: string;
  readonly digest: string;
  readonly shipped: boolean;
  readonly file?: string;
}

/** One credential or component set on record; without any secret. */
export interface RecordRow {
  readonly file: string;
  readonly orgId: string;
  readonly integration: string;
  readonly fingerprint?: string;
  readonly createdAt?: string;
  readonly rotatedAt?: string;
  readonly firstUsedAt?: string;
  readonly secretReference?: string;
  readonly planDigest?: string;
  /** LoginHistory.Id of the proofs' own logins that Salesforce refused. */
  readonly refusedProofs?: readonly string[];
  /** Kind of component to its name in the org. */
  readonly components: Readonly<Record<string, string>>;
}

export interface AuditEntryRow {
  readonly file: string;
  readonly runId: string;
  readonly at?: string;
  readonly author?: string;
  readonly orgId?: string;
  readonly action?: string;
  readonly integration?: string;
  readonly planDigest?: string;
  readonly outcome?: string;
  /** Titles of the parts that were begun; empty: the run only proved what was there. */
  readonly tried?: readonly string[];
  readonly parents: readonly string[];
  readonly digest: string;
  /** False where the file is not what its hash says, or cannot be read. */
  readonly whole: boolean;
}

/** Something in the project's files that looks like a secret, or a key file that others can read. Never the value. */
export interface RepositoryRow {
  readonly at: Place;
  readonly kind: 'private-key' | 'consumer-secret' | 'session-id' | 'refresh-token' | 'auth-url' | 'key-file-mode';
  /** SHA-256 of the value, first 12 hex digits. */
  readonly hash: string;
  /** Undefined: not a git work tree. */
  readonly tracked?: boolean;
  readonly ignored?: boolean;
  /** The integration it belongs to, where that shows. */
  readonly integration?: string;
}

/** One thing that `plan` would change. */
export interface PlanRow {
  readonly integration: string;
  readonly component: string;
  readonly words: string;
  /** It could not be told whether this differs. */
  readonly unseen?: boolean;
  readonly at?: Place;
}

/** The credential of an integration, or of an app without a spec, in another org. */
export interface OtherEnvironmentRow {
  readonly orgId: string;
  /** The spec's name for that org, else what the org was reached by. */
  readonly environment: string;
  /** The spec's name; empty where no spec names the app. */
  readonly integration: string;
  /** What the app is called there, where no spec names it. */
  readonly app?: string;
  /** As in CertificateFacts. */
  readonly publicKeys: readonly string[];
  readonly fingerprints?: readonly string[];
  readonly secretReferences: readonly string[];
}

/** An earlier snapshot of the same org, as far as rules compare with it. */
export interface PreviousSnapshotRow {
  readonly orgId: string;
  readonly takenAt: string;
  /** HealthCheckRow.id to risk. */
  readonly healthCheck: Readonly<Record<string, string>>;
}
