import { expect } from 'chai';
import { buildView, inQuestion } from '../../../../src/core/auditing/view/index.ts';
import type { Facts } from '../../../../src/core/model/audit/datasets.ts';
import { known } from '../../../../src/core/model/audit/fact.ts';
import { ratedPermissions } from '../../../../src/core/model/audit/permission-groups.ts';
import { anAssignment, anExternalApp, aPermissionSet, aPolicy, aToken, aUser, exampleNow, logins } from '../../../../src/core/model/audit/example/rows.ts';

const idOf = (prefix: string, index: number): string => `${prefix}${String(index).padStart(12, '0')}AAA`;
const many = <Row>(count: number, make: (index: number) => Row): readonly Row[] => Array.from({ length: count }, (_, index) => make(index));

/** An org of many people and fifty integrations. */
function largeOrg(people: number): Facts {
  return {
    policy: known([{ file: 'policy.yaml', policy: aPolicy(), places: {} }]),
    users: known(many(people, (index) => aUser({ id: idOf('005', index), username: `person${index}@example.com`, profileId: idOf('00e', index % 200), ...(index < 50 ? { licence: 'Salesforce Integration' } : {}) }))),
    permissionColumns: known(ratedPermissions.map(({ name }) => ({ name }))),
    permissionSets: known([
      ...many(200, (index) => aPermissionSet({ id: idOf('0PS', index), name: `Profile${index}`, kind: 'profile' as const, profileId: idOf('00e', index), permissions: ['ApiEnabled'] })),
      ...many(1000, (index) => aPermissionSet({ id: idOf('0PS', 1000 + index), name: `Set${index}`, permissions: index === 7 ? ['ApiUserOnly'] : ['ViewAllUsers'] })),
    ]),
    permissionSetGroups: known([]),
    mutingPermissionSets: known([]),
    permissionSetAssignments: known(many(people * 6, (index) => ({ ...anAssignment({ userId: idOf('005', index % people), permissionSetId: idOf('0PS', 1000 + (index % 1000)) }), id: `0Pa${index}` }))),
    externalClientApps: known(many(60, (index) => anExternalApp({ id: idOf('0xI', index), name: `App${index}` }))),
    oauthTokens: known(many(people, (index) => aToken({ userId: idOf('005', index), appName: index % 2 === 0 ? 'Salesforce CLI' : `App${index % 60}` }))),
    loginSummary: known(many(people * 2, (index) => logins({ userId: idOf('005', index % people), type: 'Application', application: 'Browser' }))),
    loginHistory: known([]),
    registry: known([]),
  };
}

/** Milliseconds of processor time: what else the machine does is not counted. */
function timeOf(work: () => void): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

function look(facts: Facts): void {
  const view = buildView({ mode: 'org', facts, takenAt: exampleNow });
  for (const holder of view.holders) view.access(holder);
  expect(view.apps.length).to.equal(61);
  expect(view.profiles.length).to.be.greaterThan(0);
  expect(inQuestion(facts, view.policy, new Date(exampleNow)).length).to.be.lessThan(view.rows('users').length);
}

describe('A view of a large org', () => {
  it('takes time that grows with the rows, and not faster', function () {
    this.timeout(60_000);
    const [small, large] = [largeOrg(2000), largeOrg(8000)];
    look(small);
    const best = (facts: Facts): number => Math.min(...many(2, () => timeOf(() => look(facts))));
    // Four times the rows: linear work takes about 4 times as long, quadratic 16 times.
    expect(best(large) / best(small)).to.be.lessThan(9);
  });

  it('is not made before it is asked for', () => {
    const facts = largeOrg(2000);
    const asked = timeOf(() => look(facts));
    expect(timeOf(() => void buildView({ mode: 'org', facts, takenAt: exampleNow }))).to.be.lessThan(asked / 4);
  });
});
