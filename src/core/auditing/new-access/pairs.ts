import type { RegistryRow } from '../../model/audit/rows-files.ts';
import type { Beneficiary } from '../../model/audit/new-access.ts';
import { componentNames } from '../../model/names.ts';
import { together, type Held, type Rights } from './held.ts';

type Holders = ReadonlyMap<string, Held>;

/** The same beneficiary in both states. */
export interface Pair {
  readonly to: Beneficiary;
  /** Ids of the profile, sets and groups in the new state. */
  readonly ids: readonly string[];
  readonly before: Rights;
  readonly after: Rights;
  /** Rights that a member of the group gives too: they are told of there. */
  readonly members: readonly string[];
}

/** As git takes a file for renamed when half of it is the same. */
const alike = 0.5;

function likeness(one: Rights, other: Rights): number {
  const shared = [...one.keys()].filter((key) => other.has(key)).length;
  return shared === 0 ? 0 : shared / (one.size + other.size - shared);
}

/** Ids that Salesforce compares without letter case. */
const lower = (holders: Holders): Holders => new Map([...holders].map(([id, held]) => [id.toLowerCase(), held]));

/** What each was before: of the same name, else the one that is gone and gave much the same, so that a new name is no new access. */
function formerly(base: Holders, head: Holders): (held: Held) => Held | undefined {
  const [before, after] = [lower(base), lower(head)];
  const gone = new Set([...before.values()].filter(({ id }) => !after.has(id.toLowerCase())));
  const renamed = new Map<string, Held>();
  for (const held of head.values()) {
    if (before.has(held.id.toLowerCase())) continue;
    const [best] = [...gone].filter(({ kind }) => kind === held.kind).map((each) => ({ each, share: likeness(each.rights, held.rights) })).filter(({ share }) => share >= alike).toSorted((one, other) => other.share - one.share);
    if (best === undefined) continue;
    gone.delete(best.each);
    renamed.set(held.id, best.each);
  }
  return (held) => before.get(held.id.toLowerCase()) ?? renamed.get(held.id);
}

/** Ids of what an integration's name gives its profile, permission set and group. */
function idsOf(name: string): ReadonlySet<string> {
  const { profile, permissionSet } = componentNames(name);
  return new Set([`profile:${profile}`, `permission-set:${permissionSet}`, `group:${permissionSet}`].map((id) => id.toLowerCase()));
}

const own = (holders: Holders, ids: ReadonlySet<string>): readonly Held[] => [...holders.values()].filter(({ id }) => ids.has(id.toLowerCase()));

/** One for each integration, of all that is its own, and one for each profile, set and group that no spec names. */
export function pairs(base: Holders, head: Holders, registry: readonly RegistryRow[]): readonly Pair[] {
  const before = formerly(base, head);
  const integrations = registry.flatMap(({ spec }): readonly Pair[] => {
    const ids = idsOf(spec.name);
    const held = own(head, ids);
    if (held.length === 0) return [];
    const former = [...new Set([...own(base, ids), ...held.flatMap((each) => before(each) ?? [])])];
    return [{ to: { kind: 'integration', name: spec.name }, ids: held.map(({ id }) => id), before: together(former), after: together(held), members: [] }];
  });
  const taken = new Set(integrations.flatMap(({ ids }) => ids));
  const others = [...head.values()].filter(({ id }) => !taken.has(id)).map((held): Pair => ({ to: { kind: held.kind, name: held.name }, ids: [held.id], before: before(held)?.rights ?? new Map(), after: held.rights, members: held.members }));
  return [...integrations, ...others];
}
