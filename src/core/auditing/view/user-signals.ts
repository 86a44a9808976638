import { integrationLicence } from '../../model/audit/integration-licences.ts';
import type { RegistryRow } from '../../model/audit/rows-files.ts';
import type { UserRow } from '../../model/audit/rows-people.ts';
import type { HolderAccess, Signal } from '../../model/audit/view.ts';
import { grouped } from '../../model/audit/grouped.ts';
import { nameKey, recordKey } from '../../model/audit/record-key.ts';
import { namesOf } from './gaps.ts';
import { localPart, nameHint } from './name-hints.ts';
import { once, perKey } from './once.ts';
import { peoplesApps } from '../../model/audit/people-apps.ts';
import { runAsUsers } from './run-as.ts';
import type { Traces } from './traces.ts';
import type { World } from './world.ts';

/** What tells of a user, as its signals are made from. */
export interface Person {
  readonly user: UserRow;
  readonly registered: readonly RegistryRow[];
  readonly traces: Traces;
  /** Access, for whom it is worth computing. */
  readonly access: () => HolderAccess;
}

type Teller = (person: Person) => readonly Signal[];

const say = (id: Signal['id'], weight: number, words: string): readonly Signal[] => [{ id, weight, words }];

/** What most tellers say of most users, of whom there are many. */
const nothing: readonly never[] = [];

const registry: Teller = ({ registered: [first] }) => (first === undefined ? nothing : say('registry', 1, `is the user of ${first.spec.name} in ${first.file}`));
const licence: Teller = ({ user }) => (user.licence === integrationLicence ? say('licence', 1, `has the licence ${integrationLicence}`) : nothing);

/** Sets and groups whose assignment could make a user API Only; all other users need not be looked at. */
function apiOnlyGivers(world: World): ReadonlySet<string> {
  const giving = world.rows('permissionSets').filter(({ permissions }) => permissions.includes('ApiUserOnly'));
  const sets = new Set(giving.map(({ id }) => recordKey(id)));
  const groups = world.rows('permissionSetGroups').filter(({ memberIds }) => memberIds.some((id) => sets.has(recordKey(id))));
  return new Set([...sets, ...groups.map(({ id }) => recordKey(id)), ...giving.flatMap(({ profileId, groupId }) => [profileId, groupId].flatMap((id) => (id === undefined ? [] : recordKey(id))))]);
}

/** Users to whom a set is assigned that could make them API Only. */
export function mayBeApiOnly(world: World): (user: UserRow) => boolean {
  const givers = once(() => apiOnlyGivers(world));
  const given = (id: string | undefined): boolean => id !== undefined && givers().has(recordKey(id));
  return (user) => given(user.profileId) || world.assignments(user.id).some(({ permissionSetId, groupId }) => given(permissionSetId) || given(groupId));
}

function apiOnly(world: World): Teller {
  const may = mayBeApiOnly(world);
  return ({ user, access }) => {
    const [source] = may(user) ? (access().permissions.get('ApiUserOnly') ?? []) : [];
    return source === undefined ? nothing : say('api-only', 0.9, `is API Only through ${source.words}`);
  };
}

function runAs(world: World): Teller {
  const users = once(() => runAsUsers(world));
  return ({ user }) => {
    const [first] = users().get(nameKey(user.username)) ?? nothing;
    return first === undefined ? nothing : say('run-as', 0.9, `is the run-as user of the app ${first.app}`);
  };
}

/** Where the list of logins is not whole, a browser login may be missing from it, and the signal is worth what a name is. */
function apiLogins(world: World): Teller {
  const { isForPeople } = peoplesApps(world.policy);
  return ({ user, traces }) => {
    const found = traces.apps.find(({ by, app }) => by === 'login' && !isForPeople(app));
    if (found === undefined || traces.isInteractive) return nothing;
    const isWhole = world.gaps('loginSummary', namesOf(user.id, user.username)).length === 0;
    return say('api-logins', isWhole ? 0.7 : 0.4, `${found.words}${isWhole ? ' and never in a browser' : ''}`);
  };
}

function scheduledJobs(world: World): Teller {
  const jobs = once(() => grouped(world.rows('scheduledJobs'), ({ userId }) => recordKey(userId)));
  return ({ user, traces }) => {
    const own = jobs().get(recordKey(user.id)) ?? nothing;
    const [first] = own;
    if (first === undefined || traces.isInteractive || world.gaps('loginSummary', namesOf(user.id, user.username)).length > 0) return nothing;
    return say('scheduled-jobs', 0.3, own.length === 1 ? `owns the scheduled job ${first.name}` : `owns ${own.length} scheduled jobs, such as ${first.name}`);
  };
}

function name(world: World): Teller {
  const hint = nameHint(world.policy);
  const ofProfile = perKey(hint);
  return ({ user }) => {
    const [ofUsername, ofName] = [hint(localPart(user.username)), hint(user.name)];
    const word = ofUsername ?? ofName ?? ofProfile(user.profile);
    if (word === undefined) return nothing;
    const where = ofUsername !== undefined ? 'username' : ofName !== undefined ? 'name' : 'profile name';
    return say('name', 0.4, `has ${word} in the ${where}`);
  };
}

/** All signals of a user, strongest kinds first (definitions.integrationIdentity, orgSignals [C]). */
export function userSignals(world: World): Teller {
  const tellers: readonly Teller[] = [registry, licence, apiOnly(world), runAs(world), apiLogins(world), scheduledJobs(world), name(world)];
  return (person) => tellers.flatMap((tell) => tell(person));
}

/** Signals add up, to 1 at most. */
export const confidenceOf = (signals: readonly Signal[]): number => Math.min(1, Math.round(signals.reduce((sum, { weight }) => sum + weight, 0) * 100) / 100);
