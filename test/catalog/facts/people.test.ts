import { expect } from 'chai';
import loginSummary from '../../../src/catalog/facts/login-summary/login-summary.ts';
import permissionSetAssignments from '../../../src/catalog/facts/permission-set-assignments/permission-set-assignments.ts';
import { aGroup, aPermissionSet, aUser } from '../../../src/core/model/audit/example/rows.ts';
import type { Facts } from '../../../src/core/model/audit/datasets.ts';
import { known } from '../../../src/core/model/audit/fact.ts';
import { askOf, orgOf, userId } from './asking.ts';

const [tool, person, other] = [userId(1), userId(2), userId(3)];
const idsIn = (text: string, column: string): string => new RegExp(`${column} IN \\(([^)]*)\\)`).exec(text)?.[1] ?? '';

describe('what is read of people', () => {
  it('is who else holds a set that an app is bound to, directly or by a group, and not everybody with a profile', async () => {
    const [tools, member, profile, unbound] = ['0PS000000000001AAA', '0PS000000000002AAA', '0PS000000000003AAA', '0PS000000000004AAA'];
    const app = '0xI000000000001AAA';
    const facts: Facts = {
      permissionSets: known([
        aPermissionSet({ id: tools, name: 'Sales_Tools' }),
        aPermissionSet({ id: member, name: 'Member' }),
        aPermissionSet({ id: profile, name: 'Sales', kind: 'profile' }),
        aPermissionSet({ id: unbound, name: 'Reports' }),
      ]),
      permissionSetGroups: known([aGroup({ id: '0PG000000000001AAA', name: 'Sales', memberIds: [member] })]),
      setupEntityAccess: known([tools, member, profile].map((parentId) => ({ parentId, entityId: app, kind: 'external-client-app' as const }))),
    };
    const { org, asked } = orgOf({
      query: (text) => (idsIn(text, 'PermissionSetId').includes(tools) ? [{ Id: '0Pa000000000001AAA', AssigneeId: person, PermissionSetId: tools, PermissionSetGroupId: null, IsActive: true, ExpirationDate: null }] : []),
    });
    const fact = await permissionSetAssignments.fromOrg!(askOf(org, [], facts));
    expect(fact.rows.map(({ userId: id }) => id)).to.deep.equal([person]);
    const sets = asked.map((text) => idsIn(text, 'PermissionSetId')).join();
    expect(sets).to.contain(tools).and.to.contain(member).and.not.to.contain(profile).and.not.to.contain(unbound);
    expect(asked.map((text) => idsIn(text, 'PermissionSetGroupId')).join()).to.contain('0PG000000000001AAA');
  });

  it('is whether those log in by a browser who share the mailbox of a user in question, whatever its letter case and tag', async () => {
    const users = [
      aUser({ id: tool, username: 'tool@example.com', email: 'Pat+sf@Example.com' }),
      aUser({ id: person, username: 'pat.person@example.com', email: 'pat@example.com' }),
      aUser({ id: other, username: 'lee@example.com', email: 'lee@example.com' }),
    ];
    const { org, asked } = orgOf({ query: () => [] });
    await loginSummary.fromOrg!(askOf(org, [tool], { users: known(users) }));
    const looked = asked.map((text) => idsIn(text, 'UserId')).join();
    expect(looked).to.contain(tool).and.to.contain(person).and.not.to.contain(other);
  });
});
