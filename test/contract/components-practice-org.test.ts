import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { all } from '../../src/catalog/components/index.ts';
import type { Component, Target } from '../../src/core/model/component.ts';
import { combined, describeKnowledge, shippedKnowledge } from '../../src/core/model/field-knowledge.ts';
import type { Org, Vault } from '../../src/core/model/ports.ts';
import { inOrder } from '../../src/core/planning/order.ts';
import { systemClock } from '../../src/edges/clock/clock.ts';
import { systemRandom } from '../../src/edges/clock/random.ts';
import { openOrg } from '../../src/edges/org/org.ts';
import { openVault } from '../../src/edges/vault/vault.ts';
import { Problem } from '../../src/problems.ts';
import { startPracticeOrg } from '../practice-org/server.ts';
import { progress, targetWith } from './components-fakes.ts';

// The components against a strict org that knows nothing of them, through the real edges.

type PracticeOrg = Awaited<ReturnType<typeof startPracticeOrg>>;
type Settings = NonNullable<Parameters<typeof startPracticeOrg>[0]>['settings'];

interface House {
  readonly practice: PracticeOrg;
  readonly org: Org;
  readonly vault: Vault;
  readonly target: Target;
}

let home: string;
const houses: PracticeOrg[] = [];
let opened = 0;

async function open(changes: Record<string, unknown>, settings?: Settings): Promise<House> {
  const practice = await startPracticeOrg({ seed: 'empty', ...(settings === undefined ? {} : { settings }) });
  houses.push(practice);
  opened += 1;
  const session = { instanceUrl: practice.instanceUrl, username: practice.username, accessToken: () => practice.accessToken, refresh: async () => undefined };
  const org = openOrg({ session, clock: systemClock, allowLoopback: true });
  const vault = openVault({ root: join(home, practice.orgId, String(opened)), home, clock: systemClock, random: systemRandom });
  const plain = targetWith(changes);
  const described = await Promise.all(Object.keys(plain.spec.access.objects).map((object) => org.describe(object)));
  const fields = combined(describeKnowledge(described.filter((one) => one !== undefined)), shippedKnowledge());
  return { practice, org, vault, target: { ...plain, org: await org.about(), fields } };
}

const partsFor = (target: Target): readonly Component<unknown>[] => inOrder<Component<unknown>>(all, target.spec);
/** These only take away, and a new identity has nothing that could be taken. */
const takingAway = new Set(['connected-app-limits', 'external-client-app-limits', 'former-apps', 'other-apps']);
const madeFor = (target: Target): readonly string[] => partsFor(target).map(({ id }) => id).filter((id) => !takingAway.has(id));

/** Ids of the parts that had to be changed. */
async function converge({ org, vault, target }: House): Promise<readonly string[]> {
  const done: string[] = [];
  for (const part of partsFor(target)) {
    const actual = await part.read({ org, vault }, target);
    if (part.diff(target, actual).length === 0) continue;
    await part.apply({ org, vault, progress }, target, actual);
    const left = part.diff(target, await part.read({ org, vault }, target));
    expect(left, part.id).to.deep.equal([]);
    done.push(part.id);
  }
  return done;
}

async function refusal(work: Promise<unknown>): Promise<Problem> {
  const failure: unknown = await work.catch((error: unknown) => error);
  if (!(failure instanceof Problem)) throw failure instanceof Error ? failure : new Error(`no Problem: ${String(failure)}`);
  return failure;
}

const access = {
  objects: {
    Lead: { records: 'all', create: true, edit: true, fields: { LastName: 'two-way', Email: 'two-way', Title: 'inbound', AnnualRevenue: 'outbound', City: 'two-way' } },
    Contact: { create: true, edit: true, delete: true, fields: { Email: 'two-way', MailingStreet: 'two-way' } },
    Account: { fields: { Industry: 'outbound' } },
  },
};
const network = { allow: [{ cidr: '203.0.113.0/24', source: 'a' }, { from: '203.0.113.200', to: '203.0.114.5', source: 'b' }, { cidr: '2001:db8::/48', source: 'six' }] };

describe('components in a practice org', function () {
  this.timeout(60000);
  before(async () => {
    home = await mkdtemp(join(tmpdir(), 'components-'));
  });
  afterEach(async () => {
    for (const practice of houses.splice(0)) await practice.close();
  });
  after(() => rm(home, { recursive: true, force: true }));

  for (const [title, auth, settings] of [
    ['an external client app with JWT', {}, undefined],
    ['an external client app with client credentials', { flow: 'client-credentials' }, undefined],
    ['an external client app with an authorization code', { flow: 'authorization-code', callbackUrl: 'https://vendor.example.com/cb' }, undefined],
    ['an external client app with an authorization code, where the org hides its key', { flow: 'authorization-code', callbackUrl: 'https://vendor.example.com/cb' }, { switches: { consumerKey: 'hidden' } }],
    ['a connected app with an authorization code, where the org makes them', { app: 'connected-app', flow: 'authorization-code', callbackUrl: 'https://vendor.example.com/cb' }, { switches: { connectedAppCreation: 'allowed' } }],
    ['a connected app with JWT, where the org makes them', { app: 'connected-app' }, { switches: { connectedAppCreation: 'allowed' } }],
    ['a connected app with client credentials, where the org makes them', { app: 'connected-app', flow: 'client-credentials' }, { switches: { connectedAppCreation: 'allowed' } }],
  ] as const) {
    it(`make a whole identity with ${title}, and then have nothing to do and write nothing`, async () => {
      const house = await open({ auth, access, network }, settings);
      expect(await converge(house)).to.deep.equal(madeFor(house.target));
      const before = house.practice.requests.filter(({ changed }) => changed).length;
      expect(await converge(house)).to.deep.equal([]);
      expect(house.practice.requests.filter(({ changed }) => changed)).to.have.length(before);
    });
  }

  it('are taken by the server in a dry run, which changes nothing', async () => {
    const house = await open({ access, network });
    const files = (await Promise.all(partsFor(house.target).map(async (part) => part.validate?.(house.target, await part.read(house, house.target)) ?? []))).flat();
    const { failures, succeeded } = await house.org.deploy(files, { checkOnly: true });
    expect(failures).to.deep.equal([]);
    expect(succeeded).to.equal(true);
    expect(house.practice.requests.filter(({ changed }) => changed)).to.deep.equal([]);
  });

  it('say plainly that connected apps are blocked, in a dry run as well (facts 1.3)', async () => {
    const house = await open({ auth: { app: 'connected-app' } });
    expect((await refusal(converge(house))).key).to.equal('connected-app-blocked');
    const part = all.find(({ id }) => id === 'connected-app') as Component<unknown>;
    const { failures } = await house.org.deploy(part.validate?.(house.target, undefined) ?? [], { checkOnly: true });
    expect(failures.map(({ problem }) => problem).join()).to.include("You can't create a connected app");
  });

  for (const mode of ['kept', 'replaced', 'hidden'] as const) {
    it(`deal with a consumer key that is ${mode}`, async () => {
      const house = await open({ access }, { switches: { consumerKey: mode } });
      const outcome: unknown = await converge(house).catch((error: unknown) => error);
      if (outcome instanceof Problem) {
        expect([mode, outcome.key]).to.deep.equal(['hidden', 'consumer-key-hidden']);
        await converge({ ...house, target: { ...house.target, consumerKey: 'copiedFromSetup' } });
        expect((await house.vault.find(house.practice.orgId, 'hubspot'))?.consumerKey).to.equal('copiedFromSetup');
      }
      expect(await converge(house)).to.deep.equal([]);
    });
  }

  for (const [name, other] of [['apiUserOnlyNeedsPsl', 'yes'], ['fewerLoginIpRanges', 'keep'], ['permissionSetLicenseAutoAssign', 'yes'], ['policyPermissionSetById', 'accepted']] as const) {
    it(`make a whole identity where ${name} is ${other} (facts 8)`, async () => {
      const house = await open({ access, network }, { switches: { [name]: other } });
      expect(await converge(house)).to.have.length(8);
      expect(await converge(house)).to.deep.equal([]);
    });
  }

  it('stop in words where a connected app that is there takes no run-as user by deploy (facts 8.4)', async () => {
    const house = await open({ auth: { app: 'connected-app', flow: 'client-credentials' } }, { switches: { connectedAppCreation: 'allowed', connectedAppClientCredentialUser: 'refused' } });
    await converge(house);
    const changed = await open({ auth: { app: 'connected-app', flow: 'client-credentials', scopes: ['Api'] } });
    expect((await refusal(converge({ ...house, target: { ...changed.target, org: house.target.org } }))).key).to.be.oneOf(['run-as-user-by-hand', 'run-as-user-refused']);
  });

  it('never let the identity do more than the spec when stopped after any part, and go on from there', async () => {
    const house = await open({ access, network });
    const parts = partsFor(house.target);
    for (const part of parts) {
      const actual = await part.read(house, house.target);
      await part.apply({ ...house, progress }, house.target, actual);
      const bound = house.practice.state.tables.get('SetupEntityAccess')?.size ?? 0;
      expect(bound > 0, part.id).to.equal(parts.indexOf(part) >= parts.findIndex(({ id }) => id === 'external-client-app-access'));
    }
    expect(await converge(house)).to.deep.equal([]);
  });

  it('converge after a change of the spec, and take away what is no longer asked', async () => {
    const house = await open({ access, network });
    await converge(house);
    const narrower = await open({ access: { objects: { Account: {} } }, label: 'Renamed' });
    const target = { ...narrower.target, org: house.target.org };
    expect(await converge({ ...house, target })).to.deep.equal(['profile', 'permission-set', 'user', 'external-client-app']);
    expect(await converge({ ...house, target })).to.deep.equal([]);
  });
});
