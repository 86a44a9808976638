import type { Target } from '../../../core/model/component.ts';
import type { HeldLicence } from '../../../core/model/held-licences.ts';
import { readHeldLicences } from '../../../core/model/held-licences.ts';
import { neededLicences } from '../../../core/model/integration-licence.ts';
import type { OrgReader } from '../../../core/model/ports.ts';
import { soql } from '../../../core/model/soql.ts';
import type { Stranger } from './stranger.ts';
import { withGifts } from './stranger.ts';

interface Named {
  readonly NamespacePrefix: string | null;
}
/** A row of PermissionSetAssignment. A group is assigned as its aggregate permission set (facts 2.x [A]). */
export interface AssignmentRow {
  readonly Id: string;
  readonly ExpirationDate: string | null;
  readonly IsActive: boolean;
  readonly PermissionSet: (Named & { readonly Name: string; readonly Label: string; readonly PermissionSetGroupId: string | null }) | null;
  readonly PermissionSetGroup: (Named & { readonly DeveloperName: string; readonly MasterLabel: string }) | null;
}

export interface Actual {
  /** The assignment of our permission set. */
  readonly own: { readonly id: string; readonly expires: string | null; readonly active: boolean } | undefined;
  /** In the order in which they can be taken away: licences last, since sets live on them (facts 3.1: rollback is the reverse). */
  readonly strangers: readonly Stranger[];
}

const columns = [
  ...['Id', 'ExpirationDate', 'IsActive'],
  ...['PermissionSet.Name', 'PermissionSet.Label', 'PermissionSet.NamespacePrefix', 'PermissionSet.PermissionSetGroupId'],
  ...['PermissionSetGroup.DeveloperName', 'PermissionSetGroup.MasterLabel', 'PermissionSetGroup.NamespacePrefix'],
];
/** The permission set that every profile owns is assigned to each of its users, and cannot be taken from them (facts 2.x [A]). */
const ofNoProfile = soql`PermissionSet.IsOwnedByProfile = false`;

function isOwn({ names }: Target, { PermissionSet: set }: AssignmentRow): boolean {
  return set?.Name === names.permissionSet && set.NamespacePrefix === null && set.PermissionSetGroupId === null;
}

/** Ended or switched off, an assignment gives nothing (facts 2.x [A]). */
function isOver({ asOf }: Target, { IsActive, ExpirationDate }: AssignmentRow): boolean {
  if (!IsActive) return true;
  return asOf !== undefined && ExpirationDate !== null && Date.parse(ExpirationDate) <= Date.parse(asOf);
}

const fullName = ({ NamespacePrefix }: Named, name: string): string => (NamespacePrefix === null ? name : `${NamespacePrefix}__${name}`);

function strangerOf({ Id, PermissionSet: set, PermissionSetGroup: group }: AssignmentRow): Stranger {
  if (group) return { id: Id, kind: 'permission set group', name: fullName(group, group.DeveloperName), label: group.MasterLabel };
  return { id: Id, kind: 'permission set', name: set ? fullName(set, set.Name) : Id, label: set?.Label ?? Id };
}

function licenceStrangers(target: Target, held: readonly HeldLicence[]): readonly Stranger[] {
  const needed = neededLicences(target.spec);
  return held.flatMap(({ Id, PermissionSetLicense: licence }) => {
    if (licence === null || needed.includes(licence.DeveloperName)) return [];
    return [{ id: Id, kind: 'permission set licence' as const, name: licence.DeveloperName, label: licence.MasterLabel }];
  });
}

const byKindAndName = (a: Stranger, b: Stranger): number => (a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : a.name < b.name ? -1 : 1);

/** Every permission set, group and licence that the identity holds now; what ended counts for nothing. */
export async function readAssignments(org: OrgReader, target: Target): Promise<Actual | undefined> {
  const [rows, licences] = await Promise.all([
    org.find<AssignmentRow>({ from: 'PermissionSetAssignment', fields: columns, key: 'Assignee.Username', value: target.username, and: ofNoProfile }),
    readHeldLicences(org, target.username),
  ]);
  const own = rows.find((row) => isOwn(target, row));
  const others = rows.filter((row) => row !== own && !isOver(target, row)).map(strangerOf).toSorted(byKindAndName);
  const strangers = [...(await withGifts(org, others)), ...licenceStrangers(target, licences).toSorted(byKindAndName)];
  if (own === undefined && strangers.length === 0) return undefined;
  return { own: own === undefined ? undefined : { id: own.Id, expires: own.ExpirationDate, active: own.IsActive }, strangers };
}
