import { rows } from '../../state.ts';
import type { Row, XmlElement } from '../../state.ts';
import type { Scope } from './handler.ts';
import { profileByLabel, permissionSetOf } from './profile-names.ts';

/**
 * A new profile without a single user permission starts from a base: `Minimum Access - Salesforce` from API 60, `Standard User` before
 * (facts 1.1 [A]). The base is what this org's profile of that name grants.
 */
export function basePermissions(scope: Scope, content: XmlElement): Record<string, boolean> {
  if (scope.mode === 'load' || (content['userPermissions'] ?? []).length > 0) return {};
  const base = profileByLabel(scope.state, scope.apiVersion >= 60 ? 'Minimum Access - Salesforce' : 'Standard User');
  const granted = base && permissionSetOf(scope.state, String(base['Id']));
  const columns = Object.entries(granted ?? {}).filter(([column, value]) => column.startsWith('Permissions') && value === true);
  return Object.fromEntries(columns.map(([column]) => [column, true]));
}

/** The API-only bit of a Salesforce Integration profile cannot be turned off (facts 1.1 [B], help). */
export function forcedPermissions(scope: Scope, licenceId: Row[string] | undefined): Record<string, boolean> {
  const licence = rows(scope.state, 'UserLicense').find((row) => row['Id'] === licenceId);
  return licence?.['Name'] === 'Salesforce Integration' ? { PermissionsApiUserOnly: true } : {};
}
