import { expect } from 'chai';
import { get, practiceOrg } from '../refusals/caller.ts';
import type { PracticeOrg } from '../refusals/caller.ts';
import { PLACES, recordedSuite, permissionColumns } from './recorded.ts';

/** Names that differ between Profile and PermissionSet (facts 1.2 [A]). */
const ON_PROFILE = new Map([
  ['PermissionsInstallPackaging', 'PermissionsInstallMultiforce'],
  ['PermissionsCreatePackaging', 'PermissionsCreateMultiforce'],
  ['PermissionsPublishPackaging', 'PermissionsPublishMultiforce'],
]);

async function columns(org: PracticeOrg, object: string, prefix: string): Promise<Map<string, string>> {
  const { body } = await get(org, `/sobjects/${object}/describe`);
  const fields = (body as { fields: { name: string; label: string }[] }).fields.filter((field) => field.name.startsWith(prefix));
  return new Map(fields.map(({ name, label }) => [name, label]));
}
const sorted = (names: Iterable<string>): string[] => [...names].sort();

recordedSuite('practice org conformance: permission columns', [PLACES.PERMISSIONS], () => {
  const org = practiceOrg();
  const later = practiceOrg({ settings: { switches: { apiAccessControl: 'on', approveUninstalledAppsColumn: 'present' } } });

  it('has the 386 permission columns of API 64 on PermissionSet, with their labels (facts 1.2 [A])', async () => {
    const ours = await columns(org(), 'PermissionSet', 'Permissions');
    expect(sorted(ours.keys())).to.deep.equal(sorted(permissionColumns().keys()));
    const relabelled = [...permissionColumns()]
      .filter(([name, label]) => ours.get(name) !== label)
      .map(([name, label]) => `${name}: ${String(ours.get(name))}, recorded ${label}`);
    expect(relabelled).to.deep.equal([]);
  });

  it('has them on MutingPermissionSet too, and as MaximumPermissions on PermissionSetLicense (facts 2 [A])', async () => {
    expect(sorted((await columns(org(), 'MutingPermissionSet', 'Permissions')).keys())).to.deep.equal(sorted(permissionColumns().keys()));
    const maxima = [...permissionColumns().keys()].map((name) => `Maximum${name}`);
    expect(sorted((await columns(org(), 'PermissionSetLicense', 'MaximumPermissions')).keys())).to.deep.equal(sorted(maxima));
  });

  it('names the packaging permissions otherwise on Profile (facts 1.2 [A])', async () => {
    const expected = [...permissionColumns().keys()].map((name) => ON_PROFILE.get(name) ?? name);
    expect(sorted((await columns(org(), 'Profile', 'Permissions')).keys())).to.deep.equal(sorted(expected));
  });

  it('adds the two columns of later orgs only where the switches say so (facts 1.2 [A])', async () => {
    const ours = await columns(later(), 'PermissionSet', 'Permissions');
    const added = [...ours.keys()].filter((name) => !permissionColumns().has(name));
    expect(sorted(added)).to.deep.equal(['PermissionsCanApproveUninstalledApps', 'PermissionsUseAnyApiClient']);
  });
});
