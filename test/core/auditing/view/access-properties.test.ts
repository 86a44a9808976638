import { expect } from 'chai';
import fc from 'fast-check';
import { buildView } from '../../../../src/core/auditing/view/index.ts';
import type { DatasetId, Facts } from '../../../../src/core/model/audit/datasets.ts';
import { known, unknown } from '../../../../src/core/model/audit/fact.ts';
import { ratedPermissions } from '../../../../src/core/model/audit/permission-groups.ts';
import { aGroup, aMuting, anAssignment, aPermissionSet, aPolicy, aUser, daysAgo, exampleNow } from '../../../../src/core/model/audit/example/rows.ts';
import type { HolderAccess } from '../../../../src/core/model/audit/view.ts';

const userId = '005000000000001AAA';
const profileId = '00e000000000001AAA';
const pslId = '0PL000000000001AAA';
const names = ['ManageUsers', 'ViewAllData', 'ModifyAllData', 'AuthorApex', 'ApiUserOnly'];
const setId = (index: number): string => `0PS00000000${String(index).padStart(4, '0')}AAA`;
const groupId = (index: number): string => `0PG00000000${String(index).padStart(4, '0')}AAA`;
const ownSetId = (index: number): string => setId(100 + index);
const setCount = 4;

const permissions = fc.subarray(names);
const sets = fc.array(fc.record({ permissions, needsActivation: fc.boolean(), tied: fc.boolean() }), { minLength: setCount, maxLength: setCount });
const groups = fc.array(
  fc.record({
    status: fc.constantFrom('Updated', 'Outdated', 'Updating', 'Failed'),
    needsActivation: fc.boolean(),
    members: fc.subarray([0, 1, 2, 3]),
    own: fc.option(permissions, { nil: undefined }),
    muted: permissions,
  }),
  { maxLength: 3 },
);
const world = fc.record({
  sets,
  groups,
  assigned: fc.array(fc.record({ set: fc.nat(setCount - 1), isActive: fc.boolean(), ended: fc.boolean() }), { maxLength: 4 }),
  inGroups: fc.subarray([0, 1, 2]),
  licence: fc.constantFrom('none', 'held', 'disabled'),
  columns: fc.subarray(names, { minLength: names.length }),
});
type World = typeof world extends fc.Arbitrary<infer Made> ? Made : never;

const objectRow = (parentId: string, held: readonly string[]): { parentId: string; object: string; rights: ('read' | 'edit')[] } => ({ parentId, object: 'Lead', rights: held.length > 2 ? ['read', 'edit'] : ['read'] });

function factsOf({ sets: rows, groups: teams, assigned, inGroups, licence }: World): Facts {
  const own = teams.flatMap((team, index) => (team.own === undefined ? [] : [aPermissionSet({ id: ownSetId(index), name: `Team${index}`, kind: 'group', groupId: groupId(index), permissions: team.own })]));
  const plain = rows.map((row, index) => aPermissionSet({ id: setId(index), name: `Set${index}`, permissions: row.permissions, needsActivation: row.needsActivation, ...(row.tied ? { licenceId: pslId } : {}) }));
  return {
    policy: known([{ file: 'policy.yaml', policy: aPolicy(), places: {} }]),
    users: known([aUser({ id: userId, username: 'hubspot@example.com', profileId })]),
    permissionColumns: known(ratedPermissions.map(({ name }) => ({ name }))),
    permissionSets: known([aPermissionSet({ id: setId(99), name: 'Profile', kind: 'profile', profileId, permissions: ['ApiEnabled'] }), ...plain, ...own]),
    permissionSetGroups: known(teams.map((team, index) => aGroup({ id: groupId(index), name: `Team${index}`, status: team.status, needsActivation: team.needsActivation, memberIds: team.members.map(setId) }))),
    mutingPermissionSets: known(teams.map((team, index) => aMuting({ id: `0QM00000000000${index}AAA`, name: `Mute${index}`, groupIds: [groupId(index)], permissions: team.muted, objects: team.muted.length > 1 ? { Lead: ['edit'] } : {} }))),
    permissionSetAssignments: known([
      anAssignment({ userId, permissionSetId: setId(99) }),
      ...assigned.map(({ set, isActive, ended }, index) => ({ ...anAssignment({ userId, permissionSetId: setId(set) }), id: `0Pa${index}`, isActive, ...(ended ? { expiresAt: daysAgo(1) } : {}) })),
      ...inGroups.filter((index) => index < teams.length).map((index) => ({ id: `0Pb${index}`, userId, groupId: groupId(index), isActive: true })),
    ]),
    licences: known([{ id: pslId, kind: 'permission-set', name: 'Psl', label: 'Psl', status: licence === 'disabled' ? 'Disabled' : 'Active' }]),
    licenceAssignments: known(licence === 'none' ? [] : [{ id: '2LA1', userId, licenceId: pslId }]),
    objectPermissions: known(plain.map(({ id, permissions: held }) => objectRow(id, held))),
    fieldPermissions: known([]),
  };
}

const accessIn = (facts: Facts): HolderAccess => buildView({ mode: 'org', facts, takenAt: exampleNow }).accessOf(userId);
const granted = (access: HolderAccess): readonly string[] => [...access.permissions.keys()];
/** What is neither granted nor latent and that nobody doubts. */
const absent = ({ permissions: held, latent, unsure }: HolderAccess): readonly string[] => names.filter((name) => !held.has(name) && !latent.has(name) && !unsure.has(name));

const degradable: readonly DatasetId[] = ['permissionSets', 'permissionSetAssignments', 'permissionSetGroups', 'mutingPermissionSets', 'licences', 'licenceAssignments', 'permissionColumns', 'users'];

describe('Effective access, whatever an org holds', () => {
  it('never loses a right by one more assignment', () => {
    fc.assert(
      fc.property(world, fc.nat(setCount - 1), fc.boolean(), (made, index, toGroup) => {
        const facts = factsOf(made);
        const more = toGroup && made.groups.length > 0 ? { id: '0Pc1', userId, groupId: groupId(index % made.groups.length), isActive: true } : anAssignment({ userId, permissionSetId: setId(index) });
        const before = accessIn(facts);
        const after = accessIn({ ...facts, permissionSetAssignments: known([...(facts.permissionSetAssignments?.rows ?? []), more]) });
        expect(granted(after)).to.include.members([...granted(before)]);
        expect([...after.objects.keys()]).to.include.members([...before.objects.keys()]);
      }),
    );
  });

  it('never gains a right by more muting', () => {
    fc.assert(
      fc.property(world, permissions, (made, muted) => {
        const facts = factsOf(made);
        const more = made.groups.map((_, index) => aMuting({ id: `0QM00000000001${index}AAA`, name: 'More', groupIds: [groupId(index)], permissions: muted, objects: { Lead: ['read'] } }));
        const before = accessIn(facts);
        const after = accessIn({ ...facts, mutingPermissionSets: known([...(facts.mutingPermissionSets?.rows ?? []), ...more]) });
        expect(granted(before)).to.include.members([...granted(after)]);
        expect([...before.objects.keys()]).to.include.members([...after.objects.keys()]);
      }),
    );
  });

  it('never takes what is not known for what is not granted, nor for what is', () => {
    fc.assert(
      fc.property(world, fc.subarray([...degradable], { minLength: 1 }), (made, lost) => {
        const facts = factsOf(made);
        const nothing = unknown({ kind: 'refused', words: 'Salesforce refused.' });
        const whole = accessIn(facts);
        const degraded = accessIn({ ...facts, ...Object.fromEntries(lost.map((id) => [id, nothing])) });
        expect(absent(whole)).to.include.members([...absent(degraded)]);
        expect(granted(whole)).to.include.members([...granted(degraded)]);
      }),
    );
  });

  it('is complete where nothing is left out and every group is up to date', () => {
    fc.assert(
      fc.property(world, (made) => {
        const access = accessIn(factsOf({ ...made, groups: made.groups.map((team) => ({ ...team, status: 'Updated' })) }));
        expect([access.gaps, [...access.unsure]]).to.deep.equal([[], []]);
      }),
    );
  });
});
