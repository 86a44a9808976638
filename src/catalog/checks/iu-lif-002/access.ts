import { bindingsOf } from '../../../core/model/audit/app-bindings.ts';
import type { Evidence } from '../../../core/model/audit/check.ts';
import { placed } from '../../../core/model/audit/place.ts';
import { nameKey } from '../../../core/model/audit/record-key.ts';
import type { App, Integration, View } from '../../../core/model/audit/view.ts';
import { componentNames } from '../../../core/model/names.ts';

/** The app that is the integration's own, by its name. */
export function ownApps(view: View, { spec }: Integration): readonly App[] {
  return view.apps.filter(({ name }) => nameKey(name) === nameKey(componentNames(spec.name).app));
}

const isOff = ({ external }: App): boolean => external?.isEnabled === false;

/** Profiles, permission sets and groups that an app still lets in. */
export function leftBindings(view: View, apps: readonly App[]): readonly Evidence[] {
  return apps.flatMap((app) => (bindingsOf(view, app) ?? []).map(({ id, words, at }) => ({ key: `binding:${id}`, words: `The app ${app.label} still lets in the ${words}.`, ...placed(at) })));
}

/** Apps, of whatever integration, that still log in as its user. */
export function runAs(view: View, username: string | undefined): readonly Evidence[] {
  if (username === undefined) return [];
  const apps = view.apps.filter((app) => !isOff(app) && app.policy?.clientCredentials === true && app.policy.runAs !== undefined && nameKey(app.policy.runAs) === nameKey(username));
  return apps.map(({ name, label }) => ({ key: `run-as:${name}`, words: `The app ${label} still logs in as ${username} by client credentials.` }));
}

export const standing = (apps: readonly App[]): readonly Evidence[] =>
  apps.map((app) => ({ key: `app:${app.name}`, words: `The app ${app.label} still exists, ${isOff(app) ? 'switched off' : 'switched on'} and without any profile or permission set.` }));

/** In files: what its own permission set still grants. */
export function leftGrants(view: View, { spec }: Integration): readonly Evidence[] {
  const name = componentNames(spec.name).permissionSet;
  const own = view.rows('permissionSets').filter((set) => set.kind === 'permission-set' && set.name === name);
  return own.flatMap((set) => {
    const objects = view.rows('objectPermissions').filter(({ parentId, rights }) => parentId === set.id && rights.length > 0).map(({ object }) => object);
    if (set.permissions.length + objects.length === 0) return [];
    return [{ key: `grants:${set.name}`, words: `The permission set ${set.label} still grants ${[...set.permissions, ...objects].join(', ')}.`, ...placed(set.at) }];
  });
}
