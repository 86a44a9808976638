import { fromCommas } from '../model/oauth-scopes.ts';
import { isSalesforceId, soql } from '../model/soql.ts';
import type { Change } from '../model/component.ts';
import type { ComponentNames } from '../model/names.ts';
import type { OrgReader } from '../model/ports.ts';
import type { XmlElement } from '../model/metadata-file.ts';
import { text } from './read-xml.ts';

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

/** Of an external client app's OAuth policy: permission sets by API name, profiles by label (facts 1.4 [B]). */
export async function policyBindings(org: OrgReader, policy: XmlElement): Promise<Bindings> {
  return {
    permissionSets: await named(org, 'PermissionSet', '0PS', fromCommas(text(policy, 'commaSeparatedPermissionSet'))),
    profiles: await named(org, 'Profile', '00e', fromCommas(text(policy, 'commaSeparatedProfile'))),
  };
}

/** Those of the bindings that are the integration's own. */
export function ownBindings({ permissionSets, profiles }: Bindings, names: ComponentNames): Bindings {
  return { permissionSets: permissionSets.filter((name) => name === names.permissionSet), profiles: profiles.filter((name) => name === names.profile) };
}

const listed = ({ permissionSets, profiles }: Bindings): readonly string[] => [...profiles.map((name) => `profile ${name}`), ...permissionSets.map((name) => `permission set ${name}`)];

/** Everybody else who may use the app, each to be taken away. `app` ends a sentence, e.g. `external client app hubspot_Integration`. */
export function strangerChanges(app: string, bindings: Bindings, names: ComponentNames): readonly Change[] {
  const own = listed(ownBindings(bindings, names));
  return listed(bindings)
    .filter((who) => !own.includes(who))
    .map((who) => ({ words: `Users with the ${who} will no longer be allowed to use ${app}.`, part: who, from: 'allowed', effect: 'loses', kind: 'remove' }));
}

/** The integration's own profile and permission set, each where it may not use the app yet. */
export function missingBindings(app: string, bindings: Bindings, names: ComponentNames): readonly Change[] {
  const held = listed(bindings);
  return listed({ permissionSets: [names.permissionSet], profiles: [names.profile] })
    .filter((who) => !held.includes(who))
    .map((who) => ({ words: `Users with the ${who} will be allowed to use ${app}.`, part: who, to: 'allowed', effect: 'gains', kind: 'create' }));
}
