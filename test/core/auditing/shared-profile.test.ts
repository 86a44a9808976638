import { expect } from 'chai';
import prv002 from '../../../src/catalog/checks/iu-prv-002/iu-prv-002.ts';
import prv006 from '../../../src/catalog/checks/iu-prv-006/iu-prv-006.ts';
import { verdicts } from '../../../src/core/auditing/settle.ts';
import { buildView } from '../../../src/core/auditing/view/index.ts';
import type { Check } from '../../../src/core/model/audit/check.ts';
import type { Facts } from '../../../src/core/model/audit/datasets.ts';
import { add, alter, goodOrg, ids } from '../../../src/core/model/audit/example/org.ts';
import { aPermissionSet, aUser, exampleNow } from '../../../src/core/model/audit/example/rows.ts';

const profileSetId = '0PS000000000077AAA';
/** The integration's profile gives what no integration needs. */
const wide = (): Facts => {
  const facts = alter(goodOrg(), 'permissionSets', ({ profileId }) => profileId === ids.hubspotProfile, { id: profileSetId, permissions: ['ManageUsers'] });
  const there = facts.permissionSets?.rows.some(({ id }) => id === profileSetId) === true;
  const whole = there ? facts : add(facts, 'permissionSets', aPermissionSet({ id: profileSetId, name: 'X00e', kind: 'profile', profileId: ids.hubspotProfile, permissions: ['ManageUsers'] }));
  return add(whole, 'objectPermissions', { parentId: profileSetId, object: 'Case', rights: ['read'] });
};
const people = (isActive: boolean): Facts => add(wide(), 'users', aUser({ id: '005000000000009AAA', username: 'dana@example.com', profileId: ids.hubspotProfile, profile: 'hubspot_Integration', isActive }));
const fixes = (check: Check, facts: Facts): readonly string[] => verdicts(check, buildView({ mode: 'org', facts, takenAt: exampleNow })).flatMap(({ evidence }) => evidence.flatMap(({ fix }) => fix ?? []));
const ownProfile = 'Give it a profile of its own without this (IU-PRV-001) and leave profile hubspot_Integration as it is: other active users have it too.';

describe('The mend of a right that a profile gives', () => {
  it('is the profile, where nobody else has it', () => {
    expect(fixes(prv002, people(false))).to.include('Switch off Manage Users in profile hubspot_Integration.');
    expect(fixes(prv006, people(false))).to.include('Take read on Case out of profile hubspot_Integration, or declare it in the spec.');
  });

  it('is a profile of its own, where others would lose the right too', () => {
    expect(new Set(fixes(prv002, people(true)))).to.deep.equal(new Set([ownProfile]));
    expect(new Set(fixes(prv006, people(true)))).to.deep.equal(new Set([ownProfile]));
  });
});
