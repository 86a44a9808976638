import type { Change } from '../model/component.ts';
import { capital, listed } from '../model/sentence.ts';
import type { Access } from './access-elements.ts';
import { keyOf } from './access-elements.ts';

/** User permissions that hold their user back: API only, and a second factor at login (facts 1.2 [A]). To have one is to do less. */
const restraints = new Set(['ApiUserOnly', 'ForceTwoFactor', 'TwoFactorApi']);

/** Entries with one right, allowed or not, and what is said of it when it comes and goes. */
const single: Readonly<Record<string, { readonly comes: string; readonly goes: string }>> = {
  allowed: { comes: 'allowed', goes: 'no longer allowed' },
  shown: { comes: 'shown', goes: 'no longer shown' },
};

export const partOf = ({ element, name }: Access): string => `${element.noun} ${name}`;

function isSingle({ element }: Access): boolean {
  return Object.keys(element.rights).length === 1;
}

/** `Lead.Email`, which admins know by itself, or `Apex class Sync`. */
export function subject(access: Access): string {
  return isSingle(access) ? capital(partOf(access)) : access.name;
}

function isRestraint({ element, name }: Access): boolean {
  return element.element === 'userPermissions' && restraints.has(name);
}

/** What the identity has more or less once it has, or has not, this access. */
export function effectOf(access: Access, comes: boolean): NonNullable<Change['effect']> {
  return comes === isRestraint(access) ? 'loses' : 'gains';
}

const rightsText = (rights: readonly string[]): string => rights.join(', ');

/** Access that is not there yet. */
export function gained(access: Access): Change {
  const rights = isSingle(access) ? (single[access.rights[0] ?? '']?.comes ?? rightsText(access.rights)) : `may ${listed(access.rights, 'and')}`;
  return { words: `${subject(access)}: ${rights}.`, part: partOf(access), to: rightsText(access.rights), effect: effectOf(access, true), kind: 'create' };
}

/** Access that goes altogether; `why` ends the sentence. */
export function lost(access: Access, why: string): Change {
  const rights = isSingle(access) ? (single[access.rights[0] ?? '']?.goes ?? `no longer ${rightsText(access.rights)}`) : `may no longer ${listed(access.rights, 'or')}`;
  return { words: `${subject(access)}: ${rights}; ${why}.`, part: partOf(access), from: rightsText(access.rights), effect: effectOf(access, false), kind: 'remove' };
}

/** One entry with other rights than before: what goes and what comes apart, since the one narrows and the other widens. */
function moved(from: Access, to: Access): readonly Change[] {
  const kept = from.rights.filter((right) => to.rights.includes(right));
  const gone = from.rights.filter((right) => !to.rights.includes(right));
  const come = to.rights.filter((right) => !from.rights.includes(right));
  const part = partOf(from);
  const still = kept.length === 0 ? '' : `; it may still ${listed(kept, 'and')}`;
  const today = gone.length > 0 ? listed(from.rights, 'and') : `only ${listed(kept, 'and')}`;
  const less: Change = { words: `${subject(from)}: may no longer ${listed(gone, 'or')}${still}.`, part, from: rightsText(from.rights), to: rightsText(kept), effect: effectOf(from, false), kind: 'change' };
  const more: Change = { words: `${subject(to)}: may ${listed(to.rights, 'and')}; today it may ${today}.`, part, from: rightsText(kept), to: rightsText(to.rights), effect: effectOf(to, true), kind: 'change' };
  return [...(gone.length === 0 ? [] : [less]), ...(come.length === 0 ? [] : [more])];
}

/** Objects and their fields together, by name; then all else by kind and name. */
export function byPlace(a: Access, b: Access): number {
  const place = ({ element, name }: Access): string => (element.noun === 'object' || element.noun === 'field' ? `0 ${name}` : `1 ${element.noun} ${name}`);
  return place(a) < place(b) ? -1 : 1;
}

type Held = ReadonlyMap<string, Access>;

/** What a component that is to be made will give. What it forbids is taken from nobody yet. */
export function firstAccess(after: Held): readonly Change[] {
  return [...after.values()].toSorted(byPlace).map((access) => {
    const { effect, ...change } = gained(access);
    return effect === 'gains' ? { ...change, effect } : change;
  });
}

/** What differs between the access a component gives and what it should give, entry by entry (`accessIn`). */
export function accessDifference(before: Held, after: Held): readonly Change[] {
  const all = new Map([...before, ...after]);
  return [...all.values()]
    .toSorted(byPlace)
    .flatMap((access) => {
      const [from, to] = [before.get(keyOf(access)), after.get(keyOf(access))];
      if (from === undefined) return to === undefined ? [] : [gained(to)];
      return to === undefined ? [lost(from, 'the spec does not name it')] : moved(from, to);
    });
}
