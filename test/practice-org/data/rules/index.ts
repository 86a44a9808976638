import { business } from './business.ts';
import { fieldPermissions } from './field-permissions.ts';
import { objectPermissions } from './object-permissions.ts';
import { permissionSetAssignment } from './permission-set-assignment.ts';
import { permissionSetLicenseAssign } from './permission-set-license-assign.ts';
import { permissionSet, permissionSetGroup, permissionSetGroupComponent } from './permission-set.ts';
import { profile } from './profile.ts';
import type { Rule } from './rule.ts';
import { setupEntityAccess } from './setup-entity-access.ts';
import { userLogin } from './user-login.ts';
import { user } from './user.ts';

/** What each object refuses, by API name. Objects not named here follow their schema alone. */
export const rules: Record<string, Rule> = {
  ...business,
  FieldPermissions: fieldPermissions,
  ObjectPermissions: objectPermissions,
  PermissionSet: permissionSet,
  PermissionSetAssignment: permissionSetAssignment,
  PermissionSetGroup: permissionSetGroup,
  PermissionSetGroupComponent: permissionSetGroupComponent,
  PermissionSetLicenseAssign: permissionSetLicenseAssign,
  Profile: profile,
  SetupEntityAccess: setupEntityAccess,
  User: user,
  UserLogin: userLogin,
};
