import { expect } from 'chai';
import { keepRow } from '../state.ts';
import { practiceOrg, records } from './caller.ts';
import { deployed } from './deploying.ts';
import { assign, change, newUser, permissionSet, profile } from './identity.ts';

interface Entry {
  Action: string;
  Section: string;
  Display: string;
  CreatedBy: { Username: string };
}

describe('practice org refusals: the setup audit trail', () => {
  const org = practiceOrg();
  let user = '';
  before(async () => {
    await deployed(org(), [permissionSet('Audited'), profile('Audited Profile')]);
    user = await newUser(org(), 'audited');
    await change(org(), 'User', user, { IsActive: false });
    await change(org(), 'User', user, { IsActive: true, Email: 'other@example.com' });
    const [login] = await records(org(), `SELECT Id FROM UserLogin WHERE UserId = '${user}'`);
    await change(org(), 'UserLogin', String(login?.['Id']), { IsFrozen: true });
  });
  const entries = async (action: string): Promise<Entry[]> =>
    (await records(org(), `SELECT Action, Section, Display, CreatedBy.Username FROM SetupAuditTrail WHERE Action = '${action}'`)) as unknown as Entry[];

  for (const [action, display] of [
    ['createduser', /audited@integrations\.example/],
    ['deactivateduser', /audited@integrations\.example/],
    ['activateduser', /audited@integrations\.example/],
    ['changedemail', /audited@integrations\.example/],
    ['frozeuser', /audited@integrations\.example/],
    ['PermSetCreateNoLicense', /^Created permission set Audited: with no license$/],
    ['profileCreated', /Audited Profile/],
  ] as const) {
    it(`writes down ${action}, with who did it (facts 2.x SetupAuditTrail [K])`, async () => {
      const [entry, ...more] = await entries(action);
      expect(more).to.deep.equal([]);
      expect(entry?.Display).to.match(display);
      expect(entry?.CreatedBy.Username).to.equal(org().username);
    });
  }

  it('writes down assignments and the deploys that change something, and nothing for those that do not (facts 2.x SetupAuditTrail [K])', async () => {
    const other = await newUser(org(), 'assigned');
    await assign(org(), other, 'Audited');
    expect((await entries('PermSetAssign')).at(-1)?.Display).to.match(/^Permission set Audited: assigned to user assigned@integrations\.example/);
    const before = (await records(org(), 'SELECT Id FROM SetupAuditTrail')).length;
    await deployed(org(), [permissionSet('Audited')]);
    expect(await records(org(), 'SELECT Id FROM SetupAuditTrail')).to.have.lengthOf(before);
  });

  it('forgets after 180 days (facts 2.z [A])', async () => {
    const old = new Date(org().state.now().getTime() - 181 * 86_400_000).toISOString();
    keepRow(org().state, 'SetupAuditTrail', { Id: '0YmPr0000009999AAA', Action: 'old', CreatedDate: old, CreatedById: user });
    expect(await entries('old')).to.deep.equal([]);
  });
});
