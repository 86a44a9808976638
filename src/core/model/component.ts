import type { ComponentNames } from './names.ts';
import type { MetadataFile } from './metadata-file.ts';
import type { Org, OrgIdentity, OrgReader, Progress, Vault } from './ports.ts';
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
  /** Which of the spec's fields take a field permission. */
  readonly fields: FieldKnowledge;
}

/** What is known of one field. `required` covers required, master-detail, Name and system fields (PRODUCT, spec). */
export type FieldKind = 'permissionable' | 'no-permission' | 'unknown';
export interface FieldKnowledge {
  kindOf(object: string, field: string): FieldKind;
  /** Master of a master-detail object, whose read the detail needs (facts 1.2 [B]). */
  mastersOf(object: string): readonly string[];
}

/** One difference between what should be and what is. `words` is a whole plain sentence for people. */
export interface Change {
  readonly words: string;
  readonly from?: string;
  readonly to?: string;
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
  /** What it is, in plain words, e.g. `permission set hubspot_Integration`. */
  title(target: Target): string;
  /** What is there now, found by natural key. `undefined`: nothing. */
  read(readers: Readers, target: Target): Promise<Actual | undefined>;
  /** Empty: as the spec says. */
  diff(target: Target, actual: Actual | undefined): readonly Change[];
  apply(tools: Tools, target: Target, actual: Actual | undefined): Promise<void>;
  /** Metadata components: what a dry run sends with checkOnly. Absent where the server cannot validate without writing. */
  validate?(target: Target, actual: Actual | undefined): readonly MetadataFile[];
}

/** Source that `generate` writes for a component. Holds no secret and no org-specific id. */
export interface SourceComponent {
  source(spec: Spec, names: ComponentNames, fields: FieldKnowledge): readonly MetadataFile[];
}
