import type { Place } from './place.ts';

/** Rows about users and licences. Ids have 18 characters, date-times are ISO 8601 in UTC. */

export interface OrganizationRow {
  readonly id: string;
  readonly name: string;
  /** Organization.OrganizationType */
  readonly edition: string;
  readonly instanceName: string;
  readonly isSandbox: boolean;
  readonly namespace?: string;
}

export interface UserRow {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  /** Absent where personal information is hidden from the caller. */
  readonly email?: string;
  readonly isActive: boolean;
  /** `Standard`, `AutomatedProcess`, `CloudIntegrationUser`, `Guest` ... */
  readonly userType: string;
  readonly profileId: string;
  /** Profile.Name: the label people see. */
  readonly profile: string;
  /** Profile.UserLicense.Name; absent where it could not be read. */
  readonly licence?: string;
  /** UserRole.Name */
  readonly role?: string;
  readonly roleId?: string;
  readonly createdAt: string;
  readonly lastLoginAt?: string;
  readonly passwordChangedAt?: string;
  /** From API 63 on. */
  readonly passwordExpiresAt?: string;
}

export interface UserLoginRow {
  readonly userId: string;
  readonly isFrozen: boolean;
  readonly isPasswordLocked: boolean;
}

export interface ProfileRow {
  /** In source: `profile:` and its name. */
  readonly id: string;
  /** Profile.Name (the label); in source the percent-decoded file name. */
  readonly name: string;
  readonly userType?: string;
  /** User licence by name; absent where a file does not say. */
  readonly licence?: string;
  readonly at?: Place;
}

export interface LicenceRow {
  readonly id: string;
  readonly kind: 'user' | 'permission-set';
  /** UserLicense.Name, or PermissionSetLicense.DeveloperName. */
  readonly name: string;
  readonly label: string;
  readonly status?: string;
  readonly total?: number;
  readonly used?: number;
  /** ISO date */
  readonly expiresOn?: string;
  /** Permissions a permission set licence can ever give; absent for user licences, which publish none. */
  readonly maximum?: readonly string[];
}

export interface LicenceAssignmentRow {
  readonly id: string;
  readonly userId: string;
  readonly licenceId: string;
}

export interface GroupMembershipRow {
  readonly id: string;
  readonly userId: string;
  readonly groupId: string;
  /** `Regular`, `Queue` ... */
  readonly groupType: string;
  readonly group: string;
}

export interface ScheduledJobRow {
  readonly id: string;
  readonly userId: string;
  readonly name: string;
  readonly kind: string;
  readonly state: string;
  readonly nextAt?: string;
}
