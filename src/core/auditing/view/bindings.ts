import type { Holder } from '../../model/audit/view.ts';
import { grouped } from '../../model/audit/grouped.ts';
import { anyKey, recordKey } from '../../model/audit/record-key.ts';
import type { KnownApp } from './app-inventory.ts';
import type { Tie } from './app-signals.ts';
import type { World } from './world.ts';

/** A holder with the permission sets whose app approvals reach it, in comparable form. */
export interface Reaching {
  readonly holder: Holder;
  readonly setIds: ReadonlySet<string>;
}

/** Permission sets that an app is bound to, by SetupEntityAccess and by its own policy. In source an app has no id but its names. */
export function boundSets(world: World): (app: KnownApp) => ReadonlySet<string> {
  const keyOf = (kind: KnownApp['kind'], entity: string): string => `${kind} ${anyKey(entity)}`;
  const parents = grouped(world.rows('setupEntityAccess'), ({ kind, entityId }) => keyOf(kind, entityId));
  return ({ kind, id, name, label, policy }) => {
    const entities = [...(id === undefined ? [] : [id]), ...(world.mode === 'source' ? [name, label] : [])];
    const bound = entities.flatMap((entity) => parents.get(keyOf(kind, entity)) ?? []);
    return new Set([...bound.map(({ parentId }) => parentId), ...(policy?.boundTo ?? [])].map(recordKey));
  };
}

/** Holders that any of these sets reaches. */
export function holdersOf(reaching: readonly Reaching[], sets: ReadonlySet<string>): readonly Tie[] {
  return reaching
    .filter(({ setIds }) => [...sets].some((id) => setIds.has(id)))
    .map(({ holder }) => ({ holder, use: { userId: holder.user?.id ?? '', username: holder.user?.username ?? holder.subject.key, by: 'binding' } }));
}
