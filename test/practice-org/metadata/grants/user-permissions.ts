import { permissionNameOnProfile, permissionNames } from '../../schema/schema.ts';
import type { Row, XmlElement } from '../../state.ts';
import { element, elementsOf, flagOf, textOf } from '../components/content.ts';
import { DeployProblem } from '../components/handler.ts';
import type { Scope } from '../components/handler.ts';
import { grantedNames } from '../components/records.ts';

/** A permission that metadata takes before the column shows in this org's describe (facts 1.2). */
const AHEAD_OF_DESCRIBE = ['CanApproveUninstalledApps'];

/** Permission columns of a Profile row from those of its permission set. */
export function asProfileColumns(columns: Record<string, boolean>): Record<string, boolean> {
  return Object.fromEntries(Object.entries(columns).map(([column, value]) => [`Permissions${permissionNameOnProfile(column.slice('Permissions'.length))}`, value]));
}

/**
 * The permission columns a file asks for, by column name. A name this org does not have is refused (facts 1.2, 3.3 [B]); a loaded folder may
 * carry names of features this org lacks, and keeps them.
 */
export function permissionColumns(scope: Scope, content: XmlElement): Record<string, boolean> {
  const names = [...permissionNames(scope.state.settings), ...AHEAD_OF_DESCRIBE];
  // Profile files name three of them otherwise (facts 1.2 [A]).
  const known = new Map(names.flatMap((name) => [[name, name], [permissionNameOnProfile(name), name]]));
  const columns: Record<string, boolean> = {};
  for (const entry of elementsOf(content, 'userPermissions')) {
    const given = textOf(entry, 'name') ?? '';
    const name = known.get(given);
    if (scope.mode === 'deploy' && name === undefined) throw new DeployProblem(`Unknown user permission: ${given}`, { statusCode: 'INVALID_FIELD' });
    columns[`Permissions${name ?? given}`] = flagOf(entry, 'enabled') ?? false;
  }
  return columns;
}

/** Every permission off: where the file replaces, and in a new row. */
export function noPermissions(scope: Scope): Record<string, boolean> {
  return Object.fromEntries(permissionNames(scope.state.settings).map((name) => [`Permissions${name}`, false]));
}

/** `userPermissions` as the org returns them: the enabled ones only (facts 1.1 [A]), by name. */
export function readPermissions(row: Row, naming: 'profile' | 'permission-set'): XmlElement[] {
  const names = grantedNames(row).map((name) => (naming === 'profile' ? permissionNameOnProfile(name) : name));
  return names.sort().map((name) => element({ enabled: true, name }));
}
