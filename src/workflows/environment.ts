import { exitCodes, Problem } from '../problems.ts';
import type { OrgIdentity } from '../core/model/ports.ts';
import type { Environment, Spec } from '../core/model/spec.ts';

export interface ChosenEnvironment {
  readonly name: string;
  readonly environment: Environment;
  /** True on first use: the org's id is to be recorded in the spec under this environment. */
  readonly first: boolean;
  /** True where this sandbox takes the place of the one the environment was before. */
  readonly refreshed: boolean;
  /** The id that was recorded before, of the sandbox that this one replaces. */
  readonly replaces?: string;
}

/** What the caller says of the environment. */
export interface EnvironmentChoice {
  readonly environment?: string | undefined;
  /** The environment's sandbox was refreshed: this org, with another id, is what it is now. Never assumed. */
  readonly refreshed?: boolean | undefined;
}

const sameOrg = (one: string, other: string): boolean => one.slice(0, 15) === other.slice(0, 15);

function belongsTo(spec: Spec, org: OrgIdentity): ChosenEnvironment | undefined {
  const known = Object.entries(spec.environments).find(([, each]) => each.orgId !== undefined && sameOrg(each.orgId, org.orgId));
  return known && { name: known[0], environment: known[1], first: false, refreshed: false };
}

/** An environment called production that is a sandbox, on its first use, is a mistake that nobody notices later. */
function mustSuit(name: string, { orgId }: Environment, org: OrgIdentity): void {
  if (orgId === undefined && org.isSandbox && /^prod/i.test(name)) throw new Problem('sandbox-as-production', [name, org.name, org.orgId], exitCodes.wrongUse);
}

function named(spec: Spec, org: OrgIdentity, name: string): ChosenEnvironment {
  const environment = Object.hasOwn(spec.environments, name) ? spec.environments[name] : undefined;
  if (environment === undefined) {
    throw new Problem('environment-unknown', [name, spec.name, Object.keys(spec.environments).join(', ')], exitCodes.wrongUse);
  }
  if (environment.orgId !== undefined && !sameOrg(environment.orgId, org.orgId)) {
    throw new Problem('wrong-org', [name, environment.orgId, org.name, org.orgId], exitCodes.wrongUse);
  }
  const known = belongsTo(spec, org);
  if (known !== undefined && known.name !== name) throw new Problem('org-is-another-environment', [org.name, org.orgId, known.name, name], exitCodes.wrongUse);
  mustSuit(name, environment, org);
  return { name, environment, first: environment.orgId === undefined, refreshed: false };
}

/** The environments this org might be: those that belong to no org yet. Empty where the org is known already. */
export function undecidedEnvironments(spec: Spec, org: OrgIdentity): readonly string[] {
  if (belongsTo(spec, org) !== undefined) return [];
  return Object.entries(spec.environments).flatMap(([name, each]) => (each.orgId === undefined ? [name] : []));
}

/**
 * Which environment of the spec this org is: chosen by the org's id; on first use by `--environment`, and then recorded.
 * An environment that belongs to another org is never used, whatever was asked for.
 */
export function chooseEnvironment(spec: Spec, org: OrgIdentity, asked?: string): ChosenEnvironment {
  if (asked !== undefined) return named(spec, org, asked);
  const known = belongsTo(spec, org);
  if (known !== undefined) return known;
  const open = undecidedEnvironments(spec, org);
  if (open.length > 0) throw new Problem('environment-needed', [spec.name, org.name, org.orgId, open.join(', ')], exitCodes.wrongUse);
  const others = Object.entries(spec.environments);
  throw new Problem('wrong-org', [others.map(([name]) => name).join(', '), others.map(([, each]) => each.orgId ?? '').join(', '), org.name, org.orgId], exitCodes.wrongUse);
}

/**
 * The environment whose sandbox was refreshed and is this org now: the same identities under a new org id. Only where a
 * person says so, only for a sandbox, and only in place of another org. Throws `refreshed-needs-environment`,
 * `refreshed-not-a-sandbox`, `refreshed-nothing-to-replace`, `environment-unknown`.
 */
export function refreshedEnvironment(spec: Spec, org: OrgIdentity, name: string | undefined): ChosenEnvironment {
  if (name === undefined) throw new Problem('refreshed-needs-environment', [spec.name, Object.keys(spec.environments).join(', ')], exitCodes.wrongUse);
  const environment = Object.hasOwn(spec.environments, name) ? spec.environments[name] : undefined;
  if (environment === undefined) throw new Problem('environment-unknown', [name, spec.name, Object.keys(spec.environments).join(', ')], exitCodes.wrongUse);
  if (!org.isSandbox) throw new Problem('refreshed-not-a-sandbox', [org.name, org.orgId], exitCodes.wrongUse);
  const known = belongsTo(spec, org);
  if (known !== undefined) return known.name === name ? known : named(spec, org, name);
  if (environment.orgId === undefined) throw new Problem('refreshed-nothing-to-replace', [name, spec.name], exitCodes.wrongUse);
  return { name, environment, first: true, refreshed: true, replaces: environment.orgId };
}
