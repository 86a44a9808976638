import { placeIn } from './evidence.ts';
import type { Place } from './place.ts';
import { anyKey, nameKey, recordKey } from './record-key.ts';
import type { PermissionSetRow } from './rows-access.ts';
import { profileLabel } from './standard-profiles.ts';
import type { App, View } from './view.ts';

/** A profile, permission set or group whose users an app lets in. */
export interface Binding {
  readonly id: string;
  readonly kind: PermissionSetRow['kind'];
  /** A profile's label, a set's API name. */
  readonly name: string;
  /** `permission set HubSpot_Integration` */
  readonly words: string;
  /** Absent where the org or the files name it and do not show it. */
  readonly set?: PermissionSetRow;
  readonly at?: Place;
}

const nouns: Readonly<Record<PermissionSetRow['kind'], string>> = { 'profile': 'profile', 'permission-set': 'permission set', 'group': 'permission set group' };
/** Ids in source (rows-access). */
const inSource = /^(profile|permission-set|group):(.+)$/;

function named(set: PermissionSetRow | undefined, id: string): Pick<Binding, 'kind' | 'name'> {
  if (set !== undefined) return { kind: set.kind, name: set.kind === 'profile' ? profileLabel(set.name) : set.name };
  const [, kind = 'permission-set', name = id] = inSource.exec(id) ?? [];
  return { kind: kind as PermissionSetRow['kind'], name: kind === 'profile' ? profileLabel(name) : name };
}

function bindingOf(set: PermissionSetRow | undefined, id: string, at: Place | undefined): Binding {
  const { kind, name } = named(set, id);
  return { id, kind, name, words: `${nouns[kind]} ${name}`, ...(set === undefined ? {} : { set }), ...(at === undefined ? {} : { at }) };
}

function isFor(app: App): (entityId: string) => boolean {
  const keys = new Set([app.name, ...(app.id === undefined ? [] : [app.id])].map(anyKey));
  return (entityId) => keys.has(anyKey(entityId));
}

/** What an app is bound to, each once, whatever id or name it goes by; `undefined` where nothing tells. */
export function bindingsOf(view: View, app: App): readonly Binding[] | undefined {
  const { policy } = app;
  if (policy?.boundTo === undefined && view.fact('setupEntityAccess').state === 'unknown') return undefined;
  const isOurs = isFor(app);
  const entries = view.rows('setupEntityAccess').filter(({ entityId, kind }) => kind === app.kind && isOurs(entityId));
  const listed = (policy?.boundTo ?? []).map((parentId) => ({ parentId, at: placeIn(policy, 'boundTo') }));
  const wanted = new Set([...entries, ...listed].map(({ parentId }) => recordKey(parentId)));
  const sets = new Map(view.rows('permissionSets').filter(({ id }) => wanted.has(recordKey(id))).map((set) => [recordKey(set.id), set]));
  const found = [...entries, ...listed].map(({ parentId, at }) => bindingOf(sets.get(recordKey(parentId)), parentId, at));
  return [...new Map(found.toReversed().map((each) => [nameKey(each.words), each])).values()].toReversed();
}
