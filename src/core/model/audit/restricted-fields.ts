import { grantedTogether } from '../compound-field.ts';
import { restricts, restrictionText } from '../restricted-field.ts';
import type { FieldRow } from './rows-setup.ts';
import type { View } from './view.ts';

const lower = (text: string): string => text.toLowerCase();
/** Admins edit the picklist, so that `Mission Critical` and `MissionCritical` are one level (facts 1.6 [B; the last value D]). */
const level = (classification: string): string => lower(classification).replaceAll(/[^a-z]/g, '');
const closedLevels = new Set(['restricted', 'missioncritical']);

export const partsOf = (name: string): readonly [object: string, field: string] => {
  const [object = '', field = ''] = name.split('.');
  return [object, field];
};

/** Which fields are out of bounds, and what is known of fields at all. */
export interface RestrictedFields {
  /** Why a field, or one that is granted together with it, is out of bounds; `undefined`: it is not, as far as is known. */
  readonly why: (name: string) => string | undefined;
  /** Those that are known by name: of the policy and of the org's fields. */
  readonly known: readonly string[];
  readonly rowOf: (name: string) => FieldRow | undefined;
  readonly isConfidential: (name: string) => boolean;
  /** Nobody restricts or classifies any field. */
  readonly isEmpty: boolean;
}

export function restrictedFields(view: View): RestrictedFields {
  const entries = view.policy.restrictedFields;
  const fields = view.rows('fieldDefinitions');
  const rows = new Map(fields.map((row) => [lower(row.field), row]));
  const rowOf = (name: string): FieldRow | undefined => rows.get(lower(name));
  const whyAlone = (object: string, field: string): string | undefined => {
    const classification = rowOf(`${object}.${field}`)?.classification;
    const entry = entries.find((each) => restricts(each, object, field, classification));
    if (entry !== undefined) return `the policy restricts it (${restrictionText(entry)})`;
    return classification !== undefined && closedLevels.has(level(classification)) ? `its data sensitivity is ${classification}` : undefined;
  };
  const why = (name: string): string | undefined => {
    const [object, field] = partsOf(name);
    return grantedTogether(object, field).map((each) => whyAlone(object, each)).find((reason) => reason !== undefined);
  };
  const listed = entries.flatMap(({ object, field }) => (object === undefined || field === undefined ? [] : [`${object}.${field}`]));
  const known = new Map([...listed, ...fields.map(({ field }) => field).filter((name) => why(name) !== undefined)].map((name) => [lower(name), name]));
  return {
    why,
    known: [...known.values()],
    rowOf,
    isConfidential: (name) => level(rowOf(name)?.classification ?? '') === 'confidential',
    isEmpty: entries.length === 0 && fields.every(({ classification }) => classification === undefined),
  };
}
