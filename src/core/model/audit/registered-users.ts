import { nameKey, recordKey } from './record-key.ts';
import type { RegistryRow } from './rows-files.ts';
import type { UserRow } from './rows-people.ts';
import { surely, type App, type View } from './view.ts';

/** Usernames that a spec gives its identity: in this org, else (where no environment is this one, and in source) in all of its environments. */
export function usernamesOf({ spec, environment }: RegistryRow): readonly string[] {
  const here = environment === undefined ? undefined : spec.environments[environment];
  return here === undefined ? Object.values(spec.environments).map(({ username }) => username) : [here.username];
}

/** The identities an app is for: those of its specs, else the integrations that use it. Ids, as `recordKey` has them. */
export function identitiesOf(view: View, app: App): ReadonlySet<string> {
  if (app.registered.length > 0) {
    const names = new Set(app.registered.flatMap(usernamesOf).map(nameKey));
    return new Set(view.rows('users').filter(({ username }) => names.has(nameKey(username))).map(({ id }) => recordKey(id)));
  }
  const users = new Set(app.uses.map(({ userId }) => recordKey(userId)));
  const mine = view.holders.filter(({ user, confidence, signals }) => user !== undefined && users.has(recordKey(user.id)) && confidence >= surely && signals.some(({ id }) => id !== 'acts'));
  return new Set(mine.flatMap(({ user }) => (user === undefined ? [] : [recordKey(user.id)])));
}

/** A user by username, in any letter case. */
export const userNamed = (view: View, username: string): UserRow | undefined => view.rows('users').find((user) => nameKey(user.username) === nameKey(username));
