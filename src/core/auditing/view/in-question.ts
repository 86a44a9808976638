import { integrationLicence } from '../../model/audit/integration-licences.ts';
import type { Facts } from '../../model/audit/datasets.ts';
import { isStandardUserType } from '../../model/audit/salesforce-owned.ts';
import type { UserRow } from '../../model/audit/rows-people.ts';
import type { Policy } from '../../model/policy.ts';
import { nameKey, recordKey } from '../../model/audit/record-key.ts';
import { localPart, nameHint } from './name-hints.ts';
import { perKey } from './once.ts';
import { peoplesApps } from '../../model/audit/people-apps.ts';
import { registeredBy } from './registered.ts';
import { runAsUsers } from './run-as.ts';
import { tracesOf, type Traces } from './traces.ts';
import { mayBeApiOnly } from './user-signals.ts';
import { worldOf, type World } from './world.ts';

/** Whether any name of a user hints at an integration. */
function hinted(world: World): (user: UserRow) => boolean {
  const hint = nameHint(world.policy);
  const profile = perKey((name) => hint(name) !== undefined);
  return ({ username, name, profile: ofProfile }) => hint(localPart(username)) !== undefined || hint(name) !== undefined || profile(ofProfile);
}

/** Whoever comes through an app that is not for people, or by a machine's login. */
function comesThroughApps(world: World): (traces: Traces) => boolean {
  const { isForPeople } = peoplesApps(world.policy);
  return ({ apps }) => apps.some(({ app, isServerSide }) => !isForPeople(app) || isServerSide);
}

/**
 * Ids of users whom the readers of an org look at more closely: those who are or may be integrations, or act as one, from
 * the datasets that were read so far. Wider than the view's holders, since less is known yet, and never all users: a spec
 * names them, or they have the licence, a set that could make them API Only, a token or login of an app that is not for
 * people, a run-as user's name, scheduled jobs without a login in a browser, or a name that hints at it. Inactive users only
 * where a spec names them or they still have tokens.
 *
 * @param now the org's clock
 */
export function inQuestion(facts: Facts, policy: Policy, now: Date): readonly string[] {
  const world = worldOf({ mode: 'org', facts, takenAt: now.toISOString() }, policy);
  const specs = registeredBy(world);
  const runAs = runAsUsers(world);
  const jobs = new Set(world.rows('scheduledJobs').map(({ userId }) => recordKey(userId)));
  const traces = tracesOf(world);
  const reasons: readonly ((user: UserRow, traces: Traces) => boolean)[] = [
    ({ licence }) => licence === integrationLicence,
    mayBeApiOnly(world),
    ({ username }) => runAs.has(nameKey(username)),
    hinted(world),
    ({ id }, { isInteractive }) => jobs.has(recordKey(id)) && !isInteractive,
  ];
  const throughApps = comesThroughApps(world);
  const asks = (user: UserRow): boolean => {
    if (specs.has(nameKey(user.username))) return true;
    const seen = traces(user.id);
    if (throughApps(seen)) return true;
    return user.isActive && isStandardUserType(user.userType) && reasons.some((holds) => holds(user, seen));
  };
  return world.rows('users').filter(asks).map(({ id }) => id);
}
