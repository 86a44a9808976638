import { known, unknown } from '../../../core/model/audit/fact.ts';
import type { FactUnit } from '../../../core/model/audit/fact-unit.ts';
import { isGap, orGap, readFor } from '../../../core/model/audit/org-reading.ts';
import { setsInQuestion, unreadHoldings } from '../../../core/model/audit/sets-in-question.ts';
import type { ObjectRight } from '../../../core/model/effective-access.ts';

interface Raw {
  readonly ParentId: string;
  readonly SobjectType: string;
  readonly [right: string]: unknown;
}

const rightOf: Readonly<Record<string, ObjectRight>> = {
  PermissionsRead: 'read',
  PermissionsCreate: 'create',
  PermissionsEdit: 'edit',
  PermissionsDelete: 'delete',
  PermissionsViewAllRecords: 'viewAllRecords',
  PermissionsModifyAllRecords: 'modifyAllRecords',
  PermissionsViewAllFields: 'viewAllFields',
};
const needs = 'View Setup and Configuration';
const columns = ['ParentId', 'SobjectType', ...Object.keys(rightOf).filter((name) => name !== 'PermissionsViewAllFields')];

/** Of the sets that users in question hold. `PermissionsViewAllFields` from API 63 on (facts 2 [A]). */
export const fromOrg: NonNullable<FactUnit<'objectPermissions'>['fromOrg']> = async (ask) => {
  if (unreadHoldings(ask.facts)) return unknown({ kind: 'unreadable', words: 'Which permission sets the users hold is not known, so their object permissions were not read.', needs });
  const sets = setsInQuestion(ask);
  if (sets.length === 0) return known([]);
  const rows = await orGap('Object permissions', needs, () => readFor<Raw>(ask.org, { from: 'ObjectPermissions', columns, optional: ['PermissionsViewAllFields'] }, 'ParentId', sets));
  if (isGap(rows)) return unknown(rows);
  return known(rows.map((raw) => ({ parentId: raw.ParentId, object: raw.SobjectType, rights: Object.entries(rightOf).flatMap(([column, right]) => (raw[column] === true ? [right] : [])) })));
};
