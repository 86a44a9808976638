import type { Node, Pair } from 'yaml';
import { isAlias, isCollection, isMap, isScalar, isSeq } from 'yaml';
import type { Path } from './place.ts';

/** One thing this format does not allow, at an offset of the text. `key` and `tokens` (after the place) as in problems.md. */
export interface Oddity {
  readonly offset: number;
  readonly key: string;
  readonly tokens: readonly string[];
}

/** Offsets of one value and, inside a group, of its key. */
export interface Spot {
  readonly value: number;
  readonly key: number;
}

export interface Plain {
  readonly value: unknown;
  readonly spots: ReadonlyMap<string, Spot>;
  readonly oddities: readonly Oddity[];
}

interface Walk {
  readonly spots: Map<string, Spot>;
  readonly oddities: Oddity[];
}

/** Keys with which a file could reach into the program that reads it. */
const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype']);

export const spotKey = (path: Path): string => JSON.stringify(path);

const start = (node: Node): number => node.range?.[0] ?? 0;

/** `key:` with nothing behind it has a value of no width. */
const isWritten = (node: Node | null): node is Node => node?.range != null && node.range[1] > node.range[0];

function notAllowed(walk: Walk, offset: number, what: string, instead: string): void {
  walk.oddities.push({ offset, key: 'yaml-not-allowed', tokens: [what, instead] });
}

/** Anchors and tags can change what a value means without a reader seeing it. */
function refuseMarks(node: Node, walk: Walk): void {
  if (isAlias(node)) {
    notAllowed(walk, start(node), 'an alias (*)', 'Write the value out.');
    return;
  }
  const anchor = isCollection(node) || isScalar(node) ? node.anchor : undefined;
  if (anchor !== undefined) notAllowed(walk, start(node), 'an anchor (&)', 'Remove it, and write the value out where it is needed.');
  if (node.tag !== undefined) notAllowed(walk, start(node), 'a tag (!)', 'Remove it; put text in quotes where it must stay text.');
}

/** The key as text, or `undefined` where it is none that this format knows. */
function keyOf(pair: Pair<Node, Node | null>, seen: ReadonlySet<string>, walk: Walk): string | undefined {
  const node = pair.key;
  refuseMarks(node, walk);
  if (!isScalar(node) || typeof node.value !== 'string') {
    notAllowed(walk, start(node), 'a key that is not text', 'Put the key in quotes.');
    return undefined;
  }
  const key = node.value;
  if (key === '<<') notAllowed(walk, start(node), 'a merge key (<<)', 'Write the keys out.');
  else if (forbiddenKeys.has(key)) notAllowed(walk, start(node), `the key "${key}"`, 'Use another name.');
  else if (seen.has(key)) walk.oddities.push({ offset: start(node), key: 'yaml-duplicate-key', tokens: [key] });
  else return key;
  return undefined;
}

function group(pairs: readonly Pair<Node, Node | null>[], path: Path, walk: Walk): Record<string, unknown> {
  const seen = new Set<string>();
  const result: Record<string, unknown> = {};
  for (const pair of pairs) {
    const key = keyOf(pair, seen, walk);
    if (key === undefined) continue;
    seen.add(key);
    const at = start(pair.key);
    result[key] = plain(pair.value, [...path, key], { value: isWritten(pair.value) ? start(pair.value) : at, key: at }, walk);
  }
  return result;
}

function plain(node: Node | null, path: Path, spot: Spot, walk: Walk): unknown {
  walk.spots.set(spotKey(path), spot);
  if (node === null) return null;
  refuseMarks(node, walk);
  if (isMap<Node, Node | null>(node)) return group(node.items, path, walk);
  if (isSeq<Node>(node)) {
    return node.items.map((item, index) => plain(item, [...path, index], { value: start(item), key: start(item) }, walk));
  }
  return isScalar(node) ? node.value : null;
}

/** A composed YAML node as plain values, where each stands, and everything in it that this format does not allow. */
export function plainOf(node: Node | null): Plain {
  const walk: Walk = { spots: new Map(), oddities: [] };
  const offset = node === null ? 0 : start(node);
  const value = plain(node, [], { value: offset, key: offset }, walk);
  return { value, spots: walk.spots, oddities: walk.oddities };
}
