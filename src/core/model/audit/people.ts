import { mailboxKey } from './mailbox-key.ts';
import type { RegistryRow } from './rows-files.ts';
import type { UserRow } from './rows-people.ts';
import type { View } from './view.ts';

/** Whether somebody named in a spec is still there. `not-told`: neither the org nor the policy's directory knows; `not-judged`: files alone cannot tell. */
export type Presence = 'active' | 'inactive' | 'not-told' | 'not-judged';

/** Several rules ask, and an org has many users: they are gone through once. */
const mailboxes = new WeakMap<readonly UserRow[], ReadonlyMap<string, boolean>>();

/** Whether there is an active user at each address; users of one address count as one person. */
function usersByMailbox(users: readonly UserRow[]): ReadonlyMap<string, boolean> {
  const known = mailboxes.get(users);
  if (known !== undefined) return known;
  const active = new Map<string, boolean>();
  const add = (key: string, isActive: boolean): void => void active.set(key, isActive || active.get(key) === true);
  for (const { email, username, isActive } of users) {
    add(mailboxKey(username), isActive);
    if (email !== undefined && email !== username) add(mailboxKey(email), isActive);
  }
  mailboxes.set(users, active);
  return active;
}

/** By e-mail address: a user of the org, in any letter case, or somebody on people.directory of the policy. The users are looked through once. */
export function presences(view: View): (email: string) => Presence {
  const directory = new Set(view.policy.people.directory.map(mailboxKey));
  const users = view.mode === 'source' ? new Map<string, boolean>() : usersByMailbox(view.rows('users'));
  return (email) => {
    const key = mailboxKey(email);
    if (directory.has(key)) return 'active';
    if (view.mode === 'source') return 'not-judged';
    const isActive = users.get(key);
    return isActive === undefined ? 'not-told' : isActive ? 'active' : 'inactive';
  };
}

/** Addresses that reach no single person: every spec's mailbox, and the identities' own usernames. */
export function sharedAddresses(registry: readonly RegistryRow[]): ReadonlySet<string> {
  return new Set(registry.flatMap(({ spec }) => [spec.mailbox, ...Object.values(spec.environments).map(({ username }) => username)]).map(mailboxKey));
}

/** What people write where they have nothing to say. */
const nothing = /^(?:[-?.x/]+|tbd|todo|tba|n\.?\/?a\.?|none|unknown|unbekannt|test|xxx+|lorem ipsum.*)$/i;
export const saysNothing = (text: string): boolean => text.trim() === '' || nothing.test(text.trim());
