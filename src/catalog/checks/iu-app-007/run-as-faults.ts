import { approvedRights } from '../../../core/model/audit/approved-rights.ts';
import type { Evidence } from '../../../core/model/audit/check.ts';
import { placeIn, seen } from '../../../core/model/audit/evidence.ts';
import type { Gap } from '../../../core/model/audit/fact.ts';
import { permissionGroups, type RatedPermission } from '../../../core/model/audit/permission-groups.ts';
import type { UserRow } from '../../../core/model/audit/rows-people.ts';
import { unread } from '../../../core/model/audit/unread.ts';
import type { App, HolderAccess, View } from '../../../core/model/audit/view.ts';
import { listed } from '../../../core/model/sentence.ts';

interface Faults {
  readonly fails: readonly Evidence[];
  readonly unknowns: readonly Gap[];
}

const { userAdmin, dataPower, configuration } = permissionGroups;
const powers: readonly RatedPermission[] = [userAdmin, dataPower, configuration].flatMap(({ permissions }): readonly RatedPermission[] => permissions);
/** Rights that make their holder an administrator. */
const administrator = new Set(['ManageUsers', 'ModifyAllData', 'CustomizeApplication', 'AuthorApex', 'ManageProfilesPermissionsets']);

/** What its spec asks for and the policy allows is nobody's fault. */
const isDeclared = (view: View, app: App, name: string): boolean => app.registered.some(({ spec }) => approvedRights(spec, view.policy).has(name));

function tooPowerful(view: View, app: App, runAs: string, access: HolderAccess): readonly Evidence[] {
  return powers.flatMap(({ name, label }) => {
    const sources = access.permissions.get(name);
    if (sources === undefined || isDeclared(view, app, name)) return [];
    const words = `The app ${app.label} runs as ${runAs}, who has ${label} from ${listed(sources.map((source) => source.words), 'and')}.`;
    return [seen(words, { at: sources[0]?.at, key: name, raise: administrator.has(name) ? 'critical' : undefined, fix: `Let ${app.label} run as a user of the integration's own that does not have ${label}; or, where ${runAs} is that user, take it away.` })];
  });
}

function apiOnly(app: App, runAs: string, access: HolderAccess): Faults {
  if (access.permissions.has('ApiUserOnly')) return { fails: [], unknowns: [] };
  const unsure = access.unsure.get('ApiUserOnly');
  const gaps = unsure === undefined ? access.gaps : [unsure, ...access.gaps];
  if (gaps.length > 0) return { fails: [], unknowns: gaps };
  return { fails: [seen(`The app ${app.label} runs as ${runAs}, who is not API Only and can work in the browser as well.`, { key: 'ApiUserOnly', raise: 'critical', fix: `Give ${runAs} API Only User, or run as a user who has it.` })], unknowns: [] };
}

/** What is wrong with the run-as user of an app in an org. */
export function runAsFaults(view: View, app: App, runAs: string, user: UserRow | undefined): Faults {
  const at = placeIn(app.policy ?? app.metadata, 'runAs');
  if (user === undefined) {
    if (view.fact('users').state === 'known') return { fails: [seen(`The app ${app.label} runs as ${runAs}, and no user of this org has that username.`, { at, key: 'no such user' })], unknowns: [] };
    return { fails: [], unknowns: unread(view, app.subject, ['users'], `The run-as user ${runAs} of ${app.label} could not be read.`) };
  }
  const access = view.accessOf(user.id);
  const inactive = user.isActive ? [] : [seen(`The app ${app.label} runs as ${runAs}, who is deactivated.`, { at, key: 'inactive' })];
  const shape = apiOnly(app, runAs, access);
  const unsure = powers.flatMap(({ name }) => access.unsure.get(name) ?? []);
  return { fails: [...inactive, ...shape.fails, ...tooPowerful(view, app, runAs, access)], unknowns: [...new Set([...shape.unknowns, ...access.gaps, ...unsure])] };
}
