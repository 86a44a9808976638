import type { Facts } from '../datasets.ts';
import type { Gap } from '../fact.ts';
import type { PermissionSetAssignmentRow, PermissionSetGroupRow, PermissionSetRow } from '../rows-access.ts';
import { add, change, ids } from './org.ts';
import { aGroup, aMuting, anAssignment, aPermissionSet } from './rows.ts';

/** Ids of what these changes add to the example org. */
export const extraSet = '0PS000000000009AAA';
export const extraGroup = '0PG000000000001AAA';
const groupSet = '0PS000000000010AAA';

/** Places in the example files. */
export const profileFile = { file: 'force-app/main/default/profiles/hubspot_Integration.profile-meta.xml', line: 8, column: 5 } as const;
export const setFile = { file: 'force-app/main/default/permissionsets/hubspot_Integration.permissionset-meta.xml', line: 12, column: 5 } as const;

/** The org with a further permission set, assigned to HubSpot's user. */
export function withSet(facts: Facts, row: Partial<PermissionSetRow>, assignment: Partial<PermissionSetAssignmentRow> = {}): Facts {
  const set = aPermissionSet({ id: extraSet, name: 'HubSpot_Extra', ...row });
  return add(add(facts, 'permissionSets', set), 'permissionSetAssignments', anAssignment({ userId: ids.hubspot, permissionSetId: set.id, ...assignment }));
}

/** The org with a group of one permission set that gives `held` and one that mutes `muted`; the group is assigned to HubSpot's user. */
export function withGroup(facts: Facts, held: readonly string[], muted: readonly string[] = [], row: Partial<PermissionSetGroupRow> = {}): Facts {
  const member = aPermissionSet({ id: extraSet, name: 'HubSpot_Extra', permissions: held });
  const own = aPermissionSet({ id: groupSet, name: 'HubSpot_Group', kind: 'group', groupId: extraGroup, permissions: held.filter((name) => !muted.includes(name)) });
  const withSets = add(facts, 'permissionSets', member, own);
  const grouped = add(withSets, 'permissionSetGroups', aGroup({ id: extraGroup, name: 'HubSpot_Group', memberIds: [extraSet], ...row }));
  const quieted = add(grouped, 'mutingPermissionSets', aMuting({ id: '0QM000000000001AAA', name: 'HubSpot_Muting', groupIds: [extraGroup], permissions: muted }));
  return add(quieted, 'permissionSetAssignments', anAssignment({ userId: ids.hubspot, permissionSetId: groupSet, groupId: extraGroup }));
}

/** The org or the files with more in the integration's own permission set, in files with its place. */
export function granting(facts: Facts, ...names: readonly string[]): Facts {
  const inFiles = facts.organization === undefined;
  return change(facts, 'permissionSets', (rows) =>
    rows.map((row) => {
      if (row.kind !== 'permission-set') return row;
      const permissions = [...row.permissions, ...names];
      return inFiles ? { ...row, permissions, at: setFile, places: Object.fromEntries(names.map((name) => [name, setFile])) } : { ...row, permissions };
    }),
  );
}

/** As Salesforce says that a permission of the caller is missing. */
export const refused = (needs: string): Gap => ({ kind: 'refused', words: `Salesforce refused it; ${needs} is needed.`, needs });
