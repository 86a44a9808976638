import { isSalesforceProfile, isStandardUserType } from '../../model/audit/salesforce-owned.ts';
import type { UserRow } from '../../model/audit/rows-people.ts';
import { possibly, type Holder, type HolderAccess } from '../../model/audit/view.ts';
import { actsThrough } from './acting.ts';
import { effectiveAccess, hiddenPermissions } from './effective.ts';
import { idKey, nameKey } from './keys.ts';
import { once, perKey } from './once.ts';
import { peoplesApps } from './people-apps.ts';
import { registeredBy } from './registered.ts';
import { tracesOf, type Traces } from './traces.ts';
import { userPieces } from './user-pieces.ts';
import { confidenceOf, userSignals } from './user-signals.ts';
import { userAliases, userNames, type World } from './world.ts';

/** Users of an org as holders. */
export interface OrgHolders {
  /** Active ones that reach `possibly` or act as an integration, best first. */
  readonly list: () => readonly Holder[];
  /** The same, and inactive ones that a spec names or that would reach `possibly`. */
  readonly of: (userId: string) => Holder | undefined;
  readonly access: (userId: string) => HolderAccess;
  readonly traces: (userId: string) => Traces;
}

/** Best first; among equals by username, so that reports do not jump. */
const better = (one: Holder, other: Holder): number => other.confidence - one.confidence || one.subject.key.localeCompare(other.subject.key);

const stranger = (userId: string): UserRow => ({ id: userId, username: userId, name: userId, isActive: true, userType: 'Standard', profileId: '', profile: '', createdAt: '' });

export function orgHolders(world: World): OrgHolders {
  const hidden = once(() => hiddenPermissions(world));
  const pieces = userPieces(world);
  const traces = tracesOf(world);
  const specs = once(() => registeredBy(world));
  const signalsOf = userSignals(world);
  const people = peoplesApps(world.policy);
  const access = perKey((key) => {
    const user = world.user(key) ?? stranger(key);
    const held = pieces(user);
    const unread = world.user(key) === undefined ? [...world.gaps('users', userNames(world, user)), { kind: 'unreadable' as const, words: `The user ${key} could not be read.`, about: [key] }].slice(0, 1) : [];
    return effectiveAccess(world, { ...held, holes: [...unread, ...held.holes] }, userNames(world, user), hidden());
  });
  const accessOf = (userId: string): HolderAccess => access(idKey(userId));
  const holder = perKey((key): Holder | undefined => {
    const user = world.user(key);
    if (user === undefined) return undefined;
    const registered = specs().get(nameKey(user.username)) ?? [];
    const seen = traces(user.id);
    const signals = signalsOf({ user, registered, traces: seen, access: () => accessOf(user.id) });
    const acts = actsThrough(seen, () => accessOf(user.id), people);
    const confidence = confidenceOf(signals);
    if (confidence < possibly && acts.length === 0) return undefined;
    const [first] = registered;
    const profile = world.profile(user.profileId);
    return {
      subject: { kind: 'identity', key: user.username, label: user.name, ...(first === undefined ? {} : { integration: first.spec.name }), also: userAliases(world, user) },
      signals,
      confidence,
      isSalesforceOwned: !isStandardUserType(user.userType) || isSalesforceProfile(user.profile),
      user,
      ...(first === undefined ? {} : { registered: first }),
      ...(profile === undefined ? {} : { profile }),
      actsThrough: acts,
      isInteractive: seen.isInteractive,
      logins: seen.logins,
      loginSummary: seen.summary,
      tokens: seen.tokens,
    };
  });
  const of = (userId: string): Holder | undefined => holder(idKey(userId));
  return {
    list: once(() => world.rows('users').filter(({ isActive }) => isActive).flatMap(({ id }) => of(id) ?? []).toSorted(better)),
    of,
    access: accessOf,
    traces,
  };
}
