import type { Change } from '../model/component.ts';
import { capital, listed } from '../model/sentence.ts';
import type { Access } from './access-elements.ts';
import { keyOf } from './access-elements.ts';

/** What is said of a thing with one right when it comes and goes. */
interface Said {
  readonly comes: string;
  readonly goes: string;
}

/** User permissions that hold their user back (facts 1.2 [A]): to have one is to do less. */
const restraints: Readonly<Record<string, Said>> = {
  ApiUserOnly: { comes: 'given; with it, logins are possible by API only', goes: 'taken away; without it, logins are possible in a browser too' },
  ForceTwoFactor: { comes: 'given; with it, browser logins need a second factor', goes: 'taken away; without it, browser logins need no second factor' },
  TwoFactorApi: { comes: 'given; with it, API logins by password need a second factor', goes: 'taken away; without it, API logins by password need no second factor' },
};

const single: Readonly<Record<string, Said>> = {
  allowed: { comes: 'allowed', goes: 'no longer allowed' },
  shown: { comes: 'shown', goes: 'no longer shown' },
};

const said = (access: Access): Said | undefined => restraint(access) ?? (isSingle(access) ? single[access.rights[0] ?? ''] : undefined);

export const partOf = ({ element, name }: Access): string => `${element.noun} ${name}`;

function isSingle({ element }: Access): boolean {
  return Object.keys(element.rights).length === 1;
}

/** `Lead.Email`, which admins know by itself, or `Apex class Sync`. */
export function subject(access: Access): string {
  return isSingle(access) ? capital(partOf(access)) : access.name;
}

function restraint({ element, name }: Access): Said | undefined {
  return element.element === 'userPermissions' && Object.hasOwn(restraints, name) ? restraints[name] : undefined;
}

/** What the identity has more or less once it has, or has not, this access. */
export function effectOf(access: Access, comes: boolean): NonNullable<Change['effect']> {
  return comes === (restraint(access) !== undefined) ? 'loses' : 'gains';
}

const rightsText = (rights: readonly string[]): string => rights.join(', ');

/** Access that is not there yet. */
export function gained(access: Access): Change {
  const rights = said(access)?.comes ?? `may ${listed(access.rights, 'and')}`;
  return { words: `${subject(access)}: ${rights}.`, part: partOf(access), to: rightsText(access.rights), effect: effectOf(access, true), kind: 'create' };
}

/** Access that goes altogether; `why` ends the sentence. */
export function lost(access: Access, why: string): Change {
  const rights = said(access)?.goes ?? `may no longer ${listed(access.rights, 'or')}`;
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
