import { known, unknown } from '../../../core/model/audit/fact.ts';
import type { FactUnit } from '../../../core/model/audit/fact-unit.ts';
import { isGap, orGap, readTable } from '../../../core/model/audit/org-reading.ts';

interface Raw {
  readonly Id: string;
  readonly DeveloperName: string;
  readonly MasterLabel: string;
  readonly NamespacePrefix: string | null;
  readonly Status: string;
  readonly HasActivationRequired: boolean;
}
interface Member {
  readonly PermissionSetGroupId: string;
  readonly PermissionSetId: string;
}

const needs = 'View Setup and Configuration';

/** Components are permission sets only; what a group takes away is in its muting permission sets. */
export const fromOrg: NonNullable<FactUnit<'permissionSetGroups'>['fromOrg']> = async ({ org }) => {
  const [groups, members] = await Promise.all([
    orGap('Permission set groups', needs, () => readTable<Raw>(org, { from: 'PermissionSetGroup', columns: ['Id', 'DeveloperName', 'MasterLabel', 'NamespacePrefix', 'Status', 'HasActivationRequired'] })),
    orGap('Members of permission set groups', needs, () => readTable<Member>(org, { from: 'PermissionSetGroupComponent', columns: ['PermissionSetGroupId', 'PermissionSetId'] })),
  ]);
  if (isGap(groups)) return unknown(groups);
  if (isGap(members)) return unknown(members);
  const memberIds = new Map<string, string[]>();
  for (const { PermissionSetGroupId: group, PermissionSetId: set } of members) memberIds.set(group, [...(memberIds.get(group) ?? []), set]);
  return known(
    groups.map((raw) => ({
      id: raw.Id,
      name: raw.NamespacePrefix === null ? raw.DeveloperName : `${raw.NamespacePrefix}__${raw.DeveloperName}`,
      label: raw.MasterLabel,
      status: raw.Status,
      needsActivation: raw.HasActivationRequired,
      memberIds: memberIds.get(raw.Id) ?? [],
    }))
  );
};
