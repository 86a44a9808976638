import type { ProfileRow } from '../../../core/model/audit/rows-people.ts';
import type { ProfileMetadataRow } from '../../../core/model/audit/rows-setup.ts';
import { given } from '../../../core/model/audit/org-reading.ts';
import { OrgRefusal, type OrgReader } from '../../../core/model/ports.ts';
import { soql } from '../../../core/model/soql.ts';

interface Raw {
  readonly FullName: string;
  readonly Metadata: {
    readonly custom?: boolean;
    readonly userLicense?: string;
    readonly loginIpRanges?: readonly { readonly startAddress: string; readonly endAddress: string; readonly description?: string | null }[] | null;
  } | null;
}

/** One profile a query is what Tooling allows (facts 2.y [A]); beyond so many it would cost more than it tells. */
const most = 50;

/** Without the list itself nothing says that there are no ranges. */
function rowOf(id: string, { FullName: fullName, Metadata: metadata }: Raw): ProfileMetadataRow | undefined {
  if (!metadata?.loginIpRanges) return undefined;
  const ranges = metadata.loginIpRanges.map(({ startAddress, endAddress, description }) => ({ start: startAddress, end: endAddress, ...given('description', description) }));
  return { profileId: id, fullName, ...given('custom', metadata.custom), ...given('licence', metadata.userLicense), ranges };
}

/** A single profile may answer UNKNOWN_EXCEPTION (facts 2.y [A]): that is said of it where it stays unread. */
async function one(org: OrgReader, id: string): Promise<ProfileMetadataRow | undefined> {
  try {
    const [raw] = await org.toolingQuery<Raw>(soql`SELECT Id, FullName, Metadata FROM Profile WHERE Id = ${id}`);
    return raw && rowOf(id, raw);
  } catch (error) {
    if (error instanceof OrgRefusal) return undefined;
    throw error;
  }
}

/** Profiles by id, as far as Tooling tells. */
export async function byTooling(org: OrgReader, profiles: readonly ProfileRow[]): Promise<ReadonlyMap<string, ProfileMetadataRow>> {
  const found = await Promise.all(profiles.slice(0, most).map(({ id }) => one(org, id)));
  return new Map(found.flatMap((row) => (row === undefined ? [] : [[row.profileId, row] as const])));
}
