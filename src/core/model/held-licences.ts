import type { OrgReader } from './ports.ts';

/** One permission set licence that a user holds. */
export interface HeldLicence {
  readonly Id: string;
  readonly PermissionSetLicense: { readonly DeveloperName: string; readonly MasterLabel: string } | null;
}

const fields = ['Id', 'PermissionSetLicense.DeveloperName', 'PermissionSetLicense.MasterLabel'];

/** The permission set licences of the user of this name; asked for by several parts of an identity in one moment, they cost one query. */
export async function readHeldLicences(org: OrgReader, username: string): Promise<readonly HeldLicence[]> {
  return org.find<HeldLicence>({ from: 'PermissionSetLicenseAssign', fields, key: 'Assignee.Username', value: username });
}
