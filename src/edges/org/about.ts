import type { OrgIdentity, OrgReader } from '../../core/model/ports.ts';
import { soql } from '../../core/model/soql.ts';
import { Problem } from '../../problems.ts';
import type { Origin } from './accepted-origin.ts';
import { longId } from './record-id.ts';

interface OrganizationRow {
  readonly Id: string;
  readonly Name: string;
  readonly IsSandbox: boolean;
  readonly OrganizationType: string;
}
interface UserRow {
  readonly Id: string;
  readonly Username: string;
}

/** Any user can read both rows (facts 2.x [A] for User). Throws `org-does-not-know-user`. */
export async function about(query: OrgReader['query'], origin: Origin, username: string): Promise<OrgIdentity> {
  const [organization] = await query<OrganizationRow>(soql`SELECT Id, Name, IsSandbox, OrganizationType FROM Organization`);
  const [user] = await query<UserRow>(soql`SELECT Id, Username FROM User WHERE Username = ${username}`);
  if (organization === undefined || user === undefined) throw new Problem('org-does-not-know-user', [origin.host, username]);
  return {
    orgId: longId(organization.Id),
    name: organization.Name,
    isSandbox: organization.IsSandbox,
    edition: organization.OrganizationType,
    instanceUrl: origin.url,
    username: user.Username,
    userId: longId(user.Id),
    loopback: origin.loopback,
  };
}
