import { expect } from 'chai';
import fc from 'fast-check';
import { writeXml, type XmlContent } from '../../src/core/metadata/write-xml.ts';
import { OrgRefusal } from '../../src/core/model/ports.ts';
import { soql } from '../../src/core/model/soql.ts';
import { Problem } from '../../src/problems.ts';
import { applySpecs } from '../../src/workflows/apply-specs.ts';
import { create } from '../../src/workflows/create.ts';
import type { Deps } from '../../src/workflows/deps.ts';
import { loadSpec } from '../../src/workflows/load-spec.ts';
import { planSpecs } from '../../src/workflows/plan-specs.ts';
import { resume } from '../../src/workflows/resume.ts';
import { verifyIntegration } from '../../src/workflows/verify-integration.ts';
import { leadSyncSpec, unattended } from '../support/lead-sync.ts';
import { appsForAll, isOpenToTheWorld, rightsOf } from './rights.ts';
import { openSite, type Site } from './site.ts';
import { troubles } from './steps.ts';
import { seconds, seed, tell } from './summary.ts';
import { leaksOf, strayFiles, unreadable } from './traces.ts';
import { virtualClock } from './virtual-clock.ts';

const username = 'lead.sync@example.com.practice';
const yes = (): Promise<boolean> => Promise.resolve(true);
const path = 'integrations/lead_sync.yaml';

const profileEdit = (content: XmlContent) => async ({ org }: Deps): Promise<void> => {
  await org.deploy([{ type: 'Profile', fullName: 'lead_sync_Integration', folder: 'profiles', suffix: 'profile', xml: writeXml('Profile', { custom: true, ...content }) }], { checkOnly: false });
};
const userEdit = (sobject: 'User' | 'UserLogin', key: 'Id' | 'UserId', fields: object) => async ({ org }: Deps): Promise<void> => {
  const [user] = await org.query<{ Id: string }>(soql`SELECT Id FROM User WHERE Username = ${username}`);
  const [row] = key === 'Id' ? [user] : await org.query<{ Id: string }>(soql`SELECT Id FROM UserLogin WHERE UserId = ${user?.Id ?? ''}`);
  if (row !== undefined) await org.update(sobject, row.Id, fields as Record<string, unknown>);
};
const takeAway = (sobject: 'PermissionSetAssignment' | 'PermissionSetLicenseAssign') => async ({ org }: Deps): Promise<void> => {
  const rows = sobject === 'PermissionSetAssignment'
    ? await org.query<{ Id: string }>(soql`SELECT Id FROM PermissionSetAssignment WHERE Assignee.Username = ${username} AND PermissionSet.IsOwnedByProfile = ${false}`)
    : await org.query<{ Id: string }>(soql`SELECT Id FROM PermissionSetLicenseAssign WHERE Assignee.Username = ${username}`);
  for (const { Id } of rows) await org.remove(sobject, Id);
};

/** What people do in Setup to an identity that is whole. */
const edits: Readonly<Record<string, (deps: Deps) => Promise<void>>> = {
  'more addresses': profileEdit({ loginIpRanges: [{ description: 'me', endAddress: '192.0.2.255', startAddress: '192.0.2.0' }] }),
  'one more right': profileEdit({ userPermissions: [{ enabled: true, name: 'ViewSetup' }] }),
  'another name': userEdit('User', 'Id', { LastName: 'Somebody' }),
  'deactivated': userEdit('User', 'Id', { IsActive: false }),
  'frozen': userEdit('UserLogin', 'UserId', { IsFrozen: true }),
  'no permission set': takeAway('PermissionSetAssignment'),
};

const operations: Readonly<Record<string, (deps: Deps) => Promise<unknown>>> = {
  plan: (deps) => planSpecs(deps, { environment: 'practice' }),
  create: async (deps) => create(deps, unattended(await loadSpec(deps.files, { spec: path }))),
  apply: async (deps) => {
    const { applied, failed } = await applySpecs(deps, { environment: 'practice', confirm: yes });
    const [problem] = [...applied, ...failed].flatMap((each) => each.problem ?? []);
    if (problem !== undefined) throw problem;
  },
  resume: (deps) => resume(deps, { ask: { confirm: yes } }),
  verify: async (deps) => verifyIntegration(deps, { loaded: await loadSpec(deps.files, { spec: path }), environment: 'practice' }),
};

/** What only looks. */
const lookers = new Set(['plan', 'verify']);

const right = fc.record({ records: fc.constantFrom('shared', 'all'), create: fc.boolean(), edit: fc.boolean(), fields: fc.subarray(['Phone', 'Industry', 'AnnualRevenue']).map((names) => Object.fromEntries(names.map((name) => [name, 'outbound']))) });
const situation = fc.record({
  objects: fc.record({ Lead: right, Account: right }, { requiredKeys: ['Lead'] }),
  flow: fc.constantFrom('jwt-bearer', 'client-credentials'),
  made: fc.boolean(),
  edited: fc.constantFrom(...Object.keys(edits)),
  operation: fc.constantFrom(...Object.keys(operations)),
  trouble: fc.constantFrom(...troubles),
  nth: fc.integer({ min: 1, max: 130 }),
});
type Situation = typeof situation extends fc.Arbitrary<infer Value> ? Value : never;

/** `well`, or the key of a problem; anything nameless is thrown on. What the org refuses outside of any part, the base of the commands names. */
async function endOf(run: Promise<unknown>): Promise<string> {
  return run.then(
    () => 'well',
    (error: unknown) => {
      if (error instanceof OrgRefusal) return 'org-refused';
      if (error instanceof Problem && error.key !== 'unforeseen') return error.key;
      throw error;
    }
  );
}

/** The rights after every request that changed the org, each only where they are others than before. */
function watchRights({ practice }: Site): ReadonlySet<string> {
  const seen = new Set(rightsOf(practice.state, username));
  const push = practice.requests.push.bind(practice.requests);
  practice.requests.push = (...entries) => {
    if (entries.some(({ changed }) => changed)) for (const each of rightsOf(practice.state, username)) seen.add(each);
    return push(...entries);
  };
  return seen;
}

/** Run again without the fault: whole and then quiet, or stopped by name. `seen`: rights had on the way. */
async function goesOn(site: Site, before: ReadonlySet<string>, seen: ReadonlySet<string>): Promise<void> {
  const again = async (): Promise<{ readonly outcome: string }> => create(site.deps(), unattended(await loadSpec(site.deps().files, { spec: path })));
  if ((await endOf(again())) !== 'well') return;
  expect((await again()).outcome).to.equal('nothing-to-do');
  const wanted = rightsOf(site.practice.state, username);
  expect([...seen].filter((each) => !wanted.has(each) && !before.has(each)), 'rights beyond before and after').to.deep.equal([]);
  expect(await strayFiles(site)).to.deep.equal([]);
}

async function holds(given: Situation): Promise<void> {
  const { text } = leadSyncSpec({ auth: { flow: given.flow }, access: { objects: given.objects } });
  const site = await openSite({ [path]: text });
  try {
    const { practice } = site;
    if (given.made) {
      await operations['create']?.(site.deps());
      await edits[given.edited]?.(site.deps());
    }
    const before = new Set(rightsOf(practice.state, username));
    const seen = watchRights(site);
    practice.faults.add({ ...given.trouble.fault, on: { nth: given.nth } });
    const from = practice.requests.length;
    await endOf(operations[given.operation]?.(site.deps({ clock: virtualClock() }, given.trouble.timeoutMs === undefined ? undefined : 1_000)) ?? Promise.resolve());
    if (lookers.has(given.operation)) expect(practice.requests.slice(from).filter(({ changed, path: to }) => changed && !to.includes('/oauth2/')), `a ${given.operation} changes nothing`).to.deep.equal([]);
    practice.faults.clear();
    site.logInAgain();
    expect(appsForAll(practice.state), 'apps open to all').to.deep.equal([]);
    expect(isOpenToTheWorld(practice.state, username), 'open to the world').to.equal(false);
    await goesOn(site, before, seen);
    expect(await unreadable(site)).to.deep.equal([]);
    expect((await site.deps().journals.list()).broken).to.deep.equal([]);
    expect(await leaksOf(site)).to.deep.equal([]);
  } finally {
    await site.close();
  }
}

describe(`any spec, in any org, with any one fault (seed ${seed})`, () => {
  it('converges or stops by name, never gives more than before and after, and is quiet when done', async () => {
    const since = performance.now();
    let runs = 0;
    await fc.assert(
      fc.asyncProperty(situation, async (given) => {
        await holds(given);
        runs += 1;
      }),
      { seed, numRuns: Number(process.env['IU_RUNS'] ?? 30), endOnFailure: true }
    );
    tell('properties', `${runs} situations, seed ${seed}, ${seconds(since)}`);
  });
});
