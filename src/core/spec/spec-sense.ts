import type { Problem } from '../../problems.ts';
import { parseRange } from '../model/ip-range.ts';
import type { NetworkEntry, Spec } from '../model/spec.ts';
import { mistake } from './mistake.ts';
import type { Path, PlaceOf } from './place.ts';
import { pathText } from './place.ts';
import { printable } from './printable.ts';

/** Every allowlist of a spec with its path: its own, and those of environments that have one. */
export function allowlists(spec: Spec): readonly { readonly path: Path; readonly allow: readonly NetworkEntry[] }[] {
  const own = Object.entries(spec.environments).flatMap(([name, environment]) =>
    environment.network === undefined ? [] : [{ path: ['environments', name, 'network', 'allow'], allow: environment.network.allow }],
  );
  return [{ path: ['network', 'allow'], allow: spec.network.allow }, ...own];
}

function addresses(spec: Spec, placeOf: PlaceOf): readonly Problem[] {
  return allowlists(spec).flatMap(({ path, allow }) =>
    allow.flatMap((entry, index) => {
      const parsed = parseRange(entry);
      const at = [...path, index];
      const from = entry.cidr === undefined ? 'from' : 'cidr';
      return parsed.ok ? [] : [mistake('spec-address', placeOf([...at, from]), [pathText(at), printable(parsed.why, 300)])];
    }),
  );
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
function sharedOrgs(spec: Spec, placeOf: PlaceOf): readonly Problem[] {
  const first = new Map<string, string>();
  return Object.entries(spec.environments).flatMap(([name, { orgId }]) => {
    const id = orgId?.slice(0, 15);
    if (id === undefined) return [];
    const before = first.get(id);
    if (before === undefined) first.set(id, name);
    const path = ['environments', name, 'orgId'];
    return before === undefined ? [] : [mistake('spec-repeated', placeOf(path), [pathText(path), id, pathText(['environments', before, 'orgId'])])];
  });
}

function repetitions(spec: Spec, placeOf: PlaceOf): readonly Problem[] {
  const usernames = Object.entries(spec.environments).map(([name, { username }]) => ({ text: username, path: ['environments', name, 'username'] }));
  const { userPermissions, customPermissions, apexClasses, objects } = spec.access;
  return [
    ...repeated(listed(spec.custodians, ['custodians']), placeOf),
    ...repeated(usernames, placeOf),
    ...sharedOrgs(spec, placeOf),
    ...repeated(listed(spec.auth.scopes, ['auth', 'scopes']), placeOf),
    ...repeated(listed(userPermissions, ['access', 'userPermissions']), placeOf),
    ...repeated(listed(customPermissions, ['access', 'customPermissions']), placeOf),
    ...repeated(listed(apexClasses, ['access', 'apexClasses']), placeOf),
    ...repeated(keysOf(objects, ['access', 'objects']), placeOf, 'key'),
    ...Object.entries(objects).flatMap(([object, { fields }]) => repeated(keysOf(fields, ['access', 'objects', object, 'fields']), placeOf, 'key')),
  ];
}

function callback(spec: Spec, placeOf: PlaceOf): readonly Problem[] {
  if (spec.auth.flow !== 'authorization-code' || spec.auth.callbackUrl !== undefined) return [];
  return [mistake('spec-callback-missing', placeOf(['auth', 'flow']))];
}

/** What a schema cannot say of a spec: addresses that are none, the same thing twice, a flow without what it needs. */
export function senseMistakes(spec: Spec, placeOf: PlaceOf): readonly Problem[] {
  return [...addresses(spec, placeOf), ...repetitions(spec, placeOf), ...callback(spec, placeOf)];
}
