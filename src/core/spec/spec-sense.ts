import type { Problem } from '../../problems.ts';
import { isCommand } from '../model/credential-store.ts';
import type { NetworkEntry, Spec } from '../model/spec.ts';
import { mistake } from './mistake.ts';
import type { Path, PlaceOf } from './place.ts';
import { pathText } from './place.ts';
import { printable } from './printable.ts';

/** A spec of which some parts could not be read. */
export type PartOfSpec = Partial<Spec>;

/** Every allowlist of a spec with its path: its own, and those of environments that have one. */
export function allowlists(spec: PartOfSpec): readonly { readonly path: Path; readonly allow: readonly NetworkEntry[] }[] {
  const own = Object.entries(spec.environments ?? {}).flatMap(([name, environment]) =>
    environment.network === undefined ? [] : [{ path: ['environments', name, 'network', 'allow'], allow: environment.network.allow }],
  );
  return spec.network === undefined ? own : [{ path: ['network', 'allow'], allow: spec.network.allow }, ...own];
}

/** Later entries whose text was there before; letter case does not count, as it does not in Salesforce. */
function repeated(entries: readonly { readonly text: string; readonly path: Path }[], placeOf: PlaceOf, part: 'key' | 'value' = 'value'): readonly Problem[] {
  const first = new Map<string, Path>();
  return entries.flatMap(({ text, path }) => {
    const before = first.get(text.toLowerCase());
    if (before !== undefined) return [mistake('spec-repeated', placeOf(path, part), [pathText(path), printable(text), pathText(before)])];
    first.set(text.toLowerCase(), path);
    return [];
  });
}

const listed = (texts: readonly string[], path: Path): { text: string; path: Path }[] => texts.map((text, index) => ({ text, path: [...path, index] }));

function keysOf(group: object, path: Path): { text: string; path: Path }[] {
  return Object.keys(group).map((text) => ({ text, path: [...path, text] }));
}

/** An org is recognised by its id's first 15 characters; letter case counts there, so the id is not compared as `repeated` does. */
function sharedOrgs(environments: Spec['environments'], placeOf: PlaceOf): readonly Problem[] {
  const first = new Map<string, string>();
  return Object.entries(environments).flatMap(([name, { orgId }]) => {
    const id = orgId?.slice(0, 15);
    if (id === undefined) return [];
    const before = first.get(id);
    if (before === undefined) first.set(id, name);
    const path = ['environments', name, 'orgId'];
    return before === undefined ? [] : [mistake('spec-repeated', placeOf(path), [pathText(path), id, pathText(['environments', before, 'orgId'])])];
  });
}

function inEnvironments(environments: Spec['environments'], placeOf: PlaceOf): readonly Problem[] {
  const usernames = Object.entries(environments).map(([name, { username }]) => ({ text: username, path: ['environments', name, 'username'] }));
  return [...repeated(usernames, placeOf), ...sharedOrgs(environments, placeOf)];
}

function inAccess(access: Spec['access'], placeOf: PlaceOf): readonly Problem[] {
  const { userPermissions, customPermissions, apexClasses, objects } = access;
  return [
    ...repeated(listed(userPermissions, ['access', 'userPermissions']), placeOf),
    ...repeated(listed(customPermissions, ['access', 'customPermissions']), placeOf),
    ...repeated(listed(apexClasses, ['access', 'apexClasses']), placeOf),
    ...repeated(keysOf(objects, ['access', 'objects']), placeOf, 'key'),
    ...Object.entries(objects).flatMap(([object, { fields }]) => repeated(keysOf(fields, ['access', 'objects', object, 'fields']), placeOf, 'key')),
  ];
}

function inAuth(auth: Spec['auth'], placeOf: PlaceOf): readonly Problem[] {
  const scopes = repeated(listed(auth.scopes, ['auth', 'scopes']), placeOf);
  const isBrowser = auth.flow === 'authorization-code';
  return [
    ...(isBrowser && auth.callbackUrl === undefined ? [mistake('spec-callback-missing', placeOf(['auth', 'flow']))] : []),
    ...(isBrowser || auth.keepsRefreshToken === undefined ? [] : [mistake('spec-refresh-token-unused', placeOf(['auth', 'keepsRefreshToken'], 'key'), [auth.flow])]),
    ...scopes,
  ];
}

/** A way to read back is the other half of a command that stores; file and age need none. */
function inCredentials({ credentials, environments }: Pick<PartOfSpec, 'credentials' | 'environments'>, placeOf: PlaceOf): readonly Problem[] {
  const own = Object.entries(environments ?? {}).map(([name, each]) => ({ ...each.credentials, path: ['environments', name, 'credentials', 'read'] as Path, inherited: credentials?.store }));
  return [{ ...credentials, path: ['credentials', 'read'] as Path, inherited: undefined }, ...own].flatMap(({ store, read, path, inherited }) => {
    const kept = store ?? inherited;
    return read === undefined || kept === undefined || isCommand(kept) ? [] : [mistake('spec-read-without-command', placeOf(path), [pathText(path), kept])];
  });
}

/** What a schema cannot say of a spec: the same thing twice, a flow without what it needs. Judges the parts that are there. */
export function senseMistakes(spec: PartOfSpec, placeOf: PlaceOf): readonly Problem[] {
  return [
    ...(spec.custodians === undefined ? [] : repeated(listed(spec.custodians, ['custodians']), placeOf)),
    ...(spec.environments === undefined ? [] : inEnvironments(spec.environments, placeOf)),
    ...(spec.auth === undefined ? [] : inAuth(spec.auth, placeOf)),
    ...inCredentials(spec, placeOf),
    ...(spec.access === undefined ? [] : inAccess(spec.access, placeOf)),
  ];
}
