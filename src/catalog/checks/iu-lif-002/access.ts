import type { Evidence } from '../../../core/model/audit/check.ts';
import { placed } from '../../../core/model/audit/place.ts';
import type { App, Integration, View } from '../../../core/model/audit/view.ts';
import { componentNames } from '../../../core/model/names.ts';

const key = (text: string): string => text.toLowerCase();

/** The app that is the integration's own, by its name. */
export function ownApps(view: View, { spec }: Integration): readonly App[] {
  return view.apps.filter(({ name }) => key(name) === key(componentNames(spec.name).app));
}

const isOff = ({ external }: App): boolean => external?.isEnabled === false;

/** Profiles and permission sets that an app still lets in. */
function bindings(view: View, app: App): readonly Evidence[] {
  const names = new Map(view.rows('permissionSets').map((set) => [set.id, `${set.kind === 'profile' ? 'profile' : 'permission set'} ${set.label}`]));
  const entities = new Set([app.id, app.name].flatMap((name) => (name === undefined ? [] : [key(name)])));
  const rows = view.rows('setupEntityAccess').filter(({ entityId }) => entities.has(key(entityId)));
  const parents = new Set([...rows.map(({ parentId }) => parentId), ...(app.policy?.boundTo ?? [])]);
  return [...parents].map((parentId) => {
    const at = rows.find((row) => row.parentId === parentId)?.at ?? app.policy?.at;
    return { key: `binding:${parentId}`, words: `The app ${app.label} still lets in the ${names.get(parentId) ?? parentId}.`, ...placed(at) };
  });
}

export const leftBindings = (view: View, apps: readonly App[]): readonly Evidence[] => apps.flatMap((app) => bindings(view, app));

/** Apps, of whatever integration, that still log in as its user. */
export function runAs(view: View, username: string | undefined): readonly Evidence[] {
  if (username === undefined) return [];
  const apps = view.apps.filter((app) => !isOff(app) && app.policy?.clientCredentials === true && app.policy.runAs !== undefined && key(app.policy.runAs) === key(username));
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
