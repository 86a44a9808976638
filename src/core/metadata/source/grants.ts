import type { Place } from '../../model/audit/place.ts';
import type { SourceComponent, SourceElement, SourceProject } from '../../model/audit/source-project.ts';
import type { FieldRight, ObjectRight } from '../../model/effective-access.ts';
import { all } from './element.ts';
import { sourceId } from './ids.ts';

/** Listed is not granted: entries whose switches are all false give nothing, and most entries of real files are such (facts 1.1 [A]). */

/** One thing that access is given to, all entries about it added up. */
export interface Granted<Right extends string> {
  readonly name: string;
  readonly rights: readonly Right[];
  /** Of the first entry that gives something. */
  readonly at: Place;
}

interface Switches<Right extends string> {
  /** A bit for each right, by the element that is its switch. */
  readonly bits: ReadonlyMap<string, number>;
  /** The rights of these bits: one list for all that have the same. */
  readonly rights: (bits: number) => readonly Right[];
}

function switchesOf<Right extends string>(elements: Readonly<Record<Right, string>>): Switches<Right> {
  const all = Object.entries(elements) as [Right, string][];
  const lists = new Map<number, readonly Right[]>();
  const listOf = (bits: number): readonly Right[] => all.flatMap(([right], index) => ((bits & (1 << index)) === 0 ? [] : [right]));
  return {
    bits: new Map(all.map(([, element], index) => [element, 1 << index])),
    rights: (bits) => {
      const list = lists.get(bits) ?? listOf(bits);
      lists.set(bits, list);
      return list;
    },
  };
}

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

interface Entry {
  /** Empty where the entry does not say. */
  readonly called: string;
  readonly bits: number;
}

/** In one pass: real files have some hundred thousand entries. */
function entryOf({ children }: SourceElement, nameElement: string, { bits: bitOf }: Switches<string>): Entry {
  let called = '';
  let bits = 0;
  for (const { name, text } of children) {
    if (name === nameElement) called ||= text;
    else if (text === 'true') bits |= bitOf.get(name) ?? 0;
  }
  return { called, bits };
}

/** Letter case does not tell API names apart; the first spelling is kept. */
function addedUp<Right extends string>(entries: readonly SourceElement[], name: string, switches: Switches<Right>): readonly Granted<Right>[] {
  const found = new Map<string, Entry & Pick<Granted<Right>, 'at'>>();
  for (const entry of entries) {
    const { called, bits } = entryOf(entry, name, switches);
    if (called === '' || bits === 0) continue;
    const key = called.toLowerCase();
    const before = found.get(key);
    found.set(key, before === undefined ? { called, bits, at: entry.at } : { ...before, bits: before.bits | bits });
  }
  return Array.from(found.values(), ({ called, bits, at }) => ({ name: called, rights: switches.rights(bits), at }));
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
