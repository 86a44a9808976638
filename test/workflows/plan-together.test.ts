import { expect } from 'chai';
import type { Readers, Target } from '../../src/core/model/component.ts';
import type { Deps } from '../../src/workflows/deps.ts';
import { componentsOf, makePlan, type PlanReading } from '../../src/workflows/plan.ts';
import { rows } from '../practice-org/state.ts';
import { manySpecs, openSeats, targetsIn } from '../support/many-specs.ts';
import { practiceDeps, type PracticeDeps } from '../support/practice-deps.ts';

const made = 12;
const all = 14;

async function make(deps: Deps, target: Target): Promise<void> {
  for (const component of componentsOf(target)) {
    const actual = await component.read(deps, target);
    if (component.diff(target, actual).length > 0) await component.apply(deps, target, actual);
  }
}

/** What somebody did in Setup meanwhile, by number of the spec. */
async function drift({ deps: { org }, practice: { state } }: PracticeDeps): Promise<void> {
  const replaced = async (type: string, folder: string, suffix: string, fullName: string, from: RegExp, to: string): Promise<void> => {
    const [file] = await org.retrieve([{ type, fullName }]);
    const xml = file?.xml.replace(from, to) ?? '';
    expect(xml, `${type} ${fullName}`).not.to.equal(file?.xml);
    expect((await org.deploy([{ type, folder, suffix, fullName, xml }], { checkOnly: false })).failures).to.deep.equal([]);
  };
  await replaced('PermissionSet', 'permissionsets', 'permissionset', 'vendor1_Integration', /<userPermissions>/, '<userPermissions><enabled>true</enabled><name>ViewSetup</name></userPermissions><userPermissions>');
  await replaced('Profile', 'profiles', 'profile', 'vendor2_Integration', /<endAddress>[^<]*</, '<endAddress>198.51.100.255<');
  await replaced('ExtlClntAppOauthConfigurablePolicies', 'extlClntAppOauthPolicies', 'ecaOauthPlcy', 'vendor3_Integration_oauthPlcy', /AdminApprovedPreAuthorized/, 'AllSelfAuthorized');
  await replaced('ExtlClntAppConfigurablePolicies', 'extlClntAppPolicies', 'ecaPlcy', 'vendor4_Integration_plcy', /<isEnabled>true/, '<isEnabled>false');
  const idOf = (name: string): unknown => rows(state, 'User').find((row) => row['Username'] === `${name}.integration@example.com`)?.['Id'];
  const change = (sobject: string, key: string, name: string, columns: Record<string, boolean | string>): void => {
    const row = rows(state, sobject).find((each) => each[key] === idOf(name));
    expect(row, `${sobject} of ${name}`).not.to.equal(undefined);
    Object.assign(row ?? {}, columns);
  };
  change('User', 'Id', 'vendor5', { TimeZoneSidKey: 'Europe/Madrid' });
  change('UserLogin', 'UserId', 'vendor6', { IsFrozen: true });
  change('User', 'Id', 'vendor7', { IsActive: false });
  const held = await org.query<{ Id: string; Assignee: { Username: string } }>({ text: 'SELECT Id, Assignee.Username FROM PermissionSetAssignment WHERE PermissionSet.IsOwnedByProfile = false' });
  await org.remove('PermissionSetAssignment', held.find(({ Assignee }) => Assignee.Username.startsWith('vendor8.'))?.Id ?? '');
}

/** In plain values: a Problem has its stack. */
const told = ({ plan, metadata, notes, obstacles }: PlanReading): unknown => ({ plan, metadata, notes, obstacles: obstacles.map(({ key, tokens }) => [key, ...tokens]) });

describe('plans of many specs made together', function () {
  this.timeout(120_000);
  let practice: PracticeDeps;
  let targets: readonly Target[];
  /** As a process of its own would read. */
  const readers = (): Readers => practice.from('127.0.0.1');
  const requests = async <Value>(work: () => Promise<Value>): Promise<{ readonly value: Value; readonly count: number }> => {
    const before = practice.practice.requests.length;
    const value = await work();
    return { value, count: practice.practice.requests.length - before };
  };

  before(async () => {
    practice = await practiceDeps();
    openSeats(practice.practice.state);
    targets = await targetsIn(practice.deps.org, manySpecs(all), new Date());
    for (const target of targets.slice(0, made)) await make(practice.deps, target);
  });
  after(async () => {
    await practice.close();
  });

  it('cost hardly more requests than the plan of one, and find nothing to do', async () => {
    const one = await requests(() => makePlan(readers(), targets[0] as Target));
    const org = readers();
    const many = await requests(() => Promise.all(targets.slice(0, made).map((target) => makePlan(org, target))));
    expect([one.value, ...many.value].flatMap(({ plan }) => plan.steps)).to.deep.equal([]);
    expect(many.count).to.be.at.most(one.count + 5);
  });

  it('are the plans of each alone, whatever somebody changed and whatever is not there yet', async () => {
    await drift(practice);
    const org = readers();
    const together = await Promise.all(targets.map((target) => makePlan(org, target)));
    expect(together.map(({ plan }) => plan.steps.length > 0)).to.deep.equal(targets.map((_, index) => index !== 0 && (index < 9 || index >= made)));
    for (const [index, target] of targets.entries()) expect(told(together[index] as PlanReading), target.spec.name).to.deep.equal(told(await makePlan(readers(), target)));
  });
});
