import type { Component } from '../model/component.ts';
import type { Spec } from '../model/spec.ts';

type Part = Pick<Component<never>, 'id' | 'after' | 'applies'>;

/**
 * The parts a spec has, each after all that it names, so that at every crash point the identity can do less than the
 * spec, never more (PRODUCT, order of creation; facts 3.1). Parts that wait for nothing keep the order given.
 */
export function inOrder<Kind extends Part>(parts: readonly Kind[], spec: Spec): readonly Kind[] {
  const open = parts.filter((part) => part.applies?.(spec) !== false);
  const ordered: Kind[] = [];
  while (open.length > 0) {
    const waiting = new Set(open.map((part) => part.id));
    const next = open.findIndex((part) => !part.after.some((id) => waiting.has(id)));
    if (next < 0) throw new RangeError(`parts that wait for each other: ${[...waiting].join(', ')}`);
    ordered.push(...open.splice(next, 1));
  }
  return ordered;
}
