import { permissionNameOnProfile, permissionNames } from '../../schema/schema.ts';
import type { Row, XmlElement } from '../../state.ts';
import { element, elementsOf, isOn, textOf } from '../components/content.ts';
import { DeployProblem } from '../components/handler.ts';
import type { Scope } from '../components/handler.ts';
import { grantedNames } from '../components/records.ts';

/** A permission that metadata takes before the column shows in this org's describe (facts 1.2). */
const AHEAD_OF_DESCRIBE = ['CanApproveUninstalledApps'];

/** Columns of a Profile row from those of its permission set: three have other names there (facts 1.2 [A]), though not in profile files. */
export function asProfileColumns(columns: Record<string, boolean>): Record<string, boolean> {
  return Object.fromEntries(Object.entries(columns).map(([column, value]) => [`Permissions${permissionNameOnProfile(column.slice('Permissions'.length))}`, value]));
}

/**
 * The permission columns a file asks for, by column name. A name this org does not have is refused (facts 1.2, 3.3 [B]); a loaded folder may
 * carry names of features this org lacks, and keeps them.
 */
export function permissionColumns(scope: Scope, content: XmlElement): Record<string, boolean> {
  const known = new Set([...permissionNames(scope.state.settings), ...AHEAD_OF_DESCRIBE]);
  const columns: Record<string, boolean> = {};
  for (const entry of elementsOf(content, 'userPermissions')) {
    const name = textOf(entry, 'name') ?? '';
    if (scope.mode === 'deploy' && !known.has(name)) throw new DeployProblem(`Unknown user permission: ${name}`, { statusCode: 'INVALID_FIELD' });
    columns[`Permissions${name}`] = isOn(entry, 'enabled');
  }
  return columns;
}

/** Every permission off: where the file replaces, and in a new row. */
export function noPermissions(scope: Scope): Record<string, boolean> {
  return Object.fromEntries(permissionNames(scope.state.settings).map((name) => [`Permissions${name}`, false]));
}

/** `userPermissions` as the org returns them: the enabled ones only (facts 1.1 [A]), by name. */
export function readPermissions(row: Row): XmlElement[] {
  return grantedNames(row).sort().map((name) => element({ enabled: true, name }));
}
