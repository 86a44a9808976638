import { mailboxKey } from './mailbox-key.ts';
import type { RegistryRow } from './rows-files.ts';
import type { View } from './view.ts';

/** Whether somebody named in a spec is still there. `not-told`: neither the org nor the policy's directory knows; `not-judged`: files alone cannot tell. */
export type Presence = 'active' | 'inactive' | 'not-told' | 'not-judged';

/** By e-mail address: a user of the org, in any letter case, or somebody on people.directory of the policy. */
export function presenceOf(view: View, email: string): Presence {
  const key = mailboxKey(email);
  if (view.policy.people.directory.some((each) => mailboxKey(each) === key)) return 'active';
  if (view.mode === 'source') return 'not-judged';
  const users = view.rows('users').filter((user) => [user.email ?? '', user.username].some((each) => mailboxKey(each) === key));
  if (users.length === 0) return 'not-told';
  return users.some(({ isActive }) => isActive) ? 'active' : 'inactive';
}

/** Addresses that reach no single person: every spec's mailbox, and the identities' own usernames. */
export function sharedAddresses(registry: readonly RegistryRow[]): ReadonlySet<string> {
  return new Set(registry.flatMap(({ spec }) => [spec.mailbox, ...Object.values(spec.environments).map(({ username }) => username)]).map(mailboxKey));
}

/** What people write where they have nothing to say. */
const nothing = /^(?:[-?.x/]+|tbd|todo|tba|n\.?\/?a\.?|none|unknown|unbekannt|test|xxx+|lorem ipsum.*)$/i;
export const saysNothing = (text: string): boolean => text.trim() === '' || nothing.test(text.trim());
