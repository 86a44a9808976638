import type { Policy } from '../policy.ts';
import type { Spec } from '../spec.ts';
import type { Subject } from './check.ts';
import type { DatasetId, Datasets, Facts, Snapshot } from './datasets.ts';
import type { Fact, Gap } from './fact.ts';
import type { Place } from './place.ts';
import type { AppKind, AppMetadataRow, AppPolicyRow, ConnectedAppRow, ExternalClientAppRow, OauthTokenRow } from './rows-apps.ts';
import type { PermissionSetRow } from './rows-access.ts';
import type { RegistryRow } from './rows-files.ts';
import type { OrganizationRow, ProfileRow, UserRow } from './rows-people.ts';
import type { ProfileMetadataRow } from './rows-setup.ts';
import type { LoginRow, LoginSummaryRow } from './rows-use.ts';

/** From this confidence on something is judged as an integration's; from `possibly` on a rule may only warn. */
export const surely = 0.7;
export const possibly = 0.4;

/** Why something is taken for an integration's. */
export interface Signal {
  readonly id: 'registry' | 'licence' | 'api-only' | 'run-as' | 'api-logins' | 'scheduled-jobs' | 'name' | 'bound' | 'used-by' | 'acts' | 'api-enabled' | 'scopes';
  /** 0 to 1; signals add up, to 1 at most. */
  readonly weight: number;
  /** One phrase, e.g. `has the licence Salesforce Integration`. */
  readonly words: string;
}

/** Where a right comes from. */
export interface Source {
  readonly kind: PermissionSetRow['kind'];
  readonly id: string;
  /** `permission set HubSpot_Integration` in words. */
  readonly words: string;
  readonly at?: Place;
  /** A profile that other active users have too: what is taken out of it is taken from them. */
  readonly isShared?: true;
}

/** What a holder effectively may (definitions.effectivePermissions of the catalogue). */
export interface HolderAccess {
  /** Granted now, by API name, e.g. `ManageUsers`. */
  readonly permissions: ReadonlyMap<string, readonly Source[]>;
  /** Granted only once a session activates a set. */
  readonly latent: ReadonlyMap<string, readonly Source[]>;
  /**
   * Perhaps granted: by a group that is not up to date, by a column this org or caller does not show; and, where something
   * that could give anything was not read, every permission that rules ask for. Not among `permissions`.
   */
  readonly unsure: ReadonlyMap<string, Gap>;
  /** `Object:right`, with what rights and ModifyAllData or ViewAllData imply left out: `mayObject` knows them. */
  readonly objects: ReadonlyMap<string, readonly Source[]>;
  /** `Object.Field:read`, `Object.Field:edit`. */
  readonly fields: ReadonlyMap<string, readonly Source[]>;
  /** Whether an object right holds, by a grant or by what ModifyAllData, ViewAllData and wider rights imply. */
  readonly mayObject: (object: string, right: string) => readonly Source[];
  /** Permission sets and groups that count, latent ones too, profile-owned one first. */
  readonly sets: readonly Source[];
  /** What keeps this from being complete: unreadable assignments, sets, groups, muting or licences of this holder. */
  readonly gaps: readonly Gap[];
  /** The same, with what object permissions and field permissions do not tell. */
  readonly objectGaps: readonly Gap[];
  readonly fieldGaps: readonly Gap[];
}

/**
 * Whoever or whatever acts for an integration: a user of an org; in source, where there are no users, a profile, permission
 * set or group of files, or all of those that one spec names together.
 */
export interface Holder {
  readonly subject: Subject;
  readonly signals: readonly Signal[];
  /** 0 to 1. */
  readonly confidence: number;
  /** Never judged: Salesforce's own, not a standard user, nobody can change it. */
  readonly isSalesforceOwned: boolean;
  readonly user?: UserRow;
  readonly registered?: RegistryRow;
  readonly profile?: ProfileRow;
  /** Carries a person or admin and an integration at once (definitions.actsAsIntegration): the apps, with what shows it. */
  readonly actsThrough: readonly { readonly app: string; readonly words: string; readonly byLogin: boolean }[];
  /** Interactive logins in the window were seen. */
  readonly isInteractive: boolean;
  /** In the window, newest first. */
  readonly logins: readonly LoginRow[];
  readonly loginSummary: readonly LoginSummaryRow[];
  readonly tokens: readonly OauthTokenRow[];
}

export interface AppUse {
  readonly userId: string;
  readonly username: string;
  readonly by: 'token' | 'login' | 'run-as' | 'binding';
  readonly lastAt?: string;
}

/** One app, from all that tells of it. */
export interface App {
  readonly subject: Subject;
  readonly kind: AppKind;
  readonly name: string;
  readonly label: string;
  readonly id?: string;
  readonly record?: ConnectedAppRow;
  readonly external?: ExternalClientAppRow;
  readonly metadata?: AppMetadataRow;
  readonly policy?: AppPolicyRow;
  readonly signals: readonly Signal[];
  readonly confidence: number;
  /** On apps.human or apps.firstParty of the policy: no integration's. */
  readonly isForPeople: boolean;
  /** On apps.firstParty: Salesforce's own, which is for people as well. */
  readonly isFirstParty: boolean;
  readonly uses: readonly AppUse[];
  /** Specs whose app it is, by component name, alias, or because their identity uses it. */
  readonly registered: readonly RegistryRow[];
  /** Names of the integrations that use it: spec names, else usernames of identities without one. */
  readonly integrations: readonly string[];
}

/** One spec, in this org or in these files. */
export interface Integration {
  readonly subject: Subject;
  readonly spec: Spec;
  readonly row: RegistryRow;
  /** Its username here; absent in source, and where no environment is this org. */
  readonly username?: string;
  readonly holder?: Holder;
  readonly apps: readonly App[];
}

/** What checks look at. Everything in it is derived from one snapshot and one policy; computed when first asked for. */
export interface View {
  readonly mode: Snapshot['mode'];
  /** The moment of the snapshot, ISO date-time. */
  readonly now: string;
  readonly policy: Policy;
  readonly facts: Facts;
  /** A dataset that was not asked for counts as unknown. */
  readonly fact: <Id extends DatasetId>(id: Id) => Fact<Datasets[Id]>;
  readonly rows: <Id extends DatasetId>(id: Id) => readonly Datasets[Id][];
  /** Gaps of these datasets that are about none of its names are left out; empty: complete for this subject. */
  readonly gapsFor: (subject: Subject, ids: readonly DatasetId[]) => readonly Gap[];
  /** The org, or the project in source. */
  readonly org: Subject;
  readonly organization?: OrganizationRow;
  /** All that reach `possibly`, or act as an integration, best first. In source: those of files. */
  readonly holders: readonly Holder[];
  /** Of one of `holders`, or of an inactive user who would be among them. */
  readonly holderOf: (userId: string) => Holder | undefined;
  /** Every user with a stake: by id. */
  readonly user: (id: string) => UserRow | undefined;
  readonly access: (holder: Holder) => HolderAccess;
  /** Effective access of any user of the org, e.g. an app's run-as user. */
  readonly accessOf: (userId: string) => HolderAccess;
  readonly apps: readonly App[];
  readonly integrations: readonly Integration[];
  /** Profiles that integrations use, with their holders: in an org those from `surely` on, in source from `possibly` on. */
  readonly profiles: readonly { readonly subject: Subject; readonly row: ProfileRow; readonly metadata?: ProfileMetadataRow; readonly holders: readonly Holder[] }[];
  /** Days between a moment and `now`; negative in the future. */
  readonly daysSince: (moment: string) => number;
}
