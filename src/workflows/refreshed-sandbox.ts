import { exitCodes, Problem } from '../problems.ts';
import type { OrgIdentity, OrgReader } from '../core/model/ports.ts';
import type { Spec } from '../core/model/spec.ts';
import { soql } from '../core/model/soql.ts';
import { chooseEnvironment, refreshedEnvironment, type ChosenEnvironment, type EnvironmentChoice } from './environment.ts';

/**
 * A sandbox that no environment knows and that holds the identity of one: it was refreshed, which gives it a new org id.
 * That is said, with what to do; nothing is taken on silently.
 */
async function recognised(reader: OrgReader, spec: Spec, org: OrgIdentity): Promise<Problem | undefined> {
  if (!org.isSandbox) return undefined;
  const known = Object.entries(spec.environments).filter(([, { orgId }]) => orgId !== undefined);
  if (known.length === 0) return undefined;
  const users = await reader.query<{ Username: string }>(soql`SELECT Username FROM User WHERE Username IN ${known.map(([, { username }]) => username)}`);
  const here = new Set(users.map(({ Username }) => Username.toLowerCase()));
  const copy = known.find(([, { username }]) => here.has(username.toLowerCase()));
  return copy && new Problem('sandbox-refreshed', [org.name, org.orgId, copy[1].username, copy[0], copy[1].orgId ?? ''], exitCodes.wrongUse);
}

/** The environment this org is; see `chooseEnvironment`. Throws `sandbox-refreshed` where an unknown sandbox holds the identity of a known one. */
export async function environmentIn(reader: OrgReader, spec: Spec, org: OrgIdentity, { environment, refreshed }: EnvironmentChoice): Promise<ChosenEnvironment> {
  if (refreshed === true) return refreshedEnvironment(spec, org, environment);
  try {
    return chooseEnvironment(spec, org, environment);
  } catch (error) {
    if (error instanceof Problem && error.key === 'wrong-org') throw (await recognised(reader, spec, org)) ?? error;
    throw error;
  }
}
