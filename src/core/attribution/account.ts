import { grouped } from '../model/audit/grouped.ts';
import { nameKey, recordKey } from '../model/audit/record-key.ts';
import { usernamesOf } from '../model/audit/registered-users.ts';
import type { RegistryRow } from '../model/audit/rows-files.ts';
import { isSalesforceProfile, isStandardUserType } from '../model/audit/salesforce-owned.ts';
import type { KnownUser } from '../model/history/people.ts';
import { appOwner, type AppOwner } from './app-owner.ts';
import { partiesOf, type Claim, type Parties } from './party.ts';
import { classByName } from './salesforce-names.ts';
import type { Trace } from './trace.ts';
import { userNames } from './user-names.ts';

/** One user that changes name, and who acts as it. */
export interface Account extends Parties {
  readonly user: KnownUser;
  /** Nothing but its id is known. */
  readonly isUnknown: boolean;
  /** Of the user, as reports have it; no other user and no integration has it. */
  readonly name: string;
}

export const isShared = ({ parties }: Account): boolean => parties.length > 1;

export interface AccountFacts {
  /** Ids of users, 18 characters. */
  readonly seen: readonly string[];
  readonly users: readonly KnownUser[];
  readonly registry: readonly RegistryRow[];
  readonly traces: readonly Trace[];
  /** Apps of the policy that are no integration's. */
  readonly isForPeople: (app: string) => boolean;
}

function claimsOf(user: KnownUser, specs: readonly RegistryRow[], owner: AppOwner): readonly Claim[] {
  const told = user.integration;
  const bySpec = specs.map(({ spec, file }): Claim => ({ name: spec.name, basis: 'registry', why: `is what this user is for, by ${file}` }));
  if (told === undefined || told.basis === 'evidence') return bySpec;
  const name = owner(told.name) ?? told.name;
  return bySpec.some((claim) => nameKey(claim.name) === nameKey(name)) ? bySpec : [...bySpec, { name, basis: told.basis, why: 'is what this user is for, by the list of users' }];
}

const otherwiseOf = ({ integration }: KnownUser): { readonly otherwise?: Claim } =>
  integration?.basis === 'evidence' ? { otherwise: { name: integration.name, basis: 'evidence', why: integration.why } } : {};

/** Guests, automated processes and the platform's own users are nobody's, whatever comes in as them. */
function isSomebodys(user: KnownUser): boolean {
  const { userType, profile = '' } = user;
  return (userType === undefined || isStandardUserType(userType)) && !isSalesforceProfile(profile) && classByName(user) === undefined;
}

/**
 * Who acts as each user that changes name, in the order of their ids. Everything that tells is held against every user once;
 * nothing is known of a user that is not among `users` but its id.
 */
export function accountsOf({ seen, users, registry, traces, isForPeople }: AccountFacts): readonly Account[] {
  const byId = new Map(users.map((user) => [recordKey(user.id), user]));
  const changing = [...new Set(seen)].toSorted().map((id): KnownUser => byId.get(recordKey(id)) ?? { id });
  const owner = appOwner(registry);
  const specs = new Map<string, RegistryRow[]>();
  for (const row of registry) for (const username of new Set(usernamesOf(row).map(nameKey))) specs.set(username, [...(specs.get(username) ?? []), row]);
  const tracesOf = grouped(traces, ({ userId }) => recordKey(userId));
  const integrations = [...registry.map(({ spec }) => spec.name), ...users.flatMap(({ integration }) => (integration === undefined || integration.basis === 'evidence' ? [] : [integration.name])), ...traces.flatMap(({ app }) => app ?? [])];
  const names = userNames(changing, integrations);
  return changing.map((user) => {
    const name = names.get(user.id) ?? user.id;
    const about = { user, name, owner, isForPeople, claims: claimsOf(user, specs.get(nameKey(user.username ?? '')) ?? [], owner), traces: tracesOf.get(recordKey(user.id)) ?? [], ...otherwiseOf(user) };
    const { parties, partyOfApp } = isSomebodys(user) ? partiesOf(about) : { parties: [], partyOfApp: () => undefined };
    return { user, name, isUnknown: !byId.has(recordKey(user.id)), parties, partyOfApp };
  });
}
