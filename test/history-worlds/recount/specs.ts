import type { Attributed, Spec } from './attribute.ts';

/** `<integration> <object> <field> <why>` of a write that a spec does not allow. */
export function breachOf(specs: readonly Spec[], { actor, object, field, kind }: Attributed): string | undefined {
  const spec = specs.find(({ name }) => actor === `integration:${name}`);
  if (spec === undefined || kind === 'event') return undefined;
  const own = spec.access.objects[object];
  const named = (why: string): string => `${spec.name} ${object} ${field} ${why}`;
  if (own === undefined) return named('object not in the spec');
  if (kind === 'created') return own.create === true ? undefined : named('may not create');
  if (own.fields[field] === undefined) return named('field not in the spec');
  return own.fields[field] === 'outbound' ? named('outbound') : undefined;
}

/** `<integration> <object> <field>` of every field that specs let in. */
export const inboundFields = (specs: readonly Spec[]): readonly (readonly [integration: string, object: string, field: string, label: string])[] =>
  specs.flatMap(({ name, label, access }) => Object.entries(access.objects).flatMap(([object, { fields }]) => Object.entries(fields).flatMap(([field, direction]) => (direction === 'outbound' ? [] : [[name, object, field, label] as const]))));
