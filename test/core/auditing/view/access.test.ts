import { expect } from 'chai';
import { buildView } from '../../../../src/core/auditing/view/index.ts';
import type { Facts } from '../../../../src/core/model/audit/datasets.ts';
import { known, type Gap } from '../../../../src/core/model/audit/fact.ts';
import { add, alter, change, goodOrg, ids, partly, without } from '../../../../src/core/model/audit/example/org.ts';
import { aGroup, aMuting, anAssignment, aPermissionSet, daysAgo, exampleNow } from '../../../../src/core/model/audit/example/rows.ts';
import type { MutingPermissionSetRow, PermissionSetAssignmentRow, PermissionSetGroupRow, PermissionSetRow } from '../../../../src/core/model/audit/rows-access.ts';
import type { HolderAccess } from '../../../../src/core/model/audit/view.ts';

const refused: Gap = { kind: 'refused', words: 'Salesforce refused.', needs: 'View Setup and Configuration' };
const powerSet = '0PS000000000010AAA';
const groupId = '0PG000000000001AAA';
const groupSet = '0PS000000000011AAA';

const accessIn = (facts: Facts, userId: string = ids.hubspot): HolderAccess => buildView({ mode: 'org', facts, takenAt: exampleNow }).accessOf(userId);
const give = (facts: Facts, assignment: Partial<PermissionSetAssignmentRow> = {}): Facts => add(facts, 'permissionSetAssignments', { ...anAssignment({ userId: ids.hubspot, permissionSetId: powerSet }), ...assignment });
const withPower = (set: Partial<PermissionSetRow> = {}): Facts => add(goodOrg(), 'permissionSets', aPermissionSet({ id: powerSet, name: 'Power', permissions: ['ManageUsers'], ...set }));

/** HubSpot in a group of the set Power. */
function inGroup({ group = {}, own, muting, member = {} }: { readonly group?: Partial<PermissionSetGroupRow>; readonly own?: readonly string[]; readonly muting?: Partial<MutingPermissionSetRow>; readonly member?: Partial<PermissionSetRow> }): Facts {
  const facts = add(withPower(member), 'permissionSetGroups', aGroup({ id: groupId, name: 'Team', memberIds: [powerSet], ...group }));
  const summed = own === undefined ? facts : add(facts, 'permissionSets', aPermissionSet({ id: groupSet, name: 'Team', kind: 'group', groupId, permissions: own }));
  const silenced = muting === undefined ? summed : add(summed, 'mutingPermissionSets', aMuting({ id: '0QM000000000001AAA', name: 'Quiet', groupIds: [groupId], ...muting }));
  return add(silenced, 'permissionSetAssignments', { id: '0Pa1', userId: ids.hubspot, groupId, isActive: true, ...(own === undefined ? {} : { permissionSetId: groupSet }) });
}

const wordsOf = (access: HolderAccess, permission: string): readonly string[] | undefined => access.permissions.get(permission)?.map(({ words }) => words);

describe('Effective access in an org', () => {
  it('is what profile, permission sets and the licence give, with where each right comes from', () => {
    const access = accessIn(goodOrg());
    expect([...access.permissions.keys()]).to.have.members(['ApiEnabled', 'ApiUserOnly', 'PasswordNeverExpires']);
    expect(wordsOf(access, 'ApiUserOnly')).to.deep.equal(['the licence Salesforce Integration', 'profile hubspot_Integration', 'permission set hubspot_Integration']);
    expect(access.sets.map(({ words }) => words)).to.deep.equal(['profile hubspot_Integration', 'permission set hubspot_Integration']);
    expect([...access.objects.keys()]).to.have.members(['Lead:read', 'Lead:create', 'Lead:edit']);
    expect([...access.fields.keys()]).to.have.members(['Lead.Rating:read', 'Lead.Rating:edit', 'Lead.AnnualRevenue:read']);
    expect([access.gaps, access.objectGaps, access.fieldGaps, [...access.unsure]]).to.deep.equal([[], [], [], []]);
  });

  it('counts the profile also where its assignment was not read, and says what else is missing', () => {
    const access = accessIn(without(goodOrg(), 'permissionSetAssignments', refused), ids.ada);
    expect(access.permissions.has('ManageUsers')).to.equal(true);
    expect(access.gaps).to.deep.equal([refused]);
    expect(access.unsure.get('ManageSharing')).to.equal(refused);
  });

  for (const [what, assignment] of [
    ['inactive', { isActive: false }],
    ['revoked', { isRevoked: true }],
    ['ended', { expiresAt: daysAgo(1) }],
  ] as const) {
    it(`takes nothing from an assignment that is ${what}`, () => {
      const access = accessIn(give(withPower(), assignment));
      expect(access.permissions.has('ManageUsers')).to.equal(false);
      expect(access.sets).to.have.lengthOf(2);
    });
  }

  it('counts an assignment that ends tomorrow', () => {
    expect(wordsOf(accessIn(give(withPower(), { expiresAt: daysAgo(-1) })), 'ManageUsers')).to.deep.equal(['permission set Power']);
  });

  it('reads ids of 15 characters as those of 18', () => {
    const short = give(withPower(), { permissionSetId: powerSet.slice(0, 15), userId: ids.hubspot.slice(0, 15) });
    expect(accessIn(short).permissions.has('ManageUsers')).to.equal(true);
    expect(accessIn(short, ids.hubspot.slice(0, 15)).permissions.has('ManageUsers')).to.equal(true);
  });

  it('has a right of a session-activated set as latent only', () => {
    const access = accessIn(give(withPower({ needsActivation: true })));
    expect([access.permissions.has('ManageUsers'), access.latent.has('ManageUsers')]).to.deep.equal([false, true]);
  });

  it('says that an assigned set could not be read, and then rules nothing out', () => {
    const access = accessIn(give(goodOrg()));
    expect(access.gaps.map(({ words }) => words)).to.deep.equal([`Permission set ${powerSet} is assigned and could not be read.`]);
    expect(access.unsure.has('ModifyAllData')).to.equal(true);
  });

  it('lets Modify All Data imply View All Data, and both every object but no field', () => {
    const access = accessIn(goodOrg(), ids.ada);
    expect(access.mayObject('Contract', 'delete').map(({ words }) => words)).to.deep.equal(['profile System Administrator']);
    expect(access.mayObject('Contract', 'viewAllFields')).to.deep.equal([]);
    expect(access.fields.size).to.equal(0);
    expect(accessIn(give(withPower({ permissions: ['ModifyAllData'] }))).permissions.has('ViewAllData')).to.equal(true);
  });

  it('lets wider object rights imply narrower ones, whatever the letter case', () => {
    const facts = add(goodOrg(), 'objectPermissions', { parentId: ids.hubspotSet, object: 'Case', rights: ['modifyAllRecords'] });
    const access = accessIn(facts);
    expect(['read', 'edit', 'delete', 'viewAllRecords', 'create'].map((right) => access.mayObject('case', right).length)).to.deep.equal([1, 1, 1, 1, 0]);
  });
});

describe('Effective access through groups', () => {
  it('is the group\'s own set where the group is up to date', () => {
    const access = accessIn(inGroup({ own: [], muting: { permissions: ['ManageUsers'] } }));
    expect(access.permissions.has('ManageUsers')).to.equal(false);
    expect(access.gaps).to.deep.equal([]);
  });

  it('finds the group\'s own set where the assignment leaves it out', () => {
    const facts = change(inGroup({ own: ['ManageUsers'] }), 'permissionSetAssignments', (rows) => [...rows.filter((row) => row.groupId === undefined), { id: '0Pa1', userId: ids.hubspot, groupId, isActive: true }]);
    expect(wordsOf(accessIn(facts), 'ManageUsers')).to.deep.equal(['permission set group Team']);
  });

  it('keeps a right that is muted in the group and assigned directly as well', () => {
    expect(wordsOf(accessIn(give(inGroup({ own: [], muting: { permissions: ['ManageUsers'] } }))), 'ManageUsers')).to.deep.equal(['permission set Power']);
  });

  for (const status of ['Outdated', 'Updating', 'Failed']) {
    it(`adds up members less muting where the group is ${status}`, () => {
      const facts = inGroup({ group: { status }, own: [], member: { permissions: ['ManageUsers', 'ViewAllData'] }, muting: { permissions: ['ViewAllData'] } });
      const access = accessIn(facts);
      expect(wordsOf(access, 'ManageUsers')).to.deep.equal(['permission set group Team (through Power)']);
      expect([access.permissions.has('ViewAllData'), access.unsure.has('ViewAllData')]).to.deep.equal([false, false]);
    });
  }

  it('is not sure of what only the old sum of an outdated group has', () => {
    const access = accessIn(inGroup({ group: { status: 'Outdated' }, own: ['ViewAllData'] }));
    expect(access.permissions.has('ViewAllData')).to.equal(false);
    expect(access.unsure.get('ViewAllData')?.words).to.contain('Team is Outdated');
  });

  it('is not sure of members\' rights where the muting cannot be read, and sure of the same right from elsewhere', () => {
    const facts = without(inGroup({ group: { status: 'Outdated' } }), 'mutingPermissionSets', refused);
    expect(accessIn(facts).unsure.get('ManageUsers')?.words).to.equal('What permission set group Team mutes is not known. Salesforce refused.');
    expect(accessIn(give(facts)).permissions.has('ManageUsers')).to.equal(true);
  });

  it('rules nothing out where a member of an outdated group cannot be read', () => {
    const access = accessIn(inGroup({ group: { status: 'Outdated', memberIds: [powerSet, '0PS000000000099AAA'] } }));
    expect(access.permissions.has('ManageUsers')).to.equal(true);
    expect(access.unsure.get('ModifyAllData')?.words).to.equal('Permission set group Team has 1 permission set that could not be read.');
  });

  it('has the rights of a group that needs a session as latent', () => {
    const access = accessIn(inGroup({ group: { needsActivation: true }, own: ['ManageUsers'] }));
    expect([access.permissions.has('ManageUsers'), access.latent.has('ManageUsers')]).to.deep.equal([false, true]);
  });

  it('takes object rights from members, less muting, where the group\'s own set has none', () => {
    const facts = add(inGroup({ own: ['ManageUsers'], muting: { objects: { Case: ['delete'] } } }), 'objectPermissions', { parentId: powerSet, object: 'Case', rights: ['read', 'delete'] });
    expect([...accessIn(facts).objects.keys()].filter((key) => key.startsWith('Case'))).to.deep.equal(['Case:read']);
  });

  it('is not sure of a group whose row cannot be read', () => {
    const access = accessIn(without(inGroup({ own: ['ManageUsers'] }), 'permissionSetGroups', refused));
    expect([access.permissions.has('ManageUsers'), access.unsure.has('ManageUsers'), access.unsure.has('ModifyAllData')]).to.deep.equal([false, true, true]);
  });
});

describe('Effective access under licences', () => {
  const tied = (): Facts => give(withPower({ licenceId: ids.integrationPsl }));

  it('counts a set of a permission set licence that the user has', () => {
    expect(accessIn(tied()).permissions.has('ManageUsers')).to.equal(true);
  });

  it('takes nothing from it where the user has no such licence, or the licence has ended or is disabled', () => {
    const lost = [change(tied(), 'licenceAssignments', () => []), ...[{ expiresOn: daysAgo(1).slice(0, 10) }, { status: 'Disabled' }].map((to) => alter(tied(), 'licences', ({ id }) => id === ids.integrationPsl, to))];
    for (const facts of lost) expect(accessIn(facts).permissions.has('ManageUsers')).to.equal(false);
  });

  it('counts only what the licence allows at most', () => {
    const facts = alter(tied(), 'licences', ({ id }) => id === ids.integrationPsl, { maximum: ['ApiEnabled'] });
    expect(accessIn(facts).permissions.has('ManageUsers')).to.equal(false);
  });

  it('is not sure where licences cannot be read', () => {
    for (const id of ['licences', 'licenceAssignments'] as const) {
      expect(accessIn(without(tied(), id, refused)).unsure.get('ManageUsers')?.words, id).to.contain('Whether the licence of permission set Power counts is not known');
    }
  });

  it('makes whoever has the integration licence API Only, by no set at all', () => {
    const facts = change(goodOrg(), 'permissionSets', (rows) => rows.map((row) => ({ ...row, permissions: [] })));
    expect(wordsOf(accessIn(facts), 'ApiUserOnly')).to.deep.equal(['the licence Salesforce Integration']);
  });
});

describe('What an org does not show', () => {
  it('is not sure of a permission whose column is missing, unless missing means not granted', () => {
    const access = accessIn(change(goodOrg(), 'permissionColumns', (rows) => rows.filter(({ name }) => !['UseAnyApiAuth', 'UseAnyApiClient'].includes(name))));
    expect([...access.unsure.keys()]).to.deep.equal(['UseAnyApiAuth']);
    expect(access.unsure.get('UseAnyApiAuth')).to.deep.include({ kind: 'absent-column', about: ['column:PermissionsUseAnyApiAuth'] });
  });

  it('is not sure of a permission that its reader could not select', () => {
    const gap: Gap = { kind: 'absent-column', words: 'ManageUsers is hidden.', about: ['column:PermissionsManageUsers'] };
    expect([...accessIn(partly(goodOrg(), 'permissionSets', gap)).unsure.keys()]).to.deep.equal(['ManageUsers']);
  });

  it('keeps gaps of object and field permissions to those who may be touched', () => {
    const about = (...names: string[]): Gap => ({ kind: 'truncated', words: 'Too many rows.', about: names });
    const gapsWith = (gap: Gap): number => accessIn(partly(goodOrg(), 'objectPermissions', gap)).objectGaps.length;
    expect([about(ids.hubspotSet), about('Lead'), about(ids.adminProfileSet), refused].map(gapsWith)).to.deep.equal([1, 1, 0, 1]);
    expect(accessIn({ ...goodOrg(), fieldPermissions: known([]) }).fieldGaps).to.deep.equal([]);
  });

  it('knows nothing of a user whose row was not read', () => {
    const access = accessIn(goodOrg(), '005000000000099AAA');
    expect(access.gaps.map(({ words }) => words)).to.deep.equal(['The user 005000000000099 could not be read.']);
  });
});
