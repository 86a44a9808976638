import type { Facts } from '../../model/audit/datasets.ts';
import type { Gap } from '../../model/audit/fact.ts';
import type { NewAccess } from '../../model/audit/new-access.ts';
import { byText } from '../../model/audit/report-order.ts';
import type { RegistryRow } from '../../model/audit/rows-files.ts';
import { componentNames } from '../../model/names.ts';
import { newAddresses } from './addresses.ts';
import { newAppAccess } from './apps.ts';
import { heldIn } from './held.ts';
import { pairs, type Pair } from './pairs.ts';
import { newRights } from './rights.ts';

const compared = ['permissionSets', 'objectPermissions', 'fieldPermissions', 'permissionSetGroups', 'mutingPermissionSets', 'setupEntityAccess', 'profileMetadata', 'connectedAppMetadata', 'externalClientApps', 'appPolicies'] as const;

/** Only what could not be read, or contradicts itself: that files do not hold everything is so before and after. */
function unreadIn(facts: Facts): readonly Gap[] {
  const gaps = compared.flatMap((id) => facts[id]?.gaps ?? []).filter(({ kind, about }) => kind === 'unreadable' || about === undefined);
  return [...new Map(gaps.map((gap) => [gap.words, gap])).values()];
}

const addressesOf = (base: Facts, head: Facts, all: readonly Pair[]): readonly NewAccess[] =>
  all.flatMap(({ to, ids }) =>
    (head.profileMetadata?.rows ?? [])
      .filter(({ profileId }) => ids.includes(profileId))
      .flatMap((after) => newAddresses(to, (base.profileMetadata?.rows ?? []).find(({ profileId }) => profileId.toLowerCase() === after.profileId.toLowerCase()), after)),
  );

const order = ({ to, kind, what }: NewAccess): string => `${to.kind === 'integration' ? 0 : 1} ${to.name} ${kind} ${what}`;

/** Two states of one project's files. */
interface States {
  readonly base: Facts;
  readonly head: Facts;
  /** Specs of the new state. */
  readonly registry: readonly RegistryRow[];
}

/**
 * Access that the files of `head` give and those of `base` did not, summed for each integration, so that moving a right from one
 * of its files to another gives nothing new. What was unreadable before is not taken for nothing: of that, nothing is claimed.
 */
export function newAccessIn({ base, head, registry }: States): { readonly access: readonly NewAccess[]; readonly gaps: readonly Gap[] } {
  const holders = heldIn(head);
  const before = unreadIn(base);
  const hidden = new Set(before.flatMap(({ about }) => about ?? []).map((name) => name.toLowerCase()));
  const isTold = (id: string): boolean => !hidden.has(id.toLowerCase());
  const unreadNow = new Set(unreadIn(head).flatMap(({ about }) => about ?? []).map((name) => name.toLowerCase()));
  const former = new Map([...heldIn(base)].filter(([id]) => !unreadNow.has(id.toLowerCase())));
  const all = pairs(former, holders, registry).filter(({ ids }) => ids.every(isTold));
  const owners = new Map(registry.map(({ spec: { name } }) => [componentNames(name).app.toLowerCase(), name]));
  const apps = newAppAccess(base, head, (app) => owners.get(app.toLowerCase())).filter(({ what, to }) => isTold(what) && isTold(to.name));
  const access = [...newRights(all, holders), ...addressesOf(base, head, all), ...apps].toSorted((one, other) => byText(order(one), order(other)));
  const gaps = [...before.map((gap) => ({ ...gap, words: `Before this pull request: ${gap.words}` })), ...unreadIn(head)];
  return { access, gaps };
}
