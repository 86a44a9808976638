import elements from './elements.json' with { type: 'json' };
import history from './history.json' with { type: 'json' };

export interface ElementShape {
  name: string;
  type: string;
  optional: boolean;
  repeats: boolean;
  /** First API version that has it; 0 where older than the facts reach. */
  since: number;
}
type Shape = { kind: 'elements'; elements: ElementShape[] } | { kind: 'enumeration'; values: { value: string; since: number }[] };

/** The newest version whose WSDL the history was read from. What a covered type declares beyond it is newer. */
const LAST_IN_HISTORY = 66;
const DECLARED = elements as Record<string, string[]>;
const HISTORY = history as Record<string, Record<string, number[]>>;
const known = new Map<string, Shape | undefined>();

/**
 * The shape of a metadata type, of a type inside it, or of an enumeration; `undefined` where no declaration is at hand (then a
 * component is stored as it comes). Elements stand in schema order (facts 1, general rules [A]).
 */
export function shapeOf(type: string): Shape | undefined {
  if (!known.has(type)) known.set(type, readShape(type));
  return known.get(type);
}

function readShape(type: string): Shape | undefined {
  const declared = DECLARED[type];
  if (!declared) return undefined;
  if (declared[0]?.startsWith('=')) {
    return { kind: 'enumeration', values: declared.map((one) => ({ value: one.slice(1), since: sinceOf(type, one.slice(1)) })) };
  }
  const shapes = declared.map((one): ElementShape => {
    const [, name = '', optional, repeats, of = ''] = /^(\w+)(\?)?(\*)?:(.*)$/.exec(one) ?? [];
    return { name, type: of, optional: optional !== undefined, repeats: repeats !== undefined, since: sinceOf(type, name) };
  });
  return { kind: 'elements', elements: shapes };
}

function sinceOf(type: string, name: string): number {
  const covered = HISTORY[type];
  if (!covered || name === 'fullName') return 0;
  return covered[name]?.[0] ?? LAST_IN_HISTORY + 1;
}

/** An element that later versions dropped is still good in the versions that had it. */
export function wasDropped(type: string, name: string, apiVersion: number): boolean {
  const [since, last] = HISTORY[type]?.[name] ?? [];
  return last !== undefined && apiVersion <= last && apiVersion >= (since ?? 0);
}

/** First API version that has the type; 0 where the history does not cover it. */
export function typeSince(type: string): number {
  const versions = Object.values(HISTORY[type] ?? {}).map(([since]) => since ?? 0);
  return versions.length === 0 ? 0 : Math.min(...versions);
}
