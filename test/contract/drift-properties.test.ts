import { expect } from 'chai';
import fc from 'fast-check';
import type { Change, Target } from '../../src/core/model/component.ts';
import { gainsOf } from '../../src/core/model/gains.ts';
import { fakeVault, progress, targetWith } from './components-fakes.ts';
import { people } from './house.ts';
import type { Held, Lists, PlatformState, Row } from './platform-model.ts';
import { Killed, platform } from './platform-model.ts';

// Random specs against random orgs, on a model of the platform that shares no code with the components.

const objects = ['Lead', 'Thing__c', 'Other__c', 'Account'];
const fields = ['A__c', 'B__c', 'C__c'];
const octet = fc.integer({ min: 0, max: 255 });
const span = fc.tuple(octet, octet).map(([a, b]) => ({ from: `203.0.113.${Math.min(a, b)}`, to: `203.0.113.${Math.max(a, b)}` }));
const some = <T>(all: readonly T[]): fc.Arbitrary<T[]> => fc.subarray([...all]);

const spec = fc.record({
  access: fc.record({
    objects: fc.dictionary(fc.constantFrom(...objects), fc.record({ records: fc.constantFrom('shared', 'all'), create: fc.boolean(), edit: fc.boolean(), delete: fc.boolean(), fields: fc.dictionary(fc.constantFrom(...fields), fc.constantFrom('inbound', 'outbound', 'two-way')) })),
    userPermissions: some(['ViewSetup', 'RunReports']),
    customPermissions: some(['Do_Things']),
    apexClasses: some(['Endpoint', 'Other']),
  }),
  network: fc.record({ allow: fc.array(span.map((range) => ({ ...range, source: 'vendor' })), { minLength: 1, maxLength: 3 }) }),
});

const flags = (...keys: readonly string[]): fc.Arbitrary<Record<string, string>> => fc.record(Object.fromEntries(keys.map((key) => [key, fc.boolean().map(String)])));
const list = (name: string, values: readonly string[], entry: fc.Arbitrary<Record<string, string>>) => fc.uniqueArray(fc.tuple(fc.constantFrom(...values), entry), { selector: ([value]) => value, maxLength: 4 }).map((entries) => entries.map(([value, one]) => ({ ...one, [name]: value })));
const enabled = fc.constant({ enabled: 'true' });

const lists = fc.record({
  agentAccesses: list('agentName', ['Helper'], enabled),
  classAccesses: list('apexClass', ['Endpoint', 'Third'], enabled),
  customPermissions: list('name', ['Do_Things', 'Do_More'], enabled),
  customSettingAccesses: list('name', ['Keys__c'], enabled),
  fieldPermissions: list('field', objects.flatMap((object) => fields.map((field) => `${object}.${field}`)), flags('editable', 'readable')),
  flowAccesses: list('flow', ['Sync_Now'], enabled),
  objectPermissions: list('object', objects, flags('allowCreate', 'allowDelete', 'allowEdit', 'allowRead', 'modifyAllRecords', 'viewAllFields', 'viewAllRecords')),
  userPermissions: list('name', ['ApiEnabled', 'ApiUserOnly', 'PasswordNeverExpires', 'ViewAllData', 'RunReports', 'TwoFactorApi', 'ChatterInternalUser'], enabled),
});
const text = fc.string({ unit: 'grapheme', maxLength: 20 }).map((one) => `x${one.replaceAll(/[^\p{L}\p{N} |<>&"'@#]/gu, '')}`);

const profile: fc.Arbitrary<Held> = fc.record({
  texts: fc.record({ custom: fc.constant('true'), userLicense: fc.constant('Salesforce Integration'), description: text }),
  lists: fc.record({ base: lists, ranges: fc.array(span, { maxLength: 3 }), hours: fc.boolean() }).map(({ base, ranges, hours }): Lists => ({
    ...base,
    loginIpRanges: ranges.map(({ from, to }) => ({ startAddress: from, endAddress: to })),
    ...(hours ? { loginHours: [{ mondayStart: '480', mondayEnd: '1080' }] } : {}),
  })),
});
const set: fc.Arbitrary<Held> = fc.record({
  texts: fc.record({ label: text, description: text, hasActivationRequired: fc.boolean().map(String) }),
  lists: fc.record({ base: lists, tabs: some([{ tab: 'standard-Lead', visibility: 'Visible' }]) }).map(({ base, tabs }): Lists => ({ ...base, tabSettings: tabs })),
});
const foreign: fc.Arbitrary<Omit<Row, 'id'>> = fc.oneof(
  fc.record({ name: fc.constantFrom('Sales', 'on CRMUser', 'hubspot_Integration_2'), kind: fc.constant('set' as const), ended: fc.boolean() }),
  fc.record({ name: fc.constant('Team'), kind: fc.constant('group' as const), ended: fc.boolean() }),
  fc.record({ name: fc.constant('CRMUser'), kind: fc.constant('licence' as const), ended: fc.constant(false) }),
);
const own: fc.Arbitrary<Omit<Row, 'id'>> = fc.constantFrom({ name: 'hubspot_Integration', kind: 'set', ended: false }, { name: 'SalesforceAPIIntegrationPsl', kind: 'licence', ended: false });

/** A user has its profile; what is assigned exists and has a user. */
const org: fc.Arbitrary<PlatformState> = fc
  .record({ profile: fc.option(profile, { nil: undefined }), set: fc.option(set, { nil: undefined }), user: fc.boolean(), rows: fc.uniqueArray(fc.oneof(own, foreign), { selector: ({ name, kind }) => `${kind} ${name}` }) })
  .map(({ profile: held, set: given, user, rows }) => {
    const there = user && held !== undefined;
    const live = there ? rows.filter(({ name }) => name !== 'hubspot_Integration' || given !== undefined) : [];
    return { profile: held, set: given, user: there, rows: live.map((row, index) => ({ ...row, id: `row${index}` })) };
  });

const live = ({ rows }: PlatformState): readonly Row[] => rows.filter(({ ended }) => !ended);

/** What its profile holds, and its permission set where that is assigned and gives what it holds. */
function heldBy(state: PlatformState): readonly Held[] {
  const assigned = live(state).some(({ name, kind }) => name === 'hubspot_Integration' && kind === 'set');
  const set = assigned && state.set?.texts['hasActivationRequired'] !== 'true' ? state.set : undefined;
  return [state.profile, set].filter((one) => one !== undefined);
}

function grants({ lists: all }: Held): readonly string[] {
  return Object.entries(all)
    .filter(([element]) => !element.startsWith('login'))
    .flatMap(([element, entries]) =>
      entries.flatMap((entry) => {
        const name = Object.values(entry).find((value) => value !== 'true' && value !== 'false') ?? '';
        return Object.entries(entry).filter(([, value]) => value === 'true' || value === 'Visible').map(([right]) => `${element} ${name} ${right}`);
      }),
    );
}

/** Everything the identity can do, as text; to be held back by nothing is something it can do. */
function rightsOf(state: PlatformState): ReadonlySet<string> {
  if (!state.user) return new Set();
  const granted = heldBy(state).flatMap(grants);
  const restraints = [['ApiUserOnly', 'in a browser'], ['TwoFactorApi', 'without a second factor']] as const;
  const free = restraints.flatMap(([permission, freedom]) => (granted.includes(`userPermissions ${permission} enabled`) ? [] : [freedom]));
  const hours = (state.profile?.lists['loginHours'] ?? []).length > 0 ? [] : ['at any hour'];
  const others = live(state).filter(({ name }) => name !== 'hubspot_Integration').map(({ name, kind }) => `${kind} ${name}`);
  return new Set([...granted.filter((right) => !/ (?:ApiUserOnly|TwoFactorApi) /.test(right)), ...free, ...hours, ...others]);
}

const last = (address: string | undefined): number => Number(address?.split('.').at(-1));
/** The last octets that may log in; without ranges all, and one more that stands for every other network. */
function addressesOf({ profile: held, user }: PlatformState): ReadonlySet<number> {
  if (!user) return new Set();
  const ranges = held?.lists['loginIpRanges'] ?? [];
  const all = Array.from({ length: 257 }, (_, number) => number);
  return new Set(ranges.length === 0 ? all : all.filter((number) => number < 256 && ranges.some(({ startAddress, endAddress }) => last(startAddress) <= number && number <= last(endAddress))));
}

async function run(target: Target, { org: made }: ReturnType<typeof platform>): Promise<number> {
  let applied = 0;
  for (const part of people) {
    const actual = await part.read({ org: made, vault: fakeVault() }, target);
    if (part.diff(target, actual).length === 0) continue;
    await part.apply({ org: made, vault: fakeVault(), progress }, target, actual);
    expect(part.diff(target, await part.read({ org: made, vault: fakeVault() }, target)), part.id).to.deep.equal([]);
    applied += 1;
  }
  return applied;
}

async function planned(target: Target, state: PlatformState): Promise<readonly Change[]> {
  const { org: made } = platform({ ...state });
  const changes: Change[] = [];
  for (const part of people) changes.push(...part.diff(target, await part.read({ org: made, vault: fakeVault() }, target)));
  return changes;
}

const empty: PlatformState = { profile: undefined, set: undefined, user: false, rows: [] };
const minus = <T>(one: ReadonlySet<T>, ...others: readonly ReadonlySet<T>[]): readonly T[] => [...one].filter((each) => !others.some((other) => other.has(each)));
const targetOf = (changes: Record<string, unknown>): Target => targetWith(changes, { asOf: '2026-11-22T00:00:00.000Z' });
/** It comes with the licence of the profile, and nobody can take it away. */
const forced = new Set(['userPermissions ChatterInternalUser enabled']);

describe('drift, over random specs and random orgs', function () {
  this.timeout(60_000);

  it('is mended by one run, after which nothing differs and nothing is written, and the rights are those of the spec', async () => {
    await fc.assert(
      fc.asyncProperty(spec, org, async (changes, state) => {
        const target = targetOf(changes);
        const fresh = platform({ ...empty });
        await run(target, fresh);
        const mended = platform({ ...state });
        await run(target, mended);
        const writes = mended.states.length;
        expect(await run(target, mended)).to.equal(0);
        expect(mended.states).to.have.length(writes);
        expect(minus(rightsOf(mended.state), rightsOf(fresh.state), forced)).to.deep.equal([]);
        expect(minus(rightsOf(fresh.state), rightsOf(mended.state))).to.deep.equal([]);
        expect([...addressesOf(mended.state)]).to.deep.equal([...addressesOf(fresh.state)]);
      }),
      { numRuns: 150 },
    );
  });

  it('is mended through states that allow nothing which was not allowed before and is not in the spec, killed after any write', async () => {
    await fc.assert(
      fc.asyncProperty(spec, org, fc.integer({ min: 1, max: 8 }), async (changes, state, killAfter) => {
        const target = targetOf(changes);
        const fresh = platform({ ...empty });
        await run(target, fresh);
        const cut = platform({ ...state }, killAfter);
        await run(target, cut).catch((error: unknown) => {
          if (!(error instanceof Killed)) throw error;
        });
        const rest = platform({ ...cut.state });
        await run(target, rest);
        for (const between of [...cut.states, ...rest.states]) {
          expect(minus(rightsOf(between), rightsOf(state), rightsOf(fresh.state), forced)).to.deep.equal([]);
          expect(minus(addressesOf(between), addressesOf(state), addressesOf(fresh.state))).to.deep.equal([]);
        }
        expect(await run(target, rest)).to.equal(0);
      }),
      { numRuns: 150 },
    );
  });

  it('is told as a gain where the identity can do more afterwards, and as a loss where it can do less', async () => {
    await fc.assert(
      fc.asyncProperty(spec, org, async (changes, state) => {
        const target = targetOf(changes);
        const told = gainsOf({ steps: [{ component: '', title: '', changes: await planned(target, state) }] });
        const mended = platform({ ...state });
        await run(target, mended);
        const more = minus(rightsOf(mended.state), rightsOf(state)).length + minus(addressesOf(mended.state), addressesOf(state)).length > 0;
        const less = minus(rightsOf(state), rightsOf(mended.state)).length + minus(addressesOf(state), addressesOf(mended.state)).length > 0;
        if (more) expect(told.gains).not.to.deep.equal([]);
        if (less) expect(told.loses).not.to.deep.equal([]);
      }),
      { numRuns: 150 },
    );
  });
});
