import { AuthInfo, ConfigAggregator, Org, OrgConfigProperties } from '@salesforce/core';
import { withoutSecrets } from '../../core/model/redacted.ts';
import { exitCodes, Problem } from '../../problems.ts';

/** An org by the name a person gave it, not looked at yet. */
export interface NamedOrg {
  /** Alias or username. */
  readonly name: string;
  /** Opens the login on this machine. Throws `org-not-opened` with what the platform says of it. */
  readonly open: () => Promise<Org>;
}

/** The platform's words, without what they may quote; one org that cannot be opened must not end a run over several. */
function notOpened(name: string, error: unknown): never {
  if (error instanceof Problem) throw error;
  const words = error instanceof Error ? error.message : String(error);
  throw new Problem('org-not-opened', [name, withoutSecrets(words).replaceAll('TypeError', 'type error')]);
}

const named = (name: string): NamedOrg => ({ name, open: async () => Org.create({ aliasOrUsername: name }).catch((error: unknown) => notOpened(name, error)) });

/** The aliases, else the usernames, of every org this machine is logged in to, each org once. */
async function everyOrg(): Promise<readonly string[]> {
  const all = await AuthInfo.listAllAuthorizations();
  const byId = new Map(all.map(({ orgId, username, aliases }) => [orgId, aliases?.[0] ?? username]));
  return [...byId.values()].filter((name): name is string => typeof name === 'string').toSorted();
}

async function defaultOrg(): Promise<readonly string[]> {
  const aggregator = await ConfigAggregator.create();
  const value = aggregator.getPropertyValue<string>(OrgConfigProperties.TARGET_ORG) ?? '';
  return value === '' ? [] : [value];
}

/**
 * The orgs of `--target-org`, repeated, or of `--all-orgs`; the default org where neither is given. Each once. Throws
 * `check-no-org` (exit 2) where there is none.
 */
export async function orgsNamed(given: readonly string[] | undefined, all: boolean): Promise<readonly NamedOrg[]> {
  const names = all ? await everyOrg() : given !== undefined && given.length > 0 ? given : await defaultOrg();
  if (names.length === 0) throw new Problem('check-no-org', [], exitCodes.wrongUse);
  return [...new Set(names)].map(named);
}
