import { nameKey } from '../model/audit/record-key.ts';
import type { KnownUser } from '../model/history/people.ts';

/** What a user is called, before anybody else is looked at. */
const plainName = ({ name, username, id }: KnownUser): string => name ?? username ?? id;

/** A name for each user, by id, that no other user and no integration has: where two would share one, their usernames are added. */
export function userNames(users: readonly KnownUser[], integrations: Iterable<string>): ReadonlyMap<string, string> {
  const taken = new Set([...integrations].map(nameKey));
  const times = new Map<string, number>();
  for (const user of users) times.set(nameKey(plainName(user)), (times.get(nameKey(plainName(user))) ?? 0) + 1);
  const isTaken = (name: string): boolean => (times.get(nameKey(name)) ?? 0) > 1 || taken.has(nameKey(name));
  return new Map(users.map((user) => [user.id, isTaken(plainName(user)) ? `${plainName(user)} (${user.username ?? user.id})` : plainName(user)]));
}
