import type { FieldKind, FieldKnowledge } from '../component.ts';
import { permissionField } from '../compound-field.ts';
import { combined, shippedKnowledge } from '../field-knowledge.ts';
import { grantsOf, type ObjectGrant } from '../permission-dependencies.ts';
import type { Spec } from '../spec.ts';
import type { FieldRow } from './rows-setup.ts';
import type { View } from './view.ts';

/** What a spec lets its identity do, dependencies closed. Keys in lower case, since letter case does not count in API names. */
export interface DeclaredAccess {
  /** `lead:edit` to `Lead:edit` */
  readonly objects: ReadonlyMap<string, string>;
  /** `lead.email:edit` to `Lead.Email:edit`; fields that take no permission of their own are not among them. */
  readonly fields: ReadonlyMap<string, string>;
}

const key = (text: string): string => text.toLowerCase();

const kinds = new Map<boolean | undefined, FieldKind>([
  [true, 'permissionable'],
  [false, 'no-permission'],
]);

/** Master-detail fields as files (`MasterDetail`) and FieldDefinition.DataType (`Master-Detail(Account)`) call them. */
const isMasterDetail = ({ type }: FieldRow): boolean => /^master-?detail/i.test(type ?? '');

const objectOf = ({ field }: FieldRow): string => field.split('.')[0] ?? field;

/** What is known of fields: the dataset first, then what ships with the tool. */
export function fieldKnowledgeOf(view: View): FieldKnowledge {
  const rows = new Map(view.rows('fieldDefinitions').map((row) => [key(row.field), row]));
  const masters = view.rows('fieldDefinitions').filter(isMasterDetail);
  const rowOf = (object: string, field: string): FieldRow | undefined => rows.get(key(`${object}.${permissionField(object, field)}`)) ?? rows.get(key(`${object}.${field}`));
  const seen: FieldKnowledge = {
    kindOf: (object, field) => kinds.get(rowOf(object, field)?.hasFieldSecurity) ?? 'unknown',
    isReadOnly: (object, field) => rowOf(object, field)?.isCalculated === true,
    mastersOf: (object) => masters.filter((row) => key(objectOf(row)) === key(object)).flatMap(({ referenceTo }) => referenceTo ?? []),
  };
  return combined(seen, shippedKnowledge());
}

/** An object of the spec whose master's API name is not told. */
export interface Detail {
  readonly object: string;
  /** FieldDefinition.DataType names the master by its label: `Master-Detail(Billing Account)`. */
  readonly masterLabel?: string;
}

/** Reading a master comes with its detail (facts 1.2 [B]), so another object that is only read may be the master of one of these. */
export function detailsOf(view: View, spec: Spec): readonly Detail[] {
  const declared = new Set(Object.keys(spec.access.objects).map(key));
  return view
    .rows('fieldDefinitions')
    .filter((row) => isMasterDetail(row) && row.referenceTo === undefined && declared.has(key(objectOf(row))))
    .map((row) => {
      const masterLabel = /\((.+)\)$/.exec(row.type ?? '')?.[1];
      return { object: objectOf(row), ...(masterLabel === undefined ? {} : { masterLabel }) };
    });
}

/** Whether a label reads like an API name: `Billing Account` and `Billing_Account__c`. */
export function isLabelled(object: string, label: string | undefined): boolean {
  const letters = (text: string): string => key(text).replace(/__c$/, '').replaceAll(/[^\p{L}\p{N}]/gu, '');
  return label !== undefined && letters(object) === letters(label);
}

const rights: readonly (readonly [keyof ObjectGrant, string])[] = [
  ['read', 'read'],
  ['create', 'create'],
  ['edit', 'edit'],
  ['delete', 'delete'],
  ['viewAll', 'viewAllRecords'],
  ['modifyAll', 'modifyAllRecords'],
];

export function declaredAccess(spec: Spec, knowledge: FieldKnowledge): DeclaredAccess {
  const { objects, fields } = grantsOf(spec, knowledge);
  const keyed = (names: readonly string[]): ReadonlyMap<string, string> => new Map(names.map((name) => [key(name), name]));
  return {
    objects: keyed(objects.flatMap((grant) => rights.flatMap(([held, right]) => (grant[held] === true ? [`${grant.object}:${right}`] : [])))),
    fields: keyed(fields.flatMap(({ object, field, edit }) => [`${object}.${field}:read`, ...(edit ? [`${object}.${field}:edit`] : [])])),
  };
}
