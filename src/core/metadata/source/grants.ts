import type { Place } from '../../model/audit/place.ts';
import type { SourceComponent, SourceElement, SourceProject } from '../../model/audit/source-project.ts';
import type { FieldRight, ObjectRight } from '../../model/effective-access.ts';
import { all, textIn } from './element.ts';
import { sourceId } from './ids.ts';

/** Listed is not granted: entries whose switches are all false give nothing, and most entries of real files are such (facts 1.1 [A]). */

/** One thing that access is given to, all entries about it added up. */
export interface Granted<Right extends string> {
  readonly name: string;
  readonly rights: readonly Right[];
  /** Of the first entry that gives something. */
  readonly at: Place;
}

/** By the element that is the switch. */
type Switches<Right extends string> = ReadonlyMap<string, Right>;
const switchesOf = <Right extends string>(elements: Readonly<Record<Right, string>>): Switches<Right> => new Map((Object.entries(elements) as [Right, string][]).map(([right, element]) => [element, right]));

const objectSwitches = switchesOf<ObjectRight>({
  read: 'allowRead',
  create: 'allowCreate',
  edit: 'allowEdit',
  delete: 'allowDelete',
  viewAllRecords: 'viewAllRecords',
  modifyAllRecords: 'modifyAllRecords',
  viewAllFields: 'viewAllFields',
});
const fieldSwitches = switchesOf<FieldRight>({ read: 'readable', edit: 'editable' });
const systemSwitches = switchesOf({ enabled: 'enabled' });

/** In one pass: real files have some hundred thousand entries. */
function rightsOf<Right extends string>({ children }: SourceElement, switches: Switches<Right>): readonly Right[] {
  const rights: Right[] = [];
  for (const { name, text } of children) {
    const right = text === 'true' ? switches.get(name) : undefined;
    if (right !== undefined) rights.push(right);
  }
  return rights;
}

function both<Right extends string>(before: Granted<Right> | undefined, now: Granted<Right>, switches: Switches<Right>): Granted<Right> {
  const held = before === undefined ? now.rights : [...before.rights, ...now.rights];
  const rights = held.length < 2 ? held : [...switches.values()].filter((right) => held.includes(right));
  return { ...(before ?? now), rights };
}

/** Letter case does not tell API names apart; the first spelling is kept. */
function addedUp<Right extends string>(entries: readonly SourceElement[], name: string, switches: Switches<Right>): readonly Granted<Right>[] {
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
export const systemGrants = (root: SourceElement): readonly Granted<'enabled'>[] => addedUp(all(root, 'userPermissions'), 'name', systemSwitches);

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
