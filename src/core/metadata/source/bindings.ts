import { profileLabel } from '../../model/audit/standard-profiles.ts';
import type { Place } from '../../model/audit/place.ts';
import type { SourceElement, SourceProject } from '../../model/audit/source-project.ts';
import { fromCommas } from '../../model/oauth-scopes.ts';
import { isSalesforceId } from '../../model/soql.ts';
import { all, first, textIn } from './element.ts';
import { sourceId } from './ids.ts';

/** A profile or permission set whose users an app lets in; `undefined`: named by the id of an org, which files do not resolve. */
export interface SourceBinding {
  readonly parentId: string | undefined;
  readonly written: string;
  readonly at: Place;
}

const key = (name: string): string => name.trim().toLowerCase();

/** By label first, then by API name; what the files do not hold keeps the name it has here. */
function resolver(project: SourceProject): { readonly profile: (name: string) => string; readonly permissionSet: (name: string) => string } {
  const profiles = new Map(project.components('Profile').flatMap(({ fullName }) => [fullName, profileLabel(fullName)].map((name) => [key(name), fullName])));
  const sets = project.components('PermissionSet');
  const byName = new Map(sets.map(({ fullName }) => [key(fullName), fullName]));
  const byLabel = new Map(sets.map(({ fullName, root }) => [key(textIn(root, 'label') ?? fullName), fullName]));
  return {
    profile: (name) => sourceId('Profile', profiles.get(key(name)) ?? name),
    permissionSet: (name) => sourceId('PermissionSet', byLabel.get(key(name)) ?? byName.get(key(name)) ?? name),
  };
}

/** A connected app names profiles and permission sets by label (facts 1.3 [A] and [B]). */
export function connectedBindings(project: SourceProject): (app: SourceElement) => readonly SourceBinding[] {
  const { profile, permissionSet } = resolver(project);
  const named = (app: SourceElement, element: string, resolve: (name: string) => string): readonly SourceBinding[] =>
    all(app, element).flatMap(({ text, at }) => (text === '' ? [] : [{ parentId: resolve(text), written: text, at }]));
  return (app) => [...named(app, 'profileName', profile), ...named(app, 'permissionSetName', permissionSet)];
}

/** An external client app's policy names profiles by label and permission sets by API name, or either by id (facts 1.4 [B]). */
export function policyBindings(project: SourceProject): (policy: SourceElement) => readonly SourceBinding[] {
  const { profile, permissionSet } = resolver(project);
  const listed = (policy: SourceElement, element: string, prefix: string, resolve: (name: string) => string): readonly SourceBinding[] => {
    const list = first(policy, element);
    const isId = (entry: string): boolean => entry.startsWith(prefix) && isSalesforceId(entry);
    return list === undefined ? [] : fromCommas(list.text).map((entry) => ({ parentId: isId(entry) ? undefined : resolve(entry), written: entry, at: list.at }));
  };
  return (policy) => [...listed(policy, 'commaSeparatedProfile', '00e', profile), ...listed(policy, 'commaSeparatedPermissionSet', '0PS', permissionSet)];
}
