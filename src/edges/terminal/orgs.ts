import { AuthInfo, ConfigAggregator, Org, OrgConfigProperties, type OrgAuthorization } from '@salesforce/core';
import { withoutSecrets } from '../../core/model/redacted.ts';
import { exitCodes, Problem } from '../../problems.ts';

/** A login of this machine by the name a person gave it, not looked at yet. */
export interface NamedLogin {
  /** Alias or username. */
  readonly name: string;
  /** Opens the login on this machine. Throws `org-not-opened` with what the platform says of it. */
  readonly open: () => Promise<Org>;
}

export interface NamedOrg extends NamedLogin {
  /** Further logins to the same org, the likeliest to work first. */
  readonly others: readonly NamedLogin[];
}

/** The platform's words, without what they may quote; one org that cannot be opened must not end a run over several. */
function notOpened(name: string, error: unknown): never {
  if (error instanceof Problem) throw error;
  const words = error instanceof Error ? error.message : String(error);
  throw new Problem('org-not-opened', [name, withoutSecrets(words).replaceAll('TypeError', 'type error')]);
}

const login = (name: string): NamedLogin => ({ name, open: async () => Org.create({ aliasOrUsername: name }).catch((error: unknown) => notOpened(name, error)) });

const named = (name: string, others: readonly string[] = []): NamedOrg => ({ ...login(name), others: others.map(login) });

/** Better ones are lower: what the platform itself could not read or knows to be over comes last, what a person gave a name comes first. */
function rank({ error, isExpired, configs, aliases }: OrgAuthorization): number {
  if (error !== undefined || isExpired === true) return 3;
  if ((configs ?? []).length > 0) return 0;
  return (aliases ?? []).length > 0 ? 1 : 2;
}

const nameOf = ({ aliases, username }: OrgAuthorization): string => aliases?.[0] ?? username;
const byText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** The logins of each org, by alias or else username, the likeliest to work first; orgs by the name of their first. A login whose org is not known stands alone. */
export function loginsByOrg(all: readonly OrgAuthorization[]): readonly (readonly [string, ...string[]])[] {
  const orgs = new Map<string, [string, ...string[]]>();
  for (const each of all.toSorted((one, other) => rank(one) - rank(other) || byText(nameOf(one), nameOf(other)))) {
    const org = orgs.get(each.orgId || each.username);
    if (org === undefined) orgs.set(each.orgId || each.username, [nameOf(each)]);
    else org.push(nameOf(each));
  }
  return [...orgs.values()].toSorted(([one], [other]) => byText(one, other));
}

async function defaultOrg(): Promise<readonly string[]> {
  const aggregator = await ConfigAggregator.create();
  const value = aggregator.getPropertyValue<string>(OrgConfigProperties.TARGET_ORG) ?? '';
  return value === '' ? [] : [value];
}

/**
 * The orgs of `--target-org`, repeated, or of `--all-orgs`, each with all its logins; the default org where neither is given.
 * Each once. Throws `check-no-org` (exit 2) where there is none.
 */
export async function orgsNamed(given: readonly string[] | undefined, all: boolean): Promise<readonly NamedOrg[]> {
  const names = given !== undefined && given.length > 0 ? given : await defaultOrg();
  const orgs = all ? loginsByOrg(await AuthInfo.listAllAuthorizations()).map(([name, ...others]) => named(name, others)) : [...new Set(names)].map((name) => named(name));
  if (orgs.length === 0) throw new Problem('check-no-org', [], exitCodes.wrongUse);
  return orgs;
}
