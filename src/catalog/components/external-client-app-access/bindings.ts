import type { OrgReader } from '../../../core/model/ports.ts';
import { fromCommas } from '../../../core/model/oauth-scopes.ts';
import { isSalesforceId, soql } from '../../../core/model/soql.ts';
import type { XmlElement } from '../../../core/model/metadata-file.ts';
import { text } from '../../../core/metadata/read-xml.ts';

/** Who may use an app, by name, sorted. */
export interface Bindings {
  readonly permissionSets: readonly string[];
  readonly profiles: readonly string[];
}

/** Ids and names as the documentation and real files disagree (facts 1.4 [B+]): both are understood. */
async function named(org: OrgReader, object: 'PermissionSet' | 'Profile', prefix: string, entries: readonly string[]): Promise<readonly string[]> {
  const isId = (entry: string): boolean => entry.startsWith(prefix) && isSalesforceId(entry);
  const ids = entries.filter(isId);
  if (ids.length === 0) return entries.toSorted();
  const query = object === 'PermissionSet' ? soql`SELECT Id, Name FROM PermissionSet WHERE Id IN ${ids}` : soql`SELECT Id, Name FROM Profile WHERE Id IN ${ids}`;
  const rows = await org.query<{ Id: string; Name: string }>(query);
  const nameOf = (entry: string): string => rows.find(({ Id }) => Id.slice(0, 15) === entry.slice(0, 15))?.Name ?? entry;
  return entries.map((entry) => (isId(entry) ? nameOf(entry) : entry)).toSorted();
}

export async function bindingsOf(org: OrgReader, policy: XmlElement): Promise<Bindings> {
  return {
    permissionSets: await named(org, 'PermissionSet', '0PS', fromCommas(text(policy, 'commaSeparatedPermissionSet'))),
    profiles: await named(org, 'Profile', '00e', fromCommas(text(policy, 'commaSeparatedProfile'))),
  };
}
