import { approvedRights } from './approved-rights.ts';
import type { Evidence } from './check.ts';
import type { Gap } from './fact.ts';
import type { Finding } from './identity-judgement.ts';
import type { PermissionGroup, RatedPermission } from './permission-groups.ts';
import { placed, type Place } from './place.ts';
import { listed } from '../sentence.ts';
import type { Holder, HolderAccess, Source, View } from './view.ts';

/** What a holder has of one group of permissions. */
interface HeldRights {
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

type Permission = Pick<RatedPermission, 'name' | 'label'>;

const undoing: Readonly<Record<Source['kind'], (permission: Permission, source: Source) => string>> = {
  // A profile deploy is an overlay: an entry that is left out stays as it is (facts 1.1 [A]).
  profile: ({ name, label }, { words, at }) => (at === undefined ? `Switch off ${label} in ${words}.` : `Set ${name} to false in the file of ${words}; a deploy leaves on what a profile's file does not name.`),
  // A permission set file replaces: an omitted permission is disabled (facts 1.1 [A]).
  'permission-set': ({ name, label }, { words, at }) => (at === undefined ? `Switch off ${label} in ${words}.` : `Take ${name} out of the file of ${words}.`),
  group: ({ label }, { words }) => `Mute ${label} in ${words}, or take the group away from the user.`,
};

/** People would lose what is switched off in a profile that they have: the way out is another profile. */
const ownProfile = ({ words }: Source): string => `Give it a profile of its own without this (IU-PRV-001) and leave ${words} as it is: other active users have it too.`;

const takeAway = (permission: Permission, sources: readonly Source[]): string => [...new Set(sources.map((source) => (source.isShared === true ? ownProfile(source) : undoing[source.kind](permission, source))))].join(' ');

/** What undoes a right: `how` for the names of sources that are the integration's to change, and a profile of its own instead of one that it shares. */
export function undone(sources: readonly Source[], how: (words: string) => string): string {
  const own = sources.filter(({ isShared }) => isShared !== true);
  return [...new Set([...sources.filter(({ isShared }) => isShared === true).map(ownProfile), ...(own.length === 0 ? [] : [how(sourceWords(own))])])].join(' ');
}

/** A permission that is held, as evidence: what it is, and where it comes from. */
export function rightEvidence(permission: Permission, sources: readonly Source[], verb = 'comes from'): Evidence {
  const { name, label } = permission;
  return { words: `${label} (${name}) ${verb} ${sourceWords(sources)}.`, key: name, fix: takeAway(permission, sources), ...placed(firstPlace(sources)) };
}

/** What is held of a group of permissions; what `approved` names is left out. */
function rightsAmong(access: HolderAccess, { permissions }: PermissionGroup, approved: ReadonlySet<string>): HeldRights {
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

/** Nothing is to be judged where nothing is found, and what is held of these groups is what spec and policy agree on. */
export function unlessAgreed(finding: Finding, rights: readonly HeldRights[]): Finding {
  const { fails = [], unknowns = [], warns = [], pass } = finding;
  const agreed = rights.flatMap(({ approved }) => approved);
  const isClean = fails.length + unknowns.length + warns.length === 0;
  return isClean && agreed.length > 0 ? { notApplicable: `The spec declares ${listed(agreed, 'and')}, and the policy allows it.`, pass } : finding;
}
