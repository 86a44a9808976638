import { findAll } from '../core/model/find.ts';
import type { OrgReader } from '../core/model/ports.ts';
import type { PartReader } from './read-part.ts';

interface GroupRow {
  readonly Id: string;
  readonly DeveloperName: string;
  readonly Status: string;
}
interface ComponentRow {
  readonly PermissionSetGroupId: string;
  readonly PermissionSetId: string;
}

export interface GroupReading {
  readonly name: string;
  /** `Updated`: its permission set shows what it gives. Anything else: Salesforce is still adding up (facts 2.x PermissionSetGroup [K]). */
  readonly status: string;
  readonly memberIds: readonly string[];
  readonly mutes: boolean;
}

/** A component of a group is a permission set, or a muting permission set, which has this key prefix (facts 2 [A], PermissionSetGroupComponent). */
const isMuting = (id: string): boolean => id.startsWith('0QM');

/** The groups of these ids; one that is not shown is left out. */
export async function readGroups(org: OrgReader, ids: readonly string[], part: PartReader): Promise<ReadonlyMap<string, GroupReading>> {
  const [groups, components] = await Promise.all([
    part('groups', [], () => findAll<GroupRow>(org, { from: 'PermissionSetGroup', fields: ['Id', 'DeveloperName', 'Status'], key: 'Id' }, ids)),
    part('groups', [], () => findAll<ComponentRow>(org, { from: 'PermissionSetGroupComponent', fields: ['PermissionSetGroupId', 'PermissionSetId'], key: 'PermissionSetGroupId' }, ids)),
  ]);
  return new Map(
    groups.map(({ Id, DeveloperName, Status }) => {
      const parts = components.filter((row) => row.PermissionSetGroupId === Id).map((row) => row.PermissionSetId);
      return [Id, { name: DeveloperName, status: Status, memberIds: parts.filter((id) => !isMuting(id)), mutes: parts.some(isMuting) }];
    })
  );
}
