import { known, unknown } from '../../../core/model/audit/fact.ts';
import type { FactUnit } from '../../../core/model/audit/fact-unit.ts';
import { isGap, orGap, readFor } from '../../../core/model/audit/org-reading.ts';
import { setsInQuestion, unreadHoldings } from '../../../core/model/audit/sets-in-question.ts';
import type { FieldRight } from '../../../core/model/effective-access.ts';

interface Raw {
  readonly ParentId: string;
  readonly Field: string;
  readonly PermissionsRead: boolean;
  readonly PermissionsEdit: boolean;
}

const needs = 'View Setup and Configuration';
const rightsOf = (raw: Raw): FieldRight[] => [...(raw.PermissionsRead ? (['read'] as const) : []), ...(raw.PermissionsEdit ? (['edit'] as const) : [])];

/** Of the sets that users in question hold. Field is `Object.Field`; there are rows only where at least reading is granted (facts 2.x [A]). */
export const fromOrg: NonNullable<FactUnit<'fieldPermissions'>['fromOrg']> = async (ask) => {
  if (unreadHoldings(ask.facts)) return unknown({ kind: 'unreadable', words: 'Which permission sets the users hold is not known, so their field permissions were not read.', needs });
  const sets = setsInQuestion(ask);
  if (sets.length === 0) return known([]);
  const rows = await orGap('Field permissions', needs, () => readFor<Raw>(ask.org, { from: 'FieldPermissions', columns: ['ParentId', 'SobjectType', 'Field', 'PermissionsRead', 'PermissionsEdit'] }, 'ParentId', sets));
  if (isGap(rows)) return unknown(rows);
  return known(rows.map((raw) => ({ parentId: raw.ParentId, field: raw.Field, rights: rightsOf(raw) })));
};
