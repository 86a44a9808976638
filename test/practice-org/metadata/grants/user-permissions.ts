import { permissionNames } from '../../schema/schema.ts';
import type { Row, XmlElement } from '../../state.ts';
import { element, elementsOf, flagOf, textOf } from '../components/content.ts';
import { DeployProblem } from '../components/handler.ts';
import type { Scope } from '../components/handler.ts';
import { grantedNames } from '../components/records.ts';

/** Profile metadata and PermissionSet columns call three permissions differently (facts 1.2 [A]). */
const PROFILE_NAMES: Record<string, string> = {
  InstallMultiforce: 'InstallPackaging',
  CreateMultiforce: 'CreatePackaging',
  PublishMultiforce: 'PublishPackaging',
};
const PACKAGING_NAMES = Object.fromEntries(Object.entries(PROFILE_NAMES).map(([profile, set]) => [set, profile]));

/** Permission columns of a Profile row from those of its permission set. */
export function asProfileColumns(columns: Record<string, boolean>): Record<string, boolean> {
  return Object.fromEntries(Object.entries(columns).map(([column, value]) => [`Permissions${profileName(column.slice('Permissions'.length))}`, value]));
}

function profileName(name: string): string {
  return PACKAGING_NAMES[name] ?? name;
}

/**
 * The permission columns a file asks for, by column name. A name this org does not have is refused (facts 1.2, 3.3 [B]); a loaded folder may
 * carry names of features this org lacks, and keeps them.
 */
export function permissionColumns(scope: Scope, content: XmlElement): Record<string, boolean> {
  const known = new Set(permissionNames(scope.state.settings));
  const columns: Record<string, boolean> = {};
  for (const entry of elementsOf(content, 'userPermissions')) {
    const given = textOf(entry, 'name') ?? '';
    const name = PROFILE_NAMES[given] ?? given;
    if (scope.mode === 'deploy' && !known.has(name)) throw new DeployProblem(`Unknown user permission: ${given}`, { statusCode: 'INVALID_FIELD' });
    columns[`Permissions${name}`] = flagOf(entry, 'enabled') ?? false;
  }
  return columns;
}

/** Every permission off: where the file replaces, and in a new row. */
export function noPermissions(scope: Scope): Record<string, boolean> {
  return Object.fromEntries(permissionNames(scope.state.settings).map((name) => [`Permissions${name}`, false]));
}

/** `userPermissions` as the org returns them: the enabled ones only (facts 1.1 [A]), by name. */
export function readPermissions(row: Row, naming: 'profile' | 'permission-set'): XmlElement[] {
  const names = grantedNames(row).map((name) => (naming === 'profile' ? profileName(name) : name));
  return names.sort().map((name) => element({ enabled: true, name }));
}
