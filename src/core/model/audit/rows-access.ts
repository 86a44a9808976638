import type { FieldRight, ObjectRight } from '../effective-access.ts';
import type { Place } from './place.ts';

/** Rows about what permission sets grant. In source, ids are `profile:<name>`, `permission-set:<name>`, `group:<name>`, `muting:<name>`. */

export interface PermissionColumnRow {
  /** Without `Permissions`, e.g. `ManageUsers`. */
  readonly name: string;
  readonly label?: string;
}

export interface PermissionSetRow {
  readonly id: string;
  /** Name with namespace prefix; of one that a profile owns, the profile's name. */
  readonly name: string;
  readonly label: string;
  readonly kind: 'profile' | 'permission-set' | 'group';
  /** Of one that a profile owns. */
  readonly profileId?: string;
  /** Of a group's own set. */
  readonly groupId?: string;
  readonly isCustom: boolean;
  /** Id of a user licence or permission set licence; in source its label or DeveloperName. */
  readonly licenceId?: string;
  readonly needsActivation: boolean;
  readonly namespace?: string;
  /** Names of what is granted (true columns, enabled entries), e.g. `ApiEnabled`; only those that some rule asks for. */
  readonly permissions: readonly string[];
  readonly at?: Place;
  /** In source: where each permission stands. */
  readonly places?: Readonly<Record<string, Place>>;
}

export interface PermissionSetAssignmentRow {
  readonly id: string;
  readonly userId: string;
  /** The group's own set in a row for a group; absent where the org leaves it out. */
  readonly permissionSetId?: string;
  readonly groupId?: string;
  readonly isActive: boolean;
  readonly expiresAt?: string;
  readonly isRevoked?: boolean;
}

export interface PermissionSetGroupRow {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  /** `Updated`, `Outdated`, `Updating`, `Failed` */
  readonly status: string;
  readonly needsActivation: boolean;
  readonly memberIds: readonly string[];
  /** Members the files name and do not hold, by name. */
  readonly missing?: readonly string[];
  readonly at?: Place;
}

export interface MutingPermissionSetRow {
  readonly id: string;
  readonly name: string;
  readonly groupIds: readonly string[];
  /** What is taken away. */
  readonly permissions: readonly string[];
  readonly objects: Readonly<Record<string, readonly ObjectRight[]>>;
  readonly fields: Readonly<Record<string, readonly FieldRight[]>>;
  readonly at?: Place;
}

export interface ObjectPermissionRow {
  readonly parentId: string;
  readonly object: string;
  readonly rights: readonly ObjectRight[];
  readonly at?: Place;
}

export interface FieldPermissionRow {
  readonly parentId: string;
  /** `Object.Field` */
  readonly field: string;
  readonly rights: readonly FieldRight[];
  readonly at?: Place;
}

export interface SetupEntityAccessRow {
  /** A permission set, or the one a profile owns. */
  readonly parentId: string;
  /** In source: the app's name. */
  readonly entityId: string;
  readonly kind: 'connected-app' | 'external-client-app';
  readonly at?: Place;
}
