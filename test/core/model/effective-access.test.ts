import { expect } from 'chai';
import { compareAccess, effectiveAccess, hasObjectRight, isWithin, type Grant, type ObjectRight } from '../../../src/core/model/effective-access.ts';

const grant = (name: string, held: Partial<Grant>): Grant => ({ name, kind: 'permission-set', userPermissions: [], objects: {}, fields: {}, entities: [], ...held });
const profile = grant('Sync', { kind: 'profile', userPermissions: ['ApiEnabled'] });

describe('effective access', () => {
  it('is the union of profile and permission sets, each right with where it comes from', () => {
    const access = effectiveAccess([profile, grant('A', { userPermissions: ['ApiEnabled'], objects: { Lead: ['read'] }, fields: { 'Lead.Email': ['read', 'edit'] } })]);
    expect(access.userPermissions.get('ApiEnabled')).to.deep.equal(['permission set A', 'profile Sync']);
    expect([...access.objects.keys()]).to.deep.equal(['Lead:read']);
    expect([...access.fields.keys()]).to.deep.equal(['Lead.Email:read', 'Lead.Email:edit']);
  });

  it('takes from a group what its muting permission set holds, and only from that group', () => {
    const member = grant('A', { objects: { Lead: ['read', 'edit'] }, userPermissions: ['ViewSetup'] });
    const muting = grant('mute', { objects: { Lead: ['edit'] }, userPermissions: ['ViewSetup'] });
    const inGroup = effectiveAccess([], [{ name: 'G', members: [member], muting }]);
    expect([...inGroup.objects.keys()]).to.deep.equal(['Lead:read']);
    expect(inGroup.userPermissions.size).to.equal(0);
    const alsoDirect = effectiveAccess([member], [{ name: 'G', members: [member], muting }]);
    expect(alsoDirect.objects.get('Lead:edit')).to.deep.equal(['permission set A']);
  });

  it('counts for nothing what is tied to a licence the user does not hold', () => {
    const tied = grant('A', { userPermissions: ['ViewSetup'], licence: 'psl' });
    expect(effectiveAccess([tied], [], new Set(['other'])).userPermissions.size).to.equal(0);
    expect(effectiveAccess([], [{ name: 'G', members: [tied] }], new Set()).userPermissions.size).to.equal(0);
    expect(effectiveAccess([tied], [], new Set(['psl'])).userPermissions.size).to.equal(1);
    expect(effectiveAccess([tied]).userPermissions.size).to.equal(1);
  });

  it('counts what View All Data and Modify All Data imply for every object', () => {
    const viewer = effectiveAccess([grant('V', { userPermissions: ['ViewAllData'] })]);
    expect(hasObjectRight(viewer, 'Account', 'viewAllRecords')).to.equal(true);
    expect(hasObjectRight(viewer, 'Account', 'edit')).to.equal(false);
    const modifier = effectiveAccess([grant('M', { userPermissions: ['ModifyAllData'] })]);
    expect(hasObjectRight(modifier, 'Account', 'delete')).to.equal(true);
    expect(hasObjectRight(modifier, 'Account', 'viewAllFields')).to.equal(false);
    expect(hasObjectRight(effectiveAccess([grant('A', { objects: { Lead: ['read'] } })]), 'Lead', 'read')).to.equal(true);
  });

  it('counts what wider rights on one object, and View All Fields (Global), imply', () => {
    const wide = effectiveAccess([grant('W', { objects: { Lead: ['modifyAllRecords'] }, userPermissions: ['ViewAllFieldsGlobal'] })]);
    expect(['read', 'edit', 'delete', 'viewAllRecords', 'create'].map((right) => hasObjectRight(wide, 'Lead', right as ObjectRight))).to.deep.equal([true, true, true, true, false]);
    expect([hasObjectRight(wide, 'Case', 'viewAllFields'), hasObjectRight(wide, 'Case', 'read')]).to.deep.equal([true, false]);
  });

  it('names what is missing and what is too much, with the source of the excess', () => {
    const wanted = effectiveAccess([grant('A', { objects: { Lead: ['read', 'create'] }, entities: ['App'] })]);
    const actual = effectiveAccess([grant('A', { objects: { Lead: ['read'] } }), grant('B', { objects: { Case: ['read'] } })]);
    const { missing, excess } = compareAccess(actual, wanted);
    expect(missing.map((each) => each.right)).to.deep.equal(['Lead:create', 'App']);
    expect(excess).to.deep.equal([{ right: 'Case:read', shelf: 'objects', from: ['permission set B'] }]);
    expect(isWithin(actual, wanted)).to.equal(false);
    expect(isWithin(effectiveAccess([]), wanted)).to.equal(true);
  });
});
