import type { Policy } from '../policy.ts';
import type { OrgReader } from '../ports.ts';
import type { DatasetId, Datasets, Facts } from './datasets.ts';
import type { Fact } from './fact.ts';
import type { SourceProject } from './source-project.ts';

/** What a dataset's reader may ask. */
export interface OrgAsk {
  readonly org: OrgReader;
  readonly policy: Policy;
  /** The org's clock. */
  readonly now: Date;
  /** What was read before: the datasets this one names in `after`. */
  readonly facts: Facts;
  /** Whether the caller effectively holds a permission, by API name; `undefined`: this org does not tell. */
  readonly callerHas: (permission: string) => boolean | undefined;
  readonly callerId: string;
  /** Ids of users who are, or may be, integrations, or act as one: from what `facts` holds by now. */
  readonly inQuestion: () => readonly string[];
}

/** A unit of the shelf `facts`: how one dataset is read from an org and from files. */
export interface FactUnit<Id extends DatasetId = DatasetId> {
  readonly id: string;
  readonly dataset: Id;
  readonly what: string;
  /** Datasets that must be there first. */
  readonly after: readonly DatasetId[];
  /** In an org it is read of users in question only: where it is not known who they are, more may exist. */
  readonly ofUsersInQuestion?: true;
  /** Never throws for a refusal: that is a gap. Absent: an org has nothing to say. */
  readonly fromOrg?: (ask: OrgAsk) => Promise<Fact<Datasets[Id]>>;
  /** Pure. Absent: files have nothing to say. */
  readonly fromSource?: (project: SourceProject, facts: Facts) => Fact<Datasets[Id]>;
}
