import { rightsEverywhere, widerRights } from '../../model/implied-rights.ts';
import { ratedPermissions } from '../../model/audit/permission-groups.ts';
import type { Gap } from '../../model/audit/fact.ts';
import type { Place } from '../../model/audit/place.ts';
import type { HolderAccess, Source } from '../../model/audit/view.ts';
import { anyKey, nameKey } from '../../model/audit/record-key.ts';
import { once } from './once.ts';
import type { Piece, Pieces } from './piece.ts';
import type { World } from './world.ts';

type Held = Map<string, Source[]>;

function add(held: Held, key: string, source: Source): void {
  const sources = held.get(key);
  if (sources === undefined) held.set(key, [source]);
  else if (!sources.some(({ id, words }) => id === source.id && words === source.words)) sources.push(source);
}

const placed = (source: Source, at: Source['at']): Source => (at === undefined ? source : { ...source, at });

function permissionsOf(pieces: readonly Piece[]): Held {
  const held: Held = new Map();
  for (const { source, permissions, places } of pieces) for (const name of permissions) add(held, name, placed(source, places?.[name]));
  // Whoever may modify all data may view them (definitions.effectivePermissions 6 [A]).
  for (const source of held.get('ModifyAllData') ?? []) add(held, 'ViewAllData', source);
  return held;
}

const isGap = (state: Piece['state']): state is Gap => typeof state === 'object';

/** `column:PermissionsX` of gaps, by X. */
function columnGaps(world: World): ReadonlyMap<string, Gap> {
  const gaps = [...world.fact('permissionSets').gaps, ...world.fact('permissionColumns').gaps];
  return new Map(gaps.flatMap((gap) => (gap.about ?? []).flatMap((about) => (about.startsWith('column:Permissions') ? [[about.slice('column:Permissions'.length), gap] as const] : []))));
}

/**
 * Permissions of which this org or caller tells nobody whether they are granted: no column, and that is no proof of absence
 * (definitions.effectivePermissions 8). Files list what they grant, so nothing is hidden there.
 */
export function hiddenPermissions(world: World): ReadonlyMap<string, Gap> {
  if (world.mode === 'source') return new Map();
  const hidden = new Map(columnGaps(world));
  const columns = world.fact('permissionColumns');
  const [unread] = columns.state === 'unknown' ? columns.gaps : [];
  const seen = new Set(columns.rows.map(({ name }) => name));
  const rated = ratedPermissions.filter(({ name, missing }) => missing === 'unknown' && !seen.has(name) && !hidden.has(name));
  for (const { name, label } of rated) hidden.set(name, unread ?? { kind: 'absent-column', words: `This org does not show the permission ${label} (${name}).`, about: [`column:Permissions${name}`] });
  return hidden;
}

/** Perhaps granted, and why that is not known; nothing that surely is. */
function unsureOf({ pieces, holes }: Pieces, sure: Held, hidden: ReadonlyMap<string, Gap>): ReadonlyMap<string, Gap> {
  const doubtful = pieces.flatMap(({ state, permissions }) => (isGap(state) ? permissions.map((name) => [name, state] as const) : []));
  const [hole] = holes;
  const anything = hole === undefined ? [] : ratedPermissions.map(({ name }) => [name, hole] as const);
  const unsure = new Map([...hidden, ...anything, ...doubtful]);
  const mighty = unsure.get('ModifyAllData');
  if (mighty !== undefined) unsure.set('ViewAllData', mighty);
  return new Map([...unsure].filter(([name]) => !sure.has(name)));
}

function mayObjectOf(objects: ReadonlyMap<string, readonly Source[]>, permissions: ReadonlyMap<string, readonly Source[]>): HolderAccess['mayObject'] {
  const byKey = once(() => new Map([...objects].map(([key, sources]) => [nameKey(key), sources])));
  return (object, right) => {
    const rights = [right, ...widerRights(right)].flatMap((each) => byKey().get(nameKey(`${object}:${each}`)) ?? []);
    const wide = rightsEverywhere(right).flatMap((name) => permissions.get(name) ?? []);
    return [...new Map([...rights, ...wide].map((source) => [`${source.id} ${source.words}`, source])).values()];
  };
}

/** Ids, and names of sets in files; names of objects and fields start with a letter and hold no colon. */
const isHolderKey = (name: string): boolean => /^\d|:/.test(name);

/** Gaps that may touch this holder: about no one in particular, about one of its sets, or about an object or field, which anybody may hold. */
function rowGaps(world: World, id: 'objectPermissions' | 'fieldPermissions', names: () => ReadonlySet<string>): readonly Gap[] {
  const fact = world.fact(id);
  if (fact.state === 'known') return [];
  if (fact.state !== 'partial' || fact.gaps.length === 0) return world.gaps(id, names());
  const own = names();
  return fact.gaps.filter(({ about }) => about?.some((name) => own.has(anyKey(name)) || !isHolderKey(name)) ?? true);
}

function rightsOf<Row extends { readonly rights: readonly string[]; readonly at?: Place }>(pieces: readonly Piece[], rowsOf: (piece: Piece) => readonly Row[], nameOf: (row: Row) => string): Held {
  const held: Held = new Map();
  for (const piece of pieces) {
    for (const row of rowsOf(piece)) for (const right of row.rights) add(held, `${nameOf(row)}:${right}`, placed(piece.source, row.at));
  }
  return held;
}

/** All that a holder's pieces add up to. `names`: what gaps may call the holder (namesOf). */
export function effectiveAccess(world: World, held: Pieces, names: () => ReadonlySet<string>, hidden: ReadonlyMap<string, Gap>): HolderAccess {
  const now = held.pieces.filter(({ state }) => state === 'now');
  const later = held.pieces.filter(({ state }) => state === 'latent');
  const gaps = [...new Set([...held.holes, ...held.pieces.flatMap(({ state }) => (isGap(state) ? [state] : []))])];
  const permissions = permissionsOf(now);
  const objects = once(() => rightsOf(now, (piece) => piece.objects(), ({ object }) => object));
  const fields = once(() => rightsOf(now, (piece) => piece.fields(), ({ field }) => field));
  const reach = once(() => mayObjectOf(objects(), permissions));
  return {
    permissions,
    latent: new Map([...permissionsOf(later)].filter(([name]) => !permissions.has(name))),
    unsure: unsureOf(held, permissions, hidden),
    get objects() {
      return objects();
    },
    get fields() {
      return fields();
    },
    mayObject: (object, right) => reach()(object, right),
    sets: [...new Map([...now, ...later].filter(({ set }) => set !== undefined).map(({ source }) => [source.id, source])).values()],
    gaps,
    objectGaps: [...rowGaps(world, 'objectPermissions', names), ...gaps],
    fieldGaps: [...rowGaps(world, 'fieldPermissions', names), ...gaps],
  };
}
