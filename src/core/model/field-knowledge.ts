import { Problem, exitCodes } from '../../problems.ts';
import { isActivity } from './activities.ts';
import type { FieldKind, FieldKnowledge } from './component.ts';
import { permissionField } from './compound-field.ts';
import type { ObjectDescribe } from './ports.ts';
import type { Spec } from './spec.ts';
import { everyObject, standardObjects } from './standard-fields.ts';

/** A field as the project's own source declares it (objects/<Object>/fields/<Field>.field-meta.xml). */
export interface SourceField {
  readonly object: string;
  readonly field: string;
  /** e.g. `Text`, `MasterDetail`; standard fields have none (PECULIARITIES of real files). */
  readonly type?: string;
  readonly required: boolean;
  /** Nobody can write it: a formula, a roll-up summary, an auto number. */
  readonly readOnly: boolean;
  readonly referenceTo?: string;
}

interface KnownField {
  readonly kind: FieldKind;
  readonly readOnly: boolean;
}

const words = (list: string): readonly string[] => list.split(' ').filter((word) => word !== '');
const key = (...path: readonly string[]): string => path.join('.').toLowerCase();

function knowledge(fields: ReadonlyMap<string, KnownField>, masters: ReadonlyMap<string, readonly string[]> = new Map()): FieldKnowledge {
  return {
    kindOf: (object, field) => fields.get(key(object, permissionField(object, field)))?.kind ?? fields.get(key(object, field))?.kind ?? 'unknown',
    isReadOnly: (object, field) => fields.get(key(object, field))?.readOnly ?? false,
    mastersOf: (object) => masters.get(key(object)) ?? [],
  };
}

const shippedFields = new Map<string, KnownField>(
  Object.entries(standardObjects).flatMap(([object, facts]) => [
    ...words(facts.permissionable).map((field) => [key(object, field), { kind: 'permissionable', readOnly: false }] as const),
    ...words(facts.writable).map((field) => [key(object, field), { kind: 'no-permission', readOnly: false }] as const),
    ...words(facts.readOnly).map((field) => [key(object, field), { kind: 'no-permission', readOnly: true }] as const),
  ]),
);
const systemReadOnly = new Set(words(everyObject.readOnly).map((field) => key(field)));
const systemWritable = new Set(words(everyObject.writable).map((field) => key(field)));

/** What ships with the tool: standard objects, and the system fields of every object. */
export function shippedKnowledge(): FieldKnowledge {
  const listed = knowledge(shippedFields);
  return {
    kindOf: (object, field) => {
      const kind = listed.kindOf(object, field);
      return kind === 'unknown' && (systemReadOnly.has(key(field)) || systemWritable.has(key(field))) ? 'no-permission' : kind;
    },
    isReadOnly: (object, field) => listed.isReadOnly?.(object, field) === true || systemReadOnly.has(key(field)),
    mastersOf: () => [],
  };
}

/** What the project's own source says. Required fields and master-detail fields take no permission (facts 1.2). */
export function sourceKnowledge(fields: readonly SourceField[]): FieldKnowledge {
  const known = new Map<string, KnownField>(
    fields.map(({ object, field, type, required, readOnly }) => [
      key(object, field),
      { kind: required || type === 'MasterDetail' ? 'no-permission' : 'permissionable', readOnly },
    ]),
  );
  const masters = new Map<string, readonly string[]>();
  for (const { object, type, referenceTo } of fields) {
    if (type === 'MasterDetail' && referenceTo !== undefined) masters.set(key(object), [...(masters.get(key(object)) ?? []), referenceTo]);
  }
  return knowledge(known, masters);
}

/** What the org's describe says: the last word where there is one. */
export function describeKnowledge(describes: readonly ObjectDescribe[]): FieldKnowledge {
  const known = new Map<string, KnownField>();
  const masters = new Map<string, readonly string[]>();
  for (const { name, fields } of describes) {
    for (const field of fields) {
      known.set(key(name, field.name), { kind: field.permissionable ? 'permissionable' : 'no-permission', readOnly: !field.createable && !field.updateable });
    }
    // relationshipOrder is set on master-detail fields only.
    masters.set(key(name), fields.flatMap((field) => (typeof field.relationshipOrder === 'number' ? (field.referenceTo ?? []) : [])));
  }
  return knowledge(known, masters);
}

/** The first that knows a field is believed; masters of all are added up. */
export function combined(...sources: readonly FieldKnowledge[]): FieldKnowledge {
  const knowing = (object: string, field: string): FieldKnowledge | undefined => sources.find((source) => source.kindOf(object, field) !== 'unknown');
  return {
    kindOf: (object, field) => knowing(object, field)?.kindOf(object, field) ?? 'unknown',
    isReadOnly: (object, field) => knowing(object, field)?.isReadOnly?.(object, field) ?? false,
    mastersOf: (object) => [...new Set(sources.flatMap((source) => source.mastersOf(object)))],
  };
}

/** Why an `outbound` field may be written all the same; nothing where it may not. */
function writableBy(object: string, field: string, written: readonly string[], fields: FieldKnowledge): string | undefined {
  const other = written.find((each) => permissionField(object, each) === permissionField(object, field));
  if (other !== undefined) return `Salesforce grants an address whole, and the spec has ${object}.${other} written`;
  const open = fields.kindOf(object, field) === 'no-permission' && fields.isReadOnly?.(object, field) !== true;
  return open ? 'Salesforce has no permission for this field' : undefined;
}

/**
 * What a spec promises and the platform cannot keep: `outbound` on a field of an object whose records the integration may
 * write, where the field takes no permission (PRODUCT, spec), or shares it with a field that the integration writes.
 * Fields that nobody can write are fine. And View All of objects that have no such permission.
 */
export function violations(spec: Spec, fields: FieldKnowledge): readonly Problem[] {
  return [...withoutViewAll(spec), ...openOutbound(spec, fields)];
}

function withoutViewAll(spec: Spec): readonly Problem[] {
  return Object.entries(spec.access.objects)
    .filter(([object, { records }]) => isActivity(object) && records === 'all')
    .map(([object]) => new Problem('no-view-all-for-object', [object], exitCodes.wrongUse));
}

function openOutbound(spec: Spec, fields: FieldKnowledge): readonly Problem[] {
  return Object.entries(spec.access.objects)
    // Salesforce gives delete only together with edit (facts 1.1).
    .filter(([, access]) => access.create || access.edit || access.delete)
    .flatMap(([object, access]) => {
      const directed = Object.entries(access.fields);
      const written = directed.filter(([, direction]) => direction !== 'outbound').map(([field]) => field);
      return directed.flatMap(([field, direction]) => {
        const why = direction === 'outbound' ? writableBy(object, field, written, fields) : undefined;
        return why === undefined ? [] : [new Problem('outbound-cannot-be-kept', [`${object}.${field}`, object, why], exitCodes.wrongUse)];
      });
    });
}
