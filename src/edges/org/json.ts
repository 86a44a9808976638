/** A JSON object. */
export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object's text under a key; empty where there is none. Numbers and booleans are written out. */
export function textAt(object: unknown, key: string): string {
  const value = isObject(object) ? object[key] : undefined;
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/** The objects under a key: the platform sends one, many in an array, or none at all (facts 3.2 [A]). */
export function objectsAt(object: unknown, key: string): readonly JsonObject[] {
  const value = isObject(object) ? object[key] : undefined;
  return (Array.isArray(value) ? value : [value]).filter(isObject);
}
