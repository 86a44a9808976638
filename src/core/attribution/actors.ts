import type { Actor, ActorClass } from '../model/history/actor.ts';
import type { KnownUser } from '../model/history/people.ts';

/** User.UserType of users that nobody is (facts 2: User). */
const byType: Readonly<Record<string, ActorClass>> = { automatedprocess: 'automated', cloudintegrationuser: 'platform', guest: 'guest' };
/** The names Salesforce gives them, where no type is known. */
const byName: Readonly<Record<string, ActorClass>> = { 'automated process': 'automated', 'platform integration user': 'platform' };

interface Judged {
  readonly class: ActorClass;
  readonly basis: Actor['basis'];
  readonly why: string;
}

function salesforceOwned({ userType = '', name = '' }: KnownUser): Judged | undefined {
  const type = byType[userType.toLowerCase()];
  if (type !== undefined) return { class: type, basis: 'evidence', why: `Its user type is ${userType}.` };
  const named = userType === '' ? byName[name.toLowerCase()] : undefined;
  return named === undefined ? undefined : { class: named, basis: 'evidence', why: `${name} is the name Salesforce gives this user; its type is not known.` };
}

function judged(user: KnownUser): Judged {
  if (user.integration !== undefined) return { class: 'integration', basis: user.integration.basis, why: user.integration.why };
  const owned = salesforceOwned(user);
  if (owned !== undefined) return owned;
  if (user.isPerson === true) return { class: 'person', basis: user.userType === undefined ? 'file' : 'evidence', why: 'A user that no integration is known to use.' };
  return { class: 'unknown', basis: 'none', why: 'Nothing says whether this user is a person or an integration.' };
}

const gone: Judged = { class: 'deleted', basis: 'none', why: 'History names this user, and the org does not show it.' };

/** A name for each user that no other has; users of one integration share its name. */
function names(users: readonly KnownUser[]): ReadonlyMap<string, string> {
  const base = (user: KnownUser): string => user.integration?.name ?? user.name ?? user.username ?? user.id;
  const times = new Map<string, number>();
  const keyOf = (user: KnownUser): string => base(user).toLowerCase();
  const integrations = new Set(users.flatMap(({ integration }) => (integration === undefined ? [] : [integration.name.toLowerCase()])));
  for (const user of users) if (user.integration === undefined) times.set(keyOf(user), (times.get(keyOf(user)) ?? 0) + 1);
  const isTaken = (user: KnownUser): boolean => (times.get(keyOf(user)) ?? 0) > 1 || integrations.has(keyOf(user));
  return new Map(users.map((user) => [user.id, user.integration === undefined && isTaken(user) ? `${base(user)} (${user.username ?? user.id})` : base(user)]));
}

/**
 * Who everybody is that changes name. A user that nothing is known of is `deleted` where all users of an org were read, and
 * `unknown` else.
 */
export function actorsOf(seen: readonly string[], known: readonly KnownUser[], { allUsersRead }: { readonly allUsersRead: boolean }): readonly Actor[] {
  const byId = new Map(known.map((user) => [user.id, user]));
  const users = [...new Set(seen)].toSorted().map((id): KnownUser => byId.get(id) ?? { id });
  const nameOf = names(users);
  return users.map((user) => {
    const isKnown = byId.has(user.id);
    const { name, username, active, integration } = user;
    return {
      userId: user.id,
      actor: nameOf.get(user.id) ?? user.id,
      ...(isKnown || !allUsersRead ? judged(user) : gone),
      shared: false,
      ...(integration === undefined ? {} : { integration: integration.name }),
      ...(name === undefined ? {} : { name }),
      ...(username === undefined ? {} : { username }),
      ...(active === undefined ? {} : { active }),
    };
  });
}
