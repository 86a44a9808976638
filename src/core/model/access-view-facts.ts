import type { AccessArea, AccessHolding, AccessUser } from './access-view.ts';
import type { UnreadPart } from './access-view-parts.ts';
import type { EffectiveAccess } from './effective-access.ts';

export type AppKind = 'external client app' | 'connected app';

/** What an id of SetupEntityAccess stands for. */
export interface SetupEntity {
  readonly area: Extract<AccessArea, 'app' | 'apex-class' | 'custom-permission' | 'other-setup'>;
  /** API name, with its namespace; a connected app's label where its API name is not to be seen; the id where nothing is. */
  readonly name: string;
  readonly app?: AppKind;
  /** False: only its id, or of a connected app only its label, which need not be its own. */
  readonly surely: boolean;
}

/** The OAuth tokens a user holds of one app. */
export interface HeldToken {
  readonly app: string;
  readonly count: number;
  /** ISO date-time; `null`: never used. */
  readonly lastUsed: string | null;
}

/** A login IP range of the profile, as the org writes it. */
export interface LoginRange {
  readonly start: string;
  readonly end: string;
}

/** An app whose policy lets a login pass by the profile's ranges: `Bypass`, `BYPASS_2FACTOR` ... (facts 1.3, 1.4 [A]). */
export interface Relaxation {
  readonly app: string;
  readonly policy: string;
}

/** All that was read of one user in one org. What is missing here for want of permission is in `unread`. */
export interface AccessFacts {
  readonly user: AccessUser;
  readonly holdings: readonly AccessHolding[];
  /** What counts in every session, and what only in one that activates it. Entities by id. */
  readonly access: EffectiveAccess;
  readonly dormant: EffectiveAccess;
  /** Ids of entities that members of a group hold, where the group's muting may take them away. */
  readonly doubtful: ReadonlyMap<string, readonly string[]>;
  readonly entities: ReadonlyMap<string, SetupEntity>;
  /** API name of a system permission to its name in Setup. */
  readonly permissionLabels: ReadonlyMap<string, string>;
  readonly tokens: readonly HeldToken[];
  readonly ranges: readonly LoginRange[];
  readonly relaxations: readonly Relaxation[];
  /** Apps that let every user of the org authorise them. */
  readonly openApps: readonly string[];
  readonly unread: readonly UnreadPart[];
}
