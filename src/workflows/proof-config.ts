import { compareAccess, type Comparison, type Difference, type EffectiveAccess } from '../core/model/effective-access.ts';
import type { Readers, Target } from '../core/model/component.ts';
import type { OrgReader } from '../core/model/ports.ts';
import type { ProofRow } from '../core/model/proof.ts';
import { soql } from '../core/model/soql.ts';
import { forcedPermissions, wantedAccess } from '../core/model/wanted-access.ts';
import { componentsOf } from './plan.ts';
import { readAccess } from './read-access.ts';

interface IdentityRow {
  readonly Id: string;
  readonly Name: string;
}

/** SetupEntityAccess names apps and classes by id; people and specs name them by name. */
async function entityNames(org: OrgReader, target: Target): Promise<ReadonlyMap<string, string>> {
  const { apexClasses, customPermissions } = target.spec.access;
  const app =
    target.spec.auth.app === 'connected-app'
      ? // A connected app's Name is its label (facts 2, ConnectedApplication: there is no DeveloperName).
        org.query<IdentityRow>(soql`SELECT Id, Name FROM ConnectedApplication WHERE Name = ${target.spec.label}`).then((rows) => rows.map((row) => [row.Id, target.names.app] as const))
      : org.query<IdentityRow>(soql`SELECT Id, DeveloperName FROM ExternalClientApplication WHERE DeveloperName = ${target.names.app}`).then((rows) => rows.map((row) => [row.Id, target.names.app] as const));
  const classes = apexClasses.length === 0 ? [] : await org.query<IdentityRow>(soql`SELECT Id, Name FROM ApexClass WHERE Name IN ${apexClasses}`);
  const custom = customPermissions.length === 0 ? [] : await org.query<{ Id: string; DeveloperName: string }>(soql`SELECT Id, DeveloperName FROM CustomPermission WHERE DeveloperName IN ${customPermissions}`);
  return new Map([...(await app), ...classes.map((row) => [row.Id, row.Name] as const), ...custom.map((row) => [row.Id, row.DeveloperName] as const)]);
}

function withNames(access: EffectiveAccess, names: ReadonlyMap<string, string>): EffectiveAccess {
  return { ...access, entities: new Map([...access.entities].map(([id, from]) => [names.get(id) ?? id, from])) };
}

function withoutForced(comparison: Comparison): Comparison {
  const forced = new Set<string>(forcedPermissions);
  return { ...comparison, excess: comparison.excess.filter((more) => more.shelf !== 'userPermissions' || !forced.has(more.right)) };
}

function listed(differences: readonly Difference[]): string {
  const shown = differences.slice(0, 10).map((each) => (each.from.length === 0 ? each.right : `${each.right} (from ${each.from.join(', ')})`));
  const more = differences.length - shown.length;
  return shown.join(', ') + (more > 0 ? ` and ${more} more` : '');
}

function accessRow(comparison: Comparison, unsettled: readonly string[]): ProofRow {
  const row = {
    claim: 'From all its grants together, the identity may do exactly what the spec says, and nothing more.',
    means: 'admin session',
    tried: 'read the profile, all permission sets and groups of the user, with their object, field, system and app permissions',
  } as const;
  if (unsettled.length > 0) return { ...row, came: `could not be settled: ${unsettled.join('; ')}`, result: 'not-tried' };
  const { missing, excess } = comparison;
  const came = [missing.length > 0 ? `missing: ${listed(missing)}` : '', excess.length > 0 ? `more than the spec: ${listed(excess)}` : ''].filter((part) => part !== '').join('; ');
  return { ...row, came: came === '' ? 'exactly the spec' : came, result: came === '' ? 'proven' : 'failed' };
}

async function frozenRow(org: OrgReader, userId: string): Promise<ProofRow> {
  const [login] = await org.query<{ IsFrozen: boolean }>(soql`SELECT IsFrozen FROM UserLogin WHERE UserId = ${userId}`);
  const row = { claim: 'The identity is not frozen.', means: 'admin session', tried: 'read UserLogin' } as const;
  if (login === undefined) return { ...row, came: 'your session does not see it', result: 'not-tried' };
  return login.IsFrozen ? { ...row, came: 'it is frozen', result: 'failed' } : { ...row, came: 'it is not frozen', result: 'proven' };
}

/** A browser login is never tried (PRODUCT, proof): what is configured is reported as that. */
function browserRow(access: EffectiveAccess): ProofRow {
  const held = access.userPermissions.get('ApiUserOnly');
  return {
    claim: 'Nobody can log in as the identity in a browser.',
    means: 'by configuration',
    tried: 'looked for API Only among its permissions; a browser login was not tried',
    came: held === undefined ? 'API Only is missing' : `API Only comes from ${held.join(' and ')}`,
    result: held === undefined ? 'failed' : 'proven',
  };
}

async function componentRows(readers: Readers, target: Target): Promise<readonly ProofRow[]> {
  return Promise.all(
    componentsOf(target).map(async (component): Promise<ProofRow> => {
      const changes = component.diff(target, await component.read(readers, target));
      return {
        claim: `The ${component.title(target)} is as the spec says.`,
        means: 'admin session',
        tried: 'read it back',
        came: changes.length === 0 ? 'as the spec says' : changes.map((change) => change.words).join(' '),
        result: changes.length === 0 ? 'proven' : 'failed',
      };
    })
  );
}

/** What the admin's session shows of the identity: every part read back, and its effective access against the spec. */
export async function proveByAdmin(readers: Readers, target: Target, now: Date): Promise<readonly ProofRow[]> {
  const [user] = await readers.org.query<IdentityRow>(soql`SELECT Id, Name FROM User WHERE Username = ${target.username}`);
  const parts = await componentRows(readers, target);
  if (user === undefined) return parts;
  const [reading, names] = await Promise.all([readAccess(readers.org, user.Id, now), entityNames(readers.org, target)]);
  const comparison = withoutForced(compareAccess(withNames(reading.access, names), wantedAccess(target)));
  return [...parts, accessRow(comparison, reading.unsettled), await frozenRow(readers.org, user.Id), browserRow(reading.access)];
}
