import type { Place } from './place.ts';

/** Rows about settings, profiles' login rules, objects and fields. */

export interface LoginRangeFacts {
  readonly start: string;
  readonly end: string;
  readonly description?: string;
  readonly at?: Place;
}

export interface ProfileMetadataRow {
  /** ProfileRow.id */
  readonly profileId: string;
  readonly fullName: string;
  readonly custom?: boolean;
  readonly licence?: string;
  readonly ranges: readonly LoginRangeFacts[];
  /** Source: a hand-written overlay without userLicense says nothing of ranges that are not in it. */
  readonly isOverlay?: boolean;
  readonly at?: Place;
}

export interface PasswordPolicyRow {
  /** ProfileRow.id; absent: the org's own. */
  readonly profileId?: string;
  /** Days; 0: never. */
  readonly expiresAfterDays: number;
  readonly at?: Place;
}

/** Settings that rules read; absent: not told. */
export interface OrgSettingsRow {
  readonly enforceIpRangesEveryRequest?: boolean;
  /** ConnectedAppSettings.enableAdminApprovedAppsOnly */
  readonly apiAccessControl?: boolean;
  readonly blockUsernamePasswordFlow?: boolean;
  readonly blockUserAgentFlow?: boolean;
  readonly pkceRequired?: boolean;
  readonly consumerSecretApiAccess?: boolean;
  readonly clientSecretInRestApi?: boolean;
  readonly eventLogGeneration?: boolean;
  readonly eventLogRetentionDays?: number;
  readonly loginAsAnyUser?: boolean;
  /** Settings types that were read: `Security`, `ConnectedApp`, `OauthOidc`, `ExternalClientApp`, `Event`. */
  readonly read: readonly string[];
  readonly places?: Readonly<Record<string, Place>>;
}

export interface HealthCheckRow {
  readonly id: string;
  readonly setting: string;
  readonly group: string;
  /** `HIGH_RISK`, `MEDIUM_RISK`, `MEETS_STANDARD` */
  readonly risk: string;
  readonly orgValue?: string;
  readonly standardValue?: string;
}

export interface EntityRow {
  /** API name */
  readonly object: string;
  /** Source: an object file without `enableHistory` says nothing. */
  readonly historyOn?: boolean;
  readonly at?: Place;
}

export interface FieldRow {
  /** `Object.Field` */
  readonly field: string;
  readonly type?: string;
  readonly historyOn?: boolean;
  /** API names of the objects a lookup or master-detail field points to; absent: not told. */
  readonly referenceTo?: readonly string[];
  /** False: it takes no field permission (required, master-detail, Name, system fields). */
  readonly hasFieldSecurity?: boolean;
  readonly isCalculated?: boolean;
  /** Formula text, where files have it. */
  readonly formula?: string;
  /** SecurityClassification as written. */
  readonly classification?: string;
  readonly compliance?: readonly string[];
  readonly at?: Place;
}
