import { isSalesforceProfile } from '../model/audit/salesforce-owned.ts';
import type { Actor, ActorClass } from '../model/history/actor.ts';
import type { KnownUser } from '../model/history/people.ts';
import { listed } from '../model/sentence.ts';
import { isShared, type Account } from './account.ts';
import type { Party } from './party.ts';
import { classByName } from './salesforce-names.ts';

/** User.UserType of users that are nobody of the org's own (facts 2: User). */
const byType: Readonly<Record<string, ActorClass>> = {
  automatedprocess: 'automated', cloudintegrationuser: 'platform',
  guest: 'guest', powerpartner: 'guest', powercustomersuccess: 'guest', customersuccess: 'guest', cspliteportal: 'guest', selfservice: 'guest',
  csnonly: 'person',
};

type Judged = Pick<Actor, 'class' | 'basis' | 'why'>;

function salesforceOwned(user: KnownUser): Judged | undefined {
  const { userType = '', name = '', profile = '', earlier } = user;
  if (earlier !== undefined) return { ...earlier, basis: 'evidence' };
  const type = byType[userType.toLowerCase()];
  if (type !== undefined) return { class: type, basis: 'evidence', why: `Its user type is ${userType}.` };
  if (isSalesforceProfile(profile)) return { class: 'platform', basis: 'evidence', why: `Its profile ${profile} is Salesforce's own.` };
  const named = classByName(user);
  return named === undefined ? undefined : { class: named, basis: 'evidence', why: `${name} is the name Salesforce gives this user; its type is not known.` };
}

const strongest = ['registry', 'file', 'evidence'] as const;
const basisOf = (parties: readonly Party[]): Actor['basis'] => strongest.find((basis) => parties.some((party) => party.basis === basis)) ?? 'none';

/** An account is an integration's where nobody but integrations acts as it. */
function byParties(parties: readonly Party[]): Judged | undefined {
  const [only, ...more] = parties;
  if (only === undefined) return undefined;
  const basis = basisOf(parties);
  if (more.length > 0) return { class: parties.some((party) => party.class === 'person') ? 'person' : 'integration', basis, why: `${listed(parties.map(({ name }) => name), 'and')} act as this user.` };
  return only.class === 'person' ? { class: 'person', basis, why: 'A user that no integration is known to use.' } : { class: 'integration', basis, why: `${only.name} ${only.why}.` };
}

const nothingKnown: Judged = { class: 'unknown', basis: 'none', why: 'Nothing says whether this user is a person or an integration.' };
const gone: Judged = { class: 'deleted', basis: 'none', why: 'History names this user, and the org does not show it.' };

type Told = Pick<Actor, 'integration' | 'name' | 'username' | 'active'>;
const told = (values: { readonly [Name in keyof Told]: Told[Name] | undefined }): Told => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));

const judged = ({ user, isUnknown, parties }: Account, allUsersRead: boolean): Judged => byParties(parties) ?? salesforceOwned(user) ?? (isUnknown && allUsersRead ? gone : nothingKnown);

function actorOf(account: Account, allUsersRead: boolean): Actor {
  const { user, parties } = account;
  const shared = isShared(account);
  const [only] = parties;
  const integration = !shared && only?.class === 'integration' ? only.name : undefined;
  return {
    userId: user.id,
    actor: integration ?? account.name,
    ...judged(account, allUsersRead),
    shared,
    ...told({ integration, name: user.name, username: user.username, active: user.active }),
  };
}

/**
 * Who everybody is that changes name, by who acts as each account. A user that nothing is known of is `deleted` where all
 * users of an org were read, and `unknown` else.
 */
export const actorsOf = (accounts: readonly Account[], { allUsersRead }: { readonly allUsersRead: boolean }): readonly Actor[] => accounts.map((account) => actorOf(account, allUsersRead));
