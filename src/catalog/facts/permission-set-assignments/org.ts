import { asFarAs, unknown, type Gap } from '../../../core/model/audit/fact.ts';
import type { FactUnit, OrgAsk } from '../../../core/model/audit/fact-unit.ts';
import { given, givenMoment, idsPerQuery, isGap, orGap, readFor, readTable, type Table } from '../../../core/model/audit/org-reading.ts';
import type { PermissionSetAssignmentRow, PermissionSetRow } from '../../../core/model/audit/rows-access.ts';
import { recordKey } from '../../../core/model/audit/record-key.ts';
import { chunks } from '../../../core/model/chunks.ts';
import { soql } from '../../../core/model/soql.ts';

interface Raw {
  readonly Id: string;
  readonly AssigneeId: string;
  readonly PermissionSetId: string | null;
  readonly PermissionSetGroupId: string | null;
  readonly IsActive: boolean;
  readonly ExpirationDate: string | null;
  readonly IsRevoked?: boolean | null;
}

const table: Table = { from: 'PermissionSetAssignment', columns: ['Id', 'AssigneeId', 'PermissionSetId', 'PermissionSetGroupId', 'IsActive', 'ExpirationDate'], optional: ['IsRevoked'] };
const needs = 'View Setup and Configuration, or Assign Permission Sets';

/**
 * Permissions whose holders are looked for in the whole org: what rules on the org ask about everybody (IU-ORG-001,
 * IU-CRD-007), and API Only, which makes an integration of whoever holds it.
 */
const everybodys = ['CanApproveUninstalledApps', 'UseAnyApiClient', 'UseAnyApiAuth', 'ManageRemoteAccess', 'ExternalClientAppAdmin', 'ViewClientSecret', 'ApiUserOnly'];

const grantsSome = ({ permissions }: PermissionSetRow): boolean => permissions.some((name) => everybodys.includes(name));

/** Sets that let their holders into an app, whoever that is (IU-APP-004); who has a profile, the users tell. */
function opensApp({ setupEntityAccess }: OrgAsk['facts']): (set: PermissionSetRow) => boolean {
  const parents = new Set((setupEntityAccess?.rows ?? []).map(({ parentId }) => recordKey(parentId)));
  return ({ id, kind }) => kind !== 'profile' && parents.has(recordKey(id));
}

/** A group's own set, and a group through a member, since a group that is out of date may not show it yet. */
function everybodysSets(facts: OrgAsk['facts']): { readonly sets: readonly string[]; readonly groups: readonly string[] } {
  const { permissionSets, permissionSetGroups } = facts;
  const opens = opensApp(facts);
  const sets = (permissionSets?.rows ?? []).filter((set) => grantsSome(set) || opens(set));
  const ids = new Set(sets.map(({ id }) => id));
  const through = (permissionSetGroups?.rows ?? []).filter(({ memberIds }) => memberIds.some((id) => ids.has(id))).map(({ id }) => id);
  return { sets: [...ids], groups: [...new Set([...through, ...sets.flatMap(({ groupId }) => groupId ?? [])])] };
}

const row = (raw: Raw): PermissionSetAssignmentRow => ({
  id: raw.Id,
  userId: raw.AssigneeId,
  isActive: raw.IsActive,
  ...given('permissionSetId', raw.PermissionSetId),
  ...given('groupId', raw.PermissionSetGroupId),
  ...givenMoment('expiresAt', raw.ExpirationDate),
  ...given('isRevoked', raw.IsRevoked),
});

/** Holders of these sets or groups, people among them. */
async function holders({ org }: OrgAsk, column: 'PermissionSetId' | 'PermissionSetGroupId', ids: readonly string[]): Promise<readonly Raw[]> {
  const where = (some: readonly string[]): ReturnType<typeof soql> =>
    column === 'PermissionSetId' ? soql`Assignee.IsActive = ${true} AND PermissionSetId IN ${some}` : soql`Assignee.IsActive = ${true} AND PermissionSetGroupId IN ${some}`;
  return (await Promise.all(chunks(ids, idsPerQuery).map((some) => readTable<Raw>(org, { ...table, where: where(some) })))).flat();
}

/** What sets give is not known: neither is who holds what rules ask of everybody. */
const blind = ({ permissionSets }: OrgAsk['facts']): readonly Gap[] =>
  permissionSets?.state === 'unknown' ? [{ kind: 'unreadable', words: 'Who holds far-reaching permissions could not be looked for, since the permission sets could not be read.', needs }] : [];

/** Every user has a row for the profile (facts 2.x PermissionSetAssignment [A]): of one without, nothing is shown. */
function unshown(users: readonly string[], rows: readonly Raw[]): readonly Gap[] {
  const shown = new Set(rows.map(({ AssigneeId }) => AssigneeId));
  const hidden = users.filter((id) => !shown.has(id));
  if (hidden.length === 0) return [];
  const words = `Salesforce shows no permission set assignment of ${hidden.length} of ${users.length} users, though each has one for its profile.`;
  return [{ kind: 'unreadable', words, needs, ...(hidden.length === users.length ? {} : { about: hidden }) }];
}

/** Whoever holds a set that makes API Only, beside the users in question: such a user is an integration. */
function alike({ facts }: OrgAsk, found: readonly Raw[]): readonly string[] {
  const apiOnly = new Set((facts.permissionSets?.rows ?? []).filter(({ permissions }) => permissions.includes('ApiUserOnly')).map(({ id }) => id));
  return found.flatMap(({ AssigneeId, PermissionSetId }) => (PermissionSetId !== null && apiOnly.has(PermissionSetId) ? [AssigneeId] : []));
}

/** Of users in question all, of everybody else those that give what rules ask of everybody, or let into an app. */
export const fromOrg: NonNullable<FactUnit<'permissionSetAssignments'>['fromOrg']> = async (ask) => {
  const { sets, groups } = everybodysSets(ask.facts);
  const read = await orGap('Assignments of permission sets', needs, async () => {
    const found = (await Promise.all([holders(ask, 'PermissionSetId', sets), holders(ask, 'PermissionSetGroupId', groups)])).flat();
    const users = [...new Set([...ask.inQuestion(), ...alike(ask, found)])];
    return { found, users, own: await readFor<Raw>(ask.org, table, 'AssigneeId', users) };
  });
  if (isGap(read)) return unknown(read);
  const { found, users, own } = read;
  const gaps = [...unshown(users, own), ...blind(ask.facts)];
  const rows = [...new Map([...found, ...own].map((raw) => [raw.Id, row(raw)])).values()];
  return rows.length === 0 && gaps.length > 0 ? unknown(...gaps) : asFarAs(rows, gaps);
};
