import type { Place } from '../../model/audit/place.ts';
import type { SourceComponent, SourceElement, SourceProject } from '../../model/audit/source-project.ts';
import type { FieldRight, ObjectRight } from '../../model/effective-access.ts';
import { all, flagIn, textIn } from './element.ts';
import { sourceId } from './ids.ts';

/** Listed is not granted: entries whose switches are all false give nothing, and most entries of real files are such (facts 1.1 [A]). */

const objectSwitches: Readonly<Record<ObjectRight, string>> = {
  read: 'allowRead',
  create: 'allowCreate',
  edit: 'allowEdit',
  delete: 'allowDelete',
  viewAllRecords: 'viewAllRecords',
  modifyAllRecords: 'modifyAllRecords',
  viewAllFields: 'viewAllFields',
};
const fieldSwitches: Readonly<Record<FieldRight, string>> = { read: 'readable', edit: 'editable' };

/** One thing that access is given to, all entries about it added up. */
export interface Granted<Right extends string> {
  readonly name: string;
  readonly rights: readonly Right[];
  /** Of the first entry that gives something. */
  readonly at: Place;
}

function rightsOf<Right extends string>(entry: SourceElement, switches: Readonly<Record<Right, string>>): readonly Right[] {
  return (Object.keys(switches) as Right[]).filter((right) => flagIn(entry, switches[right]) === true);
}

function both<Right extends string>(before: Granted<Right> | undefined, now: Granted<Right>, switches: Readonly<Record<Right, string>>): Granted<Right> {
  if (before === undefined) return now;
  return { ...before, rights: (Object.keys(switches) as Right[]).filter((right) => before.rights.includes(right) || now.rights.includes(right)) };
}

/** Letter case does not tell API names apart; the first spelling is kept. */
function addedUp<Right extends string>(entries: readonly SourceElement[], name: string, switches: Readonly<Record<Right, string>>): readonly Granted<Right>[] {
  const found = new Map<string, Granted<Right>>();
  for (const entry of entries) {
    const called = textIn(entry, name);
    const rights = rightsOf(entry, switches);
    if (called === undefined || rights.length === 0) continue;
    const key = called.toLowerCase();
    found.set(key, both(found.get(key), { name: called, rights, at: entry.at }, switches));
  }
  return [...found.values()];
}

export const objectGrants = (root: SourceElement): readonly Granted<ObjectRight>[] => addedUp(all(root, 'objectPermissions'), 'object', objectSwitches);

export const fieldGrants = (root: SourceElement): readonly Granted<FieldRight>[] => addedUp(all(root, 'fieldPermissions'), 'field', fieldSwitches);

/** System permissions that are on; in a muting permission set, those taken away. */
export const systemGrants = (root: SourceElement): readonly Granted<'enabled'>[] => addedUp(all(root, 'userPermissions'), 'name', { enabled: 'enabled' });

/** Whatever gives access of its own: profiles and permission sets. */
export interface SourceHolder {
  readonly id: string;
  readonly component: SourceComponent;
}

export function sourceHolders(project: SourceProject): readonly SourceHolder[] {
  return ['Profile', 'PermissionSet'].flatMap((type) => project.components(type).map((component) => ({ id: sourceId(type, component.fullName), component })));
}

/** Rights by name, as rows of muting permission sets have them. */
export function byName<Right extends string>(granted: readonly Granted<Right>[]): Readonly<Record<string, readonly Right[]>> {
  return Object.fromEntries(granted.map(({ name, rights }) => [name, rights]));
}
