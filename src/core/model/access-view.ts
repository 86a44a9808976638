import type { GrantKind } from './effective-access.ts';
import type { OrgIdentity } from './ports.ts';

/** What a row is about; the order is the order of every output. `account` holds only what could not be read of the user itself. */
export const accessAreas = ['object', 'field', 'system-permission', 'custom-permission', 'apex-class', 'app', 'token', 'other-setup', 'address', 'account'] as const;
export type AccessArea = (typeof accessAreas)[number];

/**
 * `exact`: held, and in the spec. `missing`: in the spec, not held. `excess`: held, not in the spec. `unknown`: could not be
 * read; never clean. `held`: there is no spec to compare with.
 */
export const accessStates = ['excess', 'missing', 'unknown', 'exact', 'held'] as const;
export type AccessState = (typeof accessStates)[number];

/** One thing that the identity can, or should be able to, see or do. Names are the org's own, not made safe for any output. */
export interface AccessRow {
  readonly area: AccessArea;
  /** `Lead`, `Lead.Email`, `ApiEnabled`, an app, `203.0.113.0 to 203.0.113.255`; `*` for what could not be read at all. */
  readonly subject: string;
  /** What people see in Setup, where that is another name. */
  readonly label?: string;
  /** A right on an object or field (effective-access), else `hold`, `run`, `log in through`, `use`, `log in from`; `*` for what could not be read at all. */
  readonly right: string;
  readonly state: AccessState;
  /** Where it comes from: `permission set X`, `permission set group G (through X)`, `profile P`. Empty: from nowhere, or not known. */
  readonly from: readonly string[];
  /** It is there only in a session that activates its permission set (facts 2 [A], HasActivationRequired). */
  readonly onActivation?: true;
  /** A whole plain sentence. */
  readonly note?: string;
}

/** Why an assignment counts for nothing, or not always. */
export type HoldingEffect = 'counts' | 'on-activation' | 'expired' | 'inactive' | 'revoked' | 'licence-missing';

/** The profile, a permission set or a group of the user. */
export interface AccessHolding {
  readonly name: string;
  readonly label: string;
  readonly kind: GrantKind;
  readonly effect: HoldingEffect;
  /** ISO date-time at which the assignment ends or ended. */
  readonly until?: string;
  /** Of a group: its permission sets, and what its muting keeps back (`Lead:edit`). */
  readonly members: readonly string[];
  readonly muted: readonly string[];
}

/** A part of the picture that the session was not shown. */
export interface UnreadThing {
  readonly what: string;
  /** The permission of the person who looks that would show it, by its name in Setup; or what else would. */
  readonly needs: string;
  /** Salesforce's words, where it said any. */
  readonly said?: string;
}

export interface AccessUser {
  readonly username: string;
  readonly name: string;
  readonly isActive: boolean;
  /** `null`: could not be read. */
  readonly isFrozen: boolean | null;
  /** `null`: could not be read. */
  readonly profile: string | null;
  readonly licence: string | null;
  /** Labels; `null`: could not be read. */
  readonly permissionSetLicences: readonly string[] | null;
}

/** `exact` only where everything was read and nothing differs; `no-spec` where there was nothing to compare with. */
export type AccessOutcome = 'exact' | 'differs' | 'unknown' | 'no-spec';

/** The "login as" view of one user in one org. */
export interface AccessView {
  /** `null`: any user, without a spec. */
  readonly integration: string | null;
  readonly environment: string | null;
  readonly org: OrgIdentity;
  readonly user: AccessUser;
  /** ISO date-time. */
  readonly readAt: string;
  readonly outcome: AccessOutcome;
  readonly counts: Readonly<Record<AccessState, number>>;
  /** Whole plain sentences: what it can do, how that compares, what could not be read. */
  readonly summary: readonly string[];
  /** What people should know though it is no right of the identity. */
  readonly notes: readonly string[];
  readonly holdings: readonly AccessHolding[];
  /** By area, then name, then right. */
  readonly rows: readonly AccessRow[];
  readonly unread: readonly UnreadThing[];
}
