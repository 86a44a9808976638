import { known, unknown } from '../../../core/model/audit/fact.ts';
import type { FactUnit, OrgAsk } from '../../../core/model/audit/fact-unit.ts';
import { given, isGap, orGap, readTable } from '../../../core/model/audit/org-reading.ts';
import { ratedPermissions } from '../../../core/model/audit/permission-groups.ts';
import { userPermissionsOf } from '../../../core/model/permission-dependencies.ts';
import type { PermissionSetRow } from '../../../core/model/audit/rows-access.ts';

interface Raw {
  readonly Id: string;
  readonly Name: string;
  readonly Label: string;
  readonly IsCustom: boolean;
  readonly IsOwnedByProfile: boolean;
  readonly ProfileId: string | null;
  readonly Profile: { readonly Name: string } | null;
  readonly Type: string | null;
  readonly PermissionSetGroupId: string | null;
  readonly HasActivationRequired: boolean;
  readonly NamespacePrefix: string | null;
  readonly LicenseId: string | null;
  readonly [column: string]: unknown;
}

const columns = ['Id', 'Name', 'Label', 'IsCustom', 'IsOwnedByProfile', 'ProfileId', 'Profile.Name', 'Type', 'PermissionSetGroupId', 'HasActivationRequired', 'NamespacePrefix', 'LicenseId'];
const needs = 'View Setup and Configuration';

/** What some rule asks for, or some spec grants; the other columns would only fill the query, a GET of 16 kB (facts 2.z [K]). */
function askedFor({ registry, policy }: OrgAsk['facts']): ReadonlySet<string> {
  const ofSpecs = (registry?.rows ?? []).flatMap(({ spec }) => userPermissionsOf(spec));
  const ofPolicy = (policy?.rows ?? []).flatMap((row) => row.policy.max.userPermissions);
  return new Set([...ratedPermissions.map(({ name }) => name), ...ofSpecs, ...ofPolicy]);
}

function kindOf(raw: Raw): PermissionSetRow['kind'] {
  if (raw.IsOwnedByProfile) return 'profile';
  return raw.Type === 'Group' || raw.PermissionSetGroupId !== null ? 'group' : 'permission-set';
}

/** Name and label of a profile's own set are made up by the platform; the profile's stand for them (facts 2.x PermissionSet [A]). */
function namesOf(raw: Raw): Pick<PermissionSetRow, 'name' | 'label'> {
  const profile = raw.Profile?.Name;
  if (raw.IsOwnedByProfile) return { name: profile ?? raw.Label, label: profile ?? raw.Label };
  return { name: raw.NamespacePrefix === null ? raw.Name : `${raw.NamespacePrefix}__${raw.Name}`, label: raw.Label };
}

const rowOf = (raw: Raw, permissions: readonly string[]): PermissionSetRow => ({
  id: raw.Id,
  ...namesOf(raw),
  kind: kindOf(raw),
  isCustom: raw.IsCustom,
  needsActivation: raw.HasActivationRequired,
  permissions: permissions.filter((name) => raw[`Permissions${name}`] === true),
  ...given('profileId', raw.ProfileId),
  ...given('groupId', raw.PermissionSetGroupId),
  ...given('licenceId', raw.LicenseId),
  ...given('namespace', raw.NamespacePrefix),
});

/** Every set, those of profiles and groups among them. Which permission columns there are, `permissionColumns` tells. */
export const fromOrg: NonNullable<FactUnit<'permissionSets'>['fromOrg']> = async ({ org, facts }) => {
  const { permissionColumns = unknown() } = facts;
  if (permissionColumns.state !== 'known') return unknown(...permissionColumns.gaps);
  const asked = askedFor(facts);
  const permissions = permissionColumns.rows.map(({ name }) => name).filter((name) => asked.has(name));
  const rows = await orGap('Permission sets', needs, () => readTable<Raw>(org, { from: 'PermissionSet', columns: [...columns, ...permissions.map((name) => `Permissions${name}`)] }));
  if (isGap(rows)) return unknown(rows);
  // Every org has standard profiles, and so their permission sets: none at all is what a user sees who may not look.
  if (rows.length === 0) return unknown({ kind: 'refused', words: 'Salesforce shows your user no permission set at all, though every org has some.', needs });
  return known(rows.map((raw) => rowOf(raw, permissions)));
};
