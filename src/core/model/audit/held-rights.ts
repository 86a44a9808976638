import { approvedRights } from './approved-rights.ts';
import type { Evidence } from './check.ts';
import type { Gap } from './fact.ts';
import type { PermissionGroup, RatedPermission } from './permission-groups.ts';
import { placed, type Place } from './place.ts';
import type { Holder, HolderAccess, Source, View } from './view.ts';

/** What a holder has of one group of permissions. */
export interface HeldRights {
  readonly held: readonly Evidence[];
  /** Only once a session activates the set it comes from. */
  readonly latent: readonly Evidence[];
  /** Permissions that may be held. */
  readonly unsure: readonly Gap[];
  /** Labels of those that are held, or may be, because spec and policy say so. */
  readonly approved: readonly string[];
}

/** `permission set A and profile B` */
export const sourceWords = (sources: readonly Source[]): string => [...new Set(sources.map(({ words }) => words))].join(' and ');

/** Where the first of them stands that stands in a file. */
export const firstPlace = (sources: readonly Source[]): Place | undefined => sources.find(({ at }) => at !== undefined)?.at;

const undoing: Readonly<Record<Source['kind'], (name: string, words: string) => string>> = {
  // A profile deploy is an overlay: an entry that is left out stays as it is (facts 1.1 [A]).
  profile: (name, words) => `In ${words}, set userPermissions ${name} to enabled false; leaving the entry out keeps it on.`,
  // A permission set file replaces: an omitted permission is disabled (facts 1.1 [A]).
  'permission-set': (name, words) => `Take userPermissions ${name} out of ${words}.`,
  group: (name, words) => `Mute ${name} in ${words}, or take the group away from the user.`,
};
export const takeAway = (name: string, sources: readonly Source[]): string => sources.map(({ kind, words }) => undoing[kind](name, words)).join(' ');

/** A permission that is held, as evidence: what it is, and where it comes from. */
export function rightEvidence({ name, label }: Pick<RatedPermission, 'name' | 'label'>, sources: readonly Source[], verb = 'comes from'): Evidence {
  return { words: `${label} (${name}) ${verb} ${sourceWords(sources)}.`, key: name, fix: takeAway(name, sources), ...placed(firstPlace(sources)) };
}

/** What is held of a group of permissions; what `approved` names is left out. */
export function rightsAmong(access: HolderAccess, { permissions }: PermissionGroup, approved: ReadonlySet<string>): HeldRights {
  const rest = permissions.filter(({ name }) => !approved.has(name));
  const among = (rights: HolderAccess['permissions'], verb?: string): Evidence[] =>
    rest.flatMap((permission) => {
      const sources = rights.get(permission.name);
      return sources === undefined ? [] : [rightEvidence(permission, sources, verb)];
    });
  const held = among(access.permissions);
  return {
    held,
    latent: among(access.latent, 'comes, once a session activates it, from').filter(({ key }) => !held.some((other) => other.key === key)),
    unsure: [...new Set(rest.flatMap(({ name }) => access.unsure.get(name) ?? []))],
    approved: permissions.filter(({ name }) => approved.has(name) && access.permissions.has(name)).map(({ label }) => label),
  };
}

/** What a holder has of a group of permissions, beside what its spec declares and the policy allows. */
export function rightsOfHolder(view: View, holder: Holder, group: PermissionGroup): HeldRights {
  return rightsAmong(view.access(holder), group, approvedRights(holder.registered?.spec, view.policy));
}
