import type { ObjectDescribe } from '../ports.ts';
import type { Policy } from '../policy.ts';
import { grantedTogether } from '../compound-field.ts';
import { restricts } from '../restricted-field.ts';
import { inHistory } from './look-up-names.ts';

/** An object that keeps field history, and the object that holds it. */
export interface HistoryObject {
  readonly object: string;
  /** e.g. `OpportunityFieldHistory` */
  readonly history: string;
  /** The column that points to the record: `CaseId`, `ParentId`. */
  readonly parent: string;
  /** As statements select them. */
  readonly columns: readonly string[];
  /** Values of `Field` whose OldValue and NewValue are never asked for. */
  readonly restricted: readonly string[];
}

/** A field as FieldDefinition tells of it. */
export interface TrackableField {
  readonly name: string;
  readonly label: string;
  readonly type: string;
  readonly tracked: boolean;
  readonly calculated: boolean;
  readonly classification?: string;
}

const needed = ['Id', 'Field', 'OldValue', 'NewValue', 'CreatedById', 'CreatedDate'];

/**
 * What describe tells of a field history object: its columns, and its only reference to anything but a user (facts 2, history
 * objects [A/B]: read, never built from the name). `undefined` for look-alikes, such as OpportunityHistory, and where none or several fit.
 */
export function historyShape(described: ObjectDescribe): Pick<HistoryObject, 'parent' | 'columns'> & { readonly refersTo: readonly string[] } | undefined {
  const names = new Set(described.fields.map(({ name }) => name));
  const parents = described.fields.filter(({ name, type }) => type === 'reference' && name !== 'CreatedById');
  const [parent] = parents;
  if (parent === undefined || parents.length > 1 || !needed.every((name) => names.has(name))) return undefined;
  const dataType = names.has('DataType') ? ['DataType'] : [];
  return { parent: parent.name, columns: ['Id', parent.name, 'Field', ...dataType, 'OldValue', 'NewValue', 'CreatedById', 'CreatedDate'], refersTo: parent.referenceTo ?? [] };
}

/** Values of `Field` that the policy restricts, an address with all its parts. What it names is taken as it is, also where nobody may list the object's fields. */
export function restrictedFields({ restrictedFields: entries }: Policy, object: string, fields: readonly Pick<TrackableField, 'name' | 'classification'>[]): readonly string[] {
  const named = entries.filter((entry) => entry.object?.toLowerCase() === object.toLowerCase()).flatMap(({ field }) => field ?? []);
  const fitting = fields.filter(({ name, classification }) => entries.some((entry) => restricts(entry, object, name, classification))).map(({ name }) => name);
  return [...new Set([...named, ...fitting].flatMap((field) => grantedTogether(object, field)).flatMap(inHistory))].toSorted();
}

const untrackable = new Set(['Id', 'IsDeleted', 'CreatedById', 'CreatedDate', 'LastModifiedById', 'LastModifiedDate', 'SystemModstamp', 'LastActivityDate', 'LastViewedDate', 'LastReferencedDate']);

/** Formulas, roll-ups, auto-numbers and what the system writes cannot be tracked (facts 1.6 [K]). */
export const canTrack = ({ name, type, calculated }: TrackableField): boolean => !calculated && !untrackable.has(name) && !/formula|roll-?up|auto ?number/i.test(type);

/** Of long texts and multi-select picklists history says that they changed, never what to (facts 1.6 [K]). */
export const withValues = ({ type }: TrackableField): boolean => !/long ?text|rich ?text|html|multi-?select|encrypted/i.test(type);
