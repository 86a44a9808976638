import { firstBy, grouped } from '../model/audit/grouped.ts';
import { nameKey } from '../model/audit/record-key.ts';
import type { KnownUser } from '../model/history/people.ts';
import type { AppOwner } from './app-owner.ts';
import { traceWords, type Trace } from './trace.ts';

/** One that acts as a user: an integration, an app that no spec knows, or a person. */
export interface Party {
  /** As reports name it. */
  readonly name: string;
  readonly class: 'integration' | 'person';
  readonly basis: 'registry' | 'evidence' | 'file';
  /** One phrase that follows its name. */
  readonly why: string;
  /** A login or a call shows it, not a list or a token alone. */
  readonly isSeen: boolean;
  readonly firstAt?: string;
  readonly lastAt?: string;
}

/** An integration that a spec or a file says this user is. */
export type Claim = Pick<Party, 'name' | 'basis' | 'why'>;

/** All that is known of one user. */
export interface PartiesOf {
  readonly user: KnownUser;
  /** The user's name as reports have it, which a person goes by. */
  readonly name: string;
  readonly claims: readonly Claim[];
  /** What the integration is called where the org shows that it is one, and nothing names it. */
  readonly otherwise?: Claim;
  readonly traces: readonly Trace[];
  readonly owner: AppOwner;
  readonly isForPeople: (app: string) => boolean;
}

export const unnamedApp = 'an app that is not named';

/** Which party a trace is of. */
interface Placed {
  readonly name: string;
  /** `stranger`: an app that no spec calls its own. `tool`: one that is for people. */
  readonly kind: 'person' | 'owned' | 'stranger' | 'tool' | 'unnamed';
  readonly trace: Trace;
}

type Kind = Placed['kind'];
const isOf = (...kinds: readonly Kind[]) => ({ kind }: Placed): boolean => kinds.includes(kind);

/** An alias may have ended between the first and the last trace of it. */
function placed({ owner, isForPeople, name }: PartiesOf, trace: Trace): readonly Placed[] {
  const { app, isPerson, firstAt, lastAt } = trace;
  if (isPerson) return [{ name, kind: 'person', trace }];
  if (app === undefined) return [{ name: unnamedApp, kind: 'unnamed', trace }];
  const owners = [...new Set([firstAt, lastAt].map((at) => owner(app, at)))];
  return owners.map((own): Placed => (own === undefined ? { name: app, kind: isForPeople(app) ? 'tool' : 'stranger', trace } : { name: own, kind: 'owned', trace }));
}

const namesAmong = (all: readonly Placed[], kind: Kind): number => new Set(all.filter(isOf(kind)).map(({ name }) => nameKey(name))).size;

/**
 * What a spec's own app is called nobody may have written down. Where one integration is said to use the account, none of its
 * names is seen, and one app alone is, they are the same. A tool for people never is: on an integration's account it is what a
 * stolen credential looks like.
 */
function adopted(claims: readonly Claim[], all: readonly Placed[]): readonly Placed[] {
  const [claim, ...more] = claims;
  if (claim === undefined || more.length > 0 || all.some(({ name }) => nameKey(name) === nameKey(claim.name))) return all;
  const kind = (['stranger', 'unnamed'] as const).find((one) => namesAmong(all, one) > 0);
  if (kind === undefined || namesAmong(all, kind) > 1) return all;
  return all.map((one) => (one.kind === kind ? { ...one, name: claim.name, kind: 'owned' } : one));
}

const moments = (traces: readonly Trace[], pick: (trace: Trace) => string | undefined): readonly string[] => traces.flatMap((trace) => pick(trace) ?? []).toSorted();

const strength = ['usage', 'login', 'token'] as const;

/** When and by what a party was seen. */
function seen(traces: readonly Trace[]): Pick<Party, 'isSeen' | 'firstAt' | 'lastAt'> & { readonly words: string | undefined } {
  const best = traces.toSorted((one, other) => strength.indexOf(one.by) - strength.indexOf(other.by))[0];
  const firstAt = moments(traces, (trace) => trace.firstAt)[0];
  const lastAt = moments(traces, (trace) => trace.lastAt).at(-1);
  return {
    isSeen: traces.some(({ by }) => by !== 'token'),
    words: best === undefined ? undefined : traceWords(best),
    ...(firstAt === undefined ? {} : { firstAt }),
    ...(lastAt === undefined ? {} : { lastAt }),
  };
}

function integrations(claims: readonly Claim[], all: readonly Placed[]): readonly Party[] {
  const byName = grouped(all, ({ name }) => nameKey(name));
  const named = firstBy([...claims, ...all.map(({ name }): Claim => ({ name, basis: 'evidence', why: '' }))], ({ name }) => nameKey(name));
  return [...named.values()].map(({ name, basis, why }): Party => {
    const { words = '', ...when } = seen((byName.get(nameKey(name)) ?? []).map(({ trace }) => trace));
    return { name, class: 'integration', basis, why: why === '' ? words : why, ...when };
  });
}

function person({ user, name }: PartiesOf, all: readonly Placed[]): Party {
  const { words, ...when } = seen(all.map(({ trace }) => trace));
  return { name, class: 'person', basis: user.userType === undefined ? 'file' : 'evidence', why: words ?? 'is whose account it is', ...when };
}

export interface Parties {
  readonly parties: readonly Party[];
  /** The name of the party that an app is; `undefined` for an app that is none of them. */
  readonly partyOfApp: (app: string | undefined, at?: string) => string | undefined;
}

/** Where nothing else names an integration, the account does. */
const claimsAmong = ({ claims, otherwise }: PartiesOf, apps: readonly Placed[]): readonly Claim[] => (claims.length > 0 || otherwise === undefined || apps.some(isOf('owned', 'stranger')) ? claims : [otherwise]);

/** Who acts as a user. A tool for people, such as Data Loader, is the person's where a person uses the account, else a party of its own. */
export function partiesOf(known: PartiesOf): Parties {
  const { user, traces, name } = known;
  const all = traces.flatMap((trace) => placed(known, trace));
  const isPersons = all.some(isOf('person')) || (user.isPerson === true && known.claims.length === 0);
  const persons = all.filter(isPersons ? isOf('person', 'tool') : isOf('person'));
  const others = all.filter((one) => !persons.includes(one));
  const claims = claimsAmong(known, others);
  const apps = adopted(claims, others);
  const isAlone = claims.length === 0 && !isPersons && apps.every(isOf('unnamed'));
  const nameOf = new Map([...apps, ...persons.filter(isOf('tool')).map((one) => ({ ...one, name }))].map((one) => [nameKey(one.trace.app ?? ''), one.name]));
  return {
    parties: [...(isAlone ? [] : integrations(claims, apps)), ...(isPersons ? [person(known, persons)] : [])],
    partyOfApp: (app, at) => (app === undefined ? nameOf.get('') : (known.owner(app, at) ?? nameOf.get(nameKey(app)))),
  };
}
