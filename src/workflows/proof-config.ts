import { compareAccess, type Comparison, type Difference, type EffectiveAccess } from '../core/model/effective-access.ts';
import { changeGroups } from '../core/model/change-groups.ts';
import { verifiable, type Component, type Readers, type Target } from '../core/model/component.ts';
import type { OrgReader } from '../core/model/ports.ts';
import type { ProofRow } from '../core/model/proof.ts';
import { soql } from '../core/model/soql.ts';
import { forcedPermissions, wantedAccess } from '../core/model/wanted-access.ts';
import { attempt, notRead, type Tried, type Verdict } from './attempt.ts';
import { componentsOf } from './plan.ts';
import { appsBeside, moveRows, type AppsBeside } from './proof-apps.ts';
import { readAccess, type AccessReading } from './read-access.ts';

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

/** Less what the licence forces on every profile, and the apps that are meant to be there while a move lasts. */
function withoutExpected(comparison: Comparison, beside: AppsBeside): Comparison {
  const forced = new Set<string>(forcedPermissions);
  const expected = ({ shelf, right }: Difference): boolean => (shelf === 'userPermissions' && forced.has(right)) || (shelf === 'entities' && beside.ids.has(right));
  return { ...comparison, excess: comparison.excess.filter((more) => !expected(more)) };
}

function listed(differences: readonly Difference[]): string {
  const shown = differences.slice(0, 10).map((each) => (each.from.length === 0 ? each.right : `${each.right} (from ${each.from.join(', ')})`));
  const more = differences.length - shown.length;
  return shown.join(', ') + (more > 0 ? ` and ${more} more` : '');
}

function accessVerdict(comparison: Comparison, unsettled: readonly string[]): Verdict {
  if (unsettled.length > 0) return { came: `could not be settled: ${unsettled.join('; ')}`, result: 'not-tried' };
  const { missing, excess } = comparison;
  const came = [missing.length > 0 ? `missing: ${listed(missing)}` : '', excess.length > 0 ? `more than the spec: ${listed(excess)}` : ''].filter((part) => part !== '').join('; ');
  return { came: came === '' ? 'exactly the spec' : came, result: came === '' ? 'proven' : 'failed' };
}

function accessRow(readers: Readers, target: Target, reading: Promise<AccessReading>, beside: AppsBeside): Promise<ProofRow> {
  const row: Tried = {
    claim: 'From all its grants together, the identity may do exactly what the spec says, and nothing more.',
    means: 'admin session',
    tried: 'read the profile, all permission sets and groups of the user, with their object, field, system and app permissions',
  };
  return attempt(row, async () => {
    const [{ access, unsettled }, names] = await Promise.all([reading, entityNames(readers.org, target)]);
    return accessVerdict(withoutExpected(compareAccess(withNames(access, names), wantedAccess(target)), beside), unsettled);
  });
}

function frozenRow(org: OrgReader, userId: string): Promise<ProofRow> {
  return attempt({ claim: 'The identity is not frozen.', means: 'admin session', tried: 'read UserLogin' }, async () => {
    const [login] = await org.query<{ IsFrozen: boolean }>(soql`SELECT IsFrozen FROM UserLogin WHERE UserId = ${userId}`);
    if (login === undefined) return { came: 'your session does not see it', result: 'not-tried' };
    return login.IsFrozen ? { came: 'it is frozen', result: 'failed' } : { came: 'it is not frozen', result: 'proven' };
  });
}

/** Whoever else holds the profile or the permission set may use the app as well: it is bound to both. */
function strangersRow(org: OrgReader, { names, username }: Target): Promise<ProofRow> {
  const row: Tried = { claim: 'Nobody else has its profile or its permission set.', means: 'admin session', tried: 'looked for other active users with either' };
  return attempt(row, async () => {
    const [ofProfile, ofSet] = await Promise.all([
      org.query<{ Username: string }>(soql`SELECT Username FROM User WHERE Profile.Name = ${names.profile} AND IsActive = ${true}`),
      org.query<{ Assignee: { Username: string } }>(soql`SELECT Assignee.Username FROM PermissionSetAssignment WHERE PermissionSet.Name = ${names.permissionSet} AND PermissionSet.IsOwnedByProfile = ${false} AND Assignee.IsActive = ${true}`),
    ]);
    const others = [...new Set([...ofProfile.map((user) => user.Username), ...ofSet.map((held) => held.Assignee.Username)])].filter((name) => name !== username);
    return others.length === 0 ? { came: 'nobody else', result: 'proven' } : { came: `also ${others.toSorted().join(', ')}`, result: 'failed' };
  });
}

/** A browser login is never tried (PRODUCT, proof): what is configured is reported as that. */
function browserRow(reading: Promise<AccessReading>): Promise<ProofRow> {
  const row: Tried = {
    claim: 'Nobody can log in as the identity in a browser.',
    means: 'by configuration',
    tried: 'looked for API Only among its permissions; a browser login was not tried',
  };
  return attempt(row, async () => {
    const { access, unsettled } = await reading;
    const held = access.userPermissions.get('ApiUserOnly');
    if (held !== undefined) return { came: `API Only comes from ${held.join(' and ')}`, result: 'proven' };
    return unsettled.length > 0 ? { came: `could not be settled: ${unsettled.join('; ')}`, result: 'not-tried' } : { came: 'API Only is missing', result: 'failed' };
  });
}

/** A key is kept where it is used: a machine without it says nothing about the identity. */
const keptElsewhere = (row: Tried, target: Target): ProofRow => ({
  ...row,
  means: 'live login',
  tried: 'looked for it on this machine',
  came: `this machine does not hold the key of ${target.spec.name}`,
  result: 'not-tried',
});

async function componentRow(readers: Readers, target: Target, component: Component<unknown>): Promise<ProofRow> {
  const row: Tried = { claim: `The ${component.title(target)} is as the spec says.`, means: 'admin session', tried: 'read it back' };
  try {
    const actual = await component.read(readers, target);
    if (actual === undefined && component.id === 'credential') return keptElsewhere(row, target);
    const changes = verifiable(component.diff(target, actual));
    return { ...row, came: changes.length === 0 ? 'as the spec says' : changeGroups(changes, 3).map(({ words }) => words).join(' '), result: changes.length === 0 ? 'proven' : 'failed' };
  } catch (error) {
    return notRead(row, error);
  }
}

/** What the admin's session shows of the identity: every part read back, and its effective access against the spec. */
export async function proveByAdmin(readers: Readers, target: Target, now: Date): Promise<readonly ProofRow[]> {
  const [user] = await readers.org.query<IdentityRow>(soql`SELECT Id, Name FROM User WHERE Username = ${target.username}`);
  const [beside, ...parts] = await Promise.all([appsBeside(readers.org, target), ...componentsOf(target).map((component) => componentRow(readers, target, component))]);
  const rows = [...parts, ...moveRows(target, beside)];
  if (user === undefined) return rows;
  const reading = readAccess(readers.org, user.Id, now);
  return [...rows, ...(await Promise.all([accessRow(readers, target, reading, beside), strangersRow(readers.org, target), frozenRow(readers.org, user.Id), browserRow(reading)]))];
}
