import { byText } from '../../model/audit/report-order.ts';
import { isSalesforceProfile, isStandardUserType } from '../../model/audit/salesforce-owned.ts';
import type { Gap } from '../../model/audit/fact.ts';
import type { RegistryRow } from '../../model/audit/rows-files.ts';
import type { UserRow } from '../../model/audit/rows-people.ts';
import { possibly, type Holder, type HolderAccess } from '../../model/audit/view.ts';
import { nameKey, recordKey } from '../../model/audit/record-key.ts';
import { actsThrough } from './acting.ts';
import { effectiveAccess, hiddenPermissions } from './effective.ts';
import { given } from './given.ts';
import { once, perKey } from './once.ts';
import { peoplesApps } from '../../model/audit/people-apps.ts';
import { registeredBy } from './registered.ts';
import { tracesOf, type Traces } from './traces.ts';
import { userPieces } from './user-pieces.ts';
import { confidenceOf, userSignals } from './user-signals.ts';
import { userAliases, userNames, type World } from './world.ts';

/** Users of an org as holders. */
interface OrgHolders {
  /** Active ones that reach `possibly` or act as an integration, best first. */
  readonly list: () => readonly Holder[];
  /** The same, and inactive ones that would be among them. */
  readonly of: (userId: string) => Holder | undefined;
  readonly access: (userId: string) => HolderAccess;
  readonly traces: (userId: string) => Traces;
}

/** Best first; among equals by username, so that reports do not jump. */
const better = (one: Holder, other: Holder): number => other.confidence - one.confidence || byText(one.subject.key, other.subject.key);

/** Nothing is known of a user whose row was not read; assignments may still tell. */
const unreadUser = (id: string): UserRow => ({ id, username: id, name: id, isActive: true, userType: 'Standard', profileId: '', profile: '', createdAt: '' });

function accessOfUsers(world: World): (key: string) => HolderAccess {
  const hidden = once(() => hiddenPermissions(world));
  const pieces = userPieces(world);
  return perKey((key) => {
    const user = world.user(key);
    const unread: readonly Gap[] = user === undefined ? [{ kind: 'unreadable', words: `The user ${key} could not be read.`, about: [key] }] : [];
    const someone = user ?? unreadUser(key);
    const held = pieces(someone);
    return effectiveAccess(world, { ...held, holes: [...unread, ...held.holes] }, () => userNames(world, someone), hidden());
  });
}

type Found = Pick<Holder, 'signals' | 'confidence' | 'actsThrough'>;

function holderFrom(world: World, user: UserRow, [registered]: readonly RegistryRow[], { isInteractive, logins, summary, tokens }: Traces, found: Found): Holder {
  return {
    ...found,
    subject: { kind: 'identity', key: user.username, label: user.name, also: userAliases(world, user), ...given({ integration: registered?.spec.name }) },
    isSalesforceOwned: !isStandardUserType(user.userType) || isSalesforceProfile(user.profile),
    user,
    ...given({ registered, profile: world.profile(user.profileId) }),
    isInteractive,
    logins,
    loginSummary: summary,
    tokens,
  };
}

export function orgHolders(world: World): OrgHolders {
  const access = accessOfUsers(world);
  const traces = tracesOf(world);
  const specs = once(() => registeredBy(world));
  const signalsOf = userSignals(world);
  const people = peoplesApps(world.policy);
  const holder = perKey((key): Holder | undefined => {
    const user = world.user(key);
    if (user === undefined) return undefined;
    const registered = specs().get(nameKey(user.username)) ?? [];
    const seen = traces(key);
    const signals = signalsOf({ user, registered, traces: seen, access: () => access(key) });
    const found: Found = { signals, confidence: confidenceOf(signals), actsThrough: actsThrough(seen, () => access(key), people) };
    return found.confidence >= possibly || found.actsThrough.length > 0 ? holderFrom(world, user, registered, seen, found) : undefined;
  });
  const of = (userId: string): Holder | undefined => holder(recordKey(userId));
  return {
    list: once(() => world.rows('users').flatMap(({ id, isActive }) => (isActive ? (of(id) ?? []) : [])).toSorted(better)),
    of,
    access: (userId) => access(recordKey(userId)),
    traces,
  };
}
