import type { Account } from './cast.ts';
import type { Change, ChangeKind } from './story.ts';
import type { Confidence } from './world.ts';

/** What README.md defines, as it was planted. Moments are ISO 8601 in UTC, ids have 18 characters, months are `YYYY-MM` in UTC. */
export interface Manifest {
  readonly seed: number;
  readonly now: string;
  /** Distinct rows by history object. */
  readonly rows: Readonly<Record<string, number>>;
  readonly accounts: readonly (Pick<Account, 'id' | 'name' | 'username' | 'class' | 'apps'> & { readonly actor: string; readonly isShared: boolean })[];
  readonly byActor: readonly Count[];
  readonly byAccount: readonly Count[];
  /** Every record's changes in order, by `<object> <record id>`. */
  readonly stories: Readonly<Record<string, readonly Line[]>>;
  readonly fights: readonly Fight[];
  readonly fieldFights: readonly FieldFight[];
  readonly accountFights: readonly Fight[];
  readonly accountFieldFights: readonly FieldFight[];
  readonly attribution: readonly Attribution[];
  readonly exposure: readonly Exposure[];
  readonly records: readonly Records[];
  readonly seen: readonly Seen[];
  /** Integrations whose last change is more than 90 days before `now`. */
  readonly dormant: readonly string[];
  readonly breaches: readonly Breach[];
  readonly neverWritten: readonly SpecField[];
  /** As above, but for changes of a shared account that may have been its own. */
  readonly perhapsNeverWritten: readonly SpecField[];
  readonly untracked: readonly (SpecField & { readonly why: 'object' | 'field' | 'limit' })[];
  /** Days of the event log: all from the first to the last but the missing one. */
  readonly log: { readonly firstDaysAgo: number; readonly lastDaysAgo: number; readonly missingDaysAgo: number };
}

export interface Count {
  readonly actor: string;
  readonly object: string;
  readonly field: string;
  readonly month: string;
  readonly kind: ChangeKind;
  readonly changes: number;
}
export type Line = Pick<Change, 'id' | 'field' | 'kind' | 'user' | 'actor' | 'class' | 'confidence' | 'oldValue' | 'newValue' | 'oldName' | 'newName'> & { readonly at: string };
export interface Fight {
  readonly object: string;
  readonly record: string;
  readonly field: string;
  readonly actors: readonly string[];
  readonly first: string;
  readonly last: string;
  readonly flips: number;
  readonly confidence: Confidence;
  readonly why: string;
}
export interface FieldFight {
  readonly object: string;
  readonly field: string;
  readonly actors: readonly string[];
  readonly records: number;
  readonly flips: number;
  readonly first: string;
  readonly last: string;
}
/** `author` is who really wrote; `integration` is who may be named, and only where it is not ambiguous. */
export interface Attribution {
  readonly id: string;
  readonly object: string;
  readonly user: string;
  readonly author: string;
  readonly confidence: Confidence;
  readonly evidence: string;
  readonly candidates: readonly string[];
  readonly actor: string;
}
export interface Exposure {
  readonly user: string;
  readonly apps: readonly string[];
  readonly exact: number;
  readonly inferred: number;
  readonly ambiguous: number;
}
/** How many records of an object an account made, and changed last. */
export interface Records {
  readonly user: string;
  readonly object: string;
  readonly created: number;
  readonly modified: number;
}
export interface Seen {
  readonly actor: string;
  readonly first: string;
  readonly last: string;
}
export interface Breach {
  readonly integration: string;
  readonly object: string;
  readonly field: string;
  readonly why: 'object not in the spec' | 'field not in the spec' | 'outbound' | 'may not create';
  readonly changes: number;
  readonly first: string;
  readonly last: string;
  readonly confidence: Confidence;
}
export interface SpecField {
  readonly integration: string;
  readonly object: string;
  readonly field: string;
  readonly direction: string;
}
