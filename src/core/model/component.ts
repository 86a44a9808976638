import type { Problem } from '../../problems.ts';
import type { CredentialStore } from './credential-store.ts';
import type { ComponentNames } from './names.ts';
import type { MetadataFile } from './metadata-file.ts';
import type { Org, OrgIdentity, OrgReader, Progress, Vault } from './ports.ts';
import type { ProofOutcome, RefusedLogin } from './proof.ts';
import type { NetworkEntry, Spec } from './spec.ts';

/** One integration in one org: the spec, the environment chosen, and what the org's describe says of the spec's fields. */
export interface Target {
  readonly spec: Spec;
  readonly names: ComponentNames;
  readonly org: OrgIdentity;
  readonly environment: string;
  readonly username: string;
  /** The environment's own list where it has one, else the spec's. */
  readonly allow: readonly NetworkEntry[];
  /** Where its private key or secret goes; absent: a file. */
  readonly store?: CredentialStore;
  /** Which of the spec's fields take a field permission. */
  readonly fields: FieldKnowledge;
  /** What the last run here wrote down: a witness where the org does not show a thing, such as an app's certificate. */
  readonly recorded?: Recorded;
  /** When the org was looked at, as an ISO date-time: what ends by itself is judged by it. Absent: whatever has an end still counts. */
  readonly asOf?: string;
  /** A sandbox refreshed from production, taken on by `--refreshed`: its copies of production's credentials are not ours to use. */
  readonly refreshed?: true;
  /** Copied from the org by a person (`--consumer-key`), where the org hides the key of a new app. */
  readonly consumerKey?: string;
}

export interface Recorded {
  readonly username?: string;
  readonly certificateFingerprint?: string;
  readonly proof?: ProofOutcome;
  /** Of the plan that was applied last. */
  readonly planDigest?: string;
  /** The last login that was proven live, and through which kind of app; absent where there is none with the credential of today. */
  readonly login?: ProvenLogin;
  /** Apps that were this integration's aliases at one time or another, by the name the spec gave them. */
  readonly aliases?: readonly string[];
  /** Logins of earlier proofs that Salesforce refused. */
  readonly refusedProofs?: readonly RefusedLogin[];
}

export interface ProvenLogin {
  readonly app: Spec['auth']['app'];
  /** ISO date-time. */
  readonly at: string;
}

/** What is known of one field. `required` covers required, master-detail, Name and system fields (PRODUCT, spec). */
export type FieldKind = 'permissionable' | 'no-permission' | 'unknown';
export interface FieldKnowledge {
  kindOf(object: string, field: string): FieldKind;
  /** True: nobody can write it (Id, CreatedDate, formulas), so that `outbound` holds without a permission. Absent: not known. */
  isReadOnly?(object: string, field: string): boolean;
  /** Master of a master-detail object, whose read the detail needs (facts 1.2 [B]). */
  mastersOf(object: string): readonly string[];
}

/**
 * One difference between what should be and what is, as small as a person can judge it: one field of a component.
 * `words` is a whole plain sentence for people; `from` and `to` are what is and what will be, where that can be said shortly.
 */
export interface Change {
  readonly words: string;
  /**
   * Which part of the component, as a noun and its API name: `object Lead`, `field Lead.Email`, `user permission ApiEnabled`,
   * `login range 203.0.113.0 to 203.0.113.255`, `label`. Absent: the component as a whole. Formats group by it.
   */
  readonly part?: string;
  readonly from?: string;
  readonly to?: string;
  /** What the identity can do more or less once the change is made; absent where its rights and reach stay as they are. */
  readonly effect?: 'gains' | 'loses';
  /** The org does not show whether it is so: it is made, and not looked for afterwards. A login is the witness. */
  readonly unseen?: true;
  /** What happens to the part: absent means `change`. */
  readonly kind?: 'create' | 'change' | 'remove';
}

/** The changes that reading back can tell. */
export function verifiable(changes: readonly Change[]): readonly Change[] {
  return changes.filter(({ unseen }) => unseen !== true);
}

export interface Tools {
  readonly org: Org;
  readonly vault: Vault;
  readonly progress: Progress;
}
export interface Readers {
  readonly org: OrgReader;
  readonly vault: Vault;
}

/**
 * A part of an identity. `create` walks the parts in order: read, diff, and where they differ apply and read back;
 * a part that still differs after apply is a problem, not a success.
 */
export interface Component<Actual> {
  readonly id: string;
  /** Ids of the components that must be as the spec says before this one is touched (PRODUCT, order of creation). */
  readonly after: readonly string[];
  /** Whether a spec has this part. Absent: every spec has. */
  applies?(spec: Spec): boolean;
  /** What it is, in plain words, e.g. `permission set hubspot_Integration`. */
  title(target: Target): string;
  /** What is there now, found by natural key. `undefined`: nothing. */
  read(readers: Readers, target: Target): Promise<Actual | undefined>;
  /** Empty: as the spec says. */
  diff(target: Target, actual: Actual | undefined): readonly Change[];
  /** Why what is there cannot become what the spec says; then nothing is changed at all. */
  obstacle?(target: Target, actual: Actual): Problem | undefined;
  /** What people should know though it is no difference, in whole plain sentences. */
  notes?(target: Target, actual: Actual | undefined): readonly string[];
  apply(tools: Tools, target: Target, actual: Actual | undefined): Promise<void>;
  /** Metadata components: what a dry run sends with checkOnly. Absent where the server cannot validate without writing. */
  validate?(target: Target, actual: Actual | undefined): readonly MetadataFile[];
}

/** Source that `generate` writes for a component. Holds no secret and no org-specific id. */
export interface SourceComponent {
  source(spec: Spec, names: ComponentNames, fields: FieldKnowledge): readonly MetadataFile[];
}
