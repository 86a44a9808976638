import { expect } from 'chai';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Facts, Snapshot } from '../../src/core/model/audit/datasets.ts';
import { add, alter, change, goodOrg, ids } from '../../src/core/model/audit/example/org.ts';
import { aCertificate, anExternalApp, appMetadata, aRecord, aSpec, aToken, exampleNow } from '../../src/core/model/audit/example/rows.ts';
import { openFiles } from '../../src/edges/files/files.ts';
import { Problem } from '../../src/problems.ts';
import { check, type Checked } from '../../src/workflows/check/check.ts';

const sandbox = '00D000000000002AAA';
const username = 'hubspot.integration@example.com';

interface Org {
  readonly id: string;
  readonly name: string;
  /** The spec's environment that it is. */
  readonly environment: string;
  /** Of HubSpot's app. */
  readonly key: string;
  readonly change?: (facts: Facts) => Facts;
}

/** A spec that was never applied to the sandbox has no id of it. */
const spec = (environment: string, isApplied: boolean): ReturnType<typeof aSpec> =>
  aSpec({ name: 'hubspot', label: 'HubSpot', environments: { production: { username, orgId: ids.org }, uat: { username: `${username}.uat`, ...(isApplied ? { orgId: sandbox } : {}) } } }, environment);

function snapshotOf({ id, name, environment, key, change: changed = (facts) => facts }: Org, isApplied = true): Snapshot {
  const own = alter(goodOrg(), 'organization', () => true, { id, isSandbox: id === sandbox });
  const known = change(change(own, 'registry', () => [spec(environment, isApplied)]), 'records', () => []);
  const named = environment === 'production' ? known : alter(known, 'users', (user) => user.id === ids.hubspot, { username: `${username}.uat` });
  const facts = alter(named, 'externalClientAppMetadata', () => true, { certificate: aCertificate({ fingerprint: key, publicKey: key }) });
  return { format: 'integration-user/snapshot/v1', takenAt: exampleNow, mode: 'org', name, id, facts: changed(facts) };
}

const production = (key: string, changed?: Org['change']): Org => ({ id: ids.org, name: 'prod', environment: 'production', key, ...(changed === undefined ? {} : { change: changed }) });
const uat = (key: string, changed?: Org['change']): Org => ({ id: sandbox, name: 'staging', environment: 'uat', key, ...(changed === undefined ? {} : { change: changed }) });

describe('check of several orgs in one run', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'integration-user-environments-'));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  const run = async (...snapshots: readonly Snapshot[]): Promise<Checked> =>
    check(
      { files: openFiles(folder), clock: { now: () => new Date(exampleNow), sleep: () => Promise.resolve() } },
      { orgs: [], snapshots, previous: [], selection: ['IU-APP-008', 'IU-LIF-004'], tool: { name: 'test', version: '0.0.0' }, say: ({ key }) => ({ message: key, actions: [] }), failOn: 'none', failOnWarn: false, strict: false }
    );
  /** `target rule subject result`, of what is about the integration. */
  const answers = ({ report }: Checked): readonly string[] =>
    report.findings.filter(({ result }) => result !== 'not-applicable').map(({ target, rule, subject, result }) => `${target === sandbox ? 'uat' : 'production'} ${rule} ${subject.key} ${result}`).toSorted();
  const words = ({ report }: Checked): string => report.findings.flatMap(({ evidence, gaps }) => [...evidence, ...gaps].map((each) => each.words)).join('\n');

  it('finds one key in production and sandbox, in both, and says whose and where', async () => {
    const checked = await run(snapshotOf(production('k1')), snapshotOf(uat('k1')));
    expect(answers(checked)).to.deep.equal(['production IU-APP-008 hubspot_Integration fail', 'production IU-LIF-004 hubspot fail', 'uat IU-APP-008 hubspot_Integration fail', 'uat IU-LIF-004 hubspot fail']);
    expect(words(checked)).to.contain('is also that of hubspot in uat').and.contain('is also that of hubspot in production').and.contain('production and uat use the same certificate or key');
  });

  it('passes keys of their own without any record of them, where alone it could not tell', async () => {
    const [one, other] = [snapshotOf(production('k1')), snapshotOf(uat('k2'))];
    expect(answers(await run(one, other))).to.deep.equal(['production IU-APP-008 hubspot_Integration pass', 'production IU-LIF-004 hubspot pass', 'uat IU-APP-008 hubspot_Integration pass', 'uat IU-LIF-004 hubspot pass']);
    const alone = await run(one);
    expect(answers(alone)).to.deep.equal(['production IU-APP-008 hubspot_Integration pass', 'production IU-LIF-004 hubspot unknown']);
    expect(alone.snapshots[0]?.facts.otherEnvironments?.gaps).to.have.length(1);
  });

  it('knows an environment without an org id by the username that the other org has', async () => {
    const shared = await run(snapshotOf(production('k1'), false), snapshotOf(uat('k1'), false));
    expect(answers(shared)).to.include.members(['production IU-LIF-004 hubspot fail', 'uat IU-LIF-004 hubspot fail']);
    const apart = await run(snapshotOf(production('k1'), false), snapshotOf(uat('k2'), false));
    expect(answers(apart)).to.include.members(['production IU-LIF-004 hubspot pass', 'uat IU-LIF-004 hubspot pass']);
  });

  it('finds one place of the store, from what each org\'s record names', async () => {
    const stored = (orgId: string) => (facts: Facts): Facts => change(facts, 'records', () => [aRecord({ orgId, integration: 'hubspot', fingerprint: orgId, secretReference: 'vault:kv/hubspot' })]);
    const checked = await run(snapshotOf(production('k1', stored(ids.org))), snapshotOf(uat('k2', stored(sandbox))));
    expect(answers(checked)).to.include.members(['production IU-LIF-004 hubspot fail', 'uat IU-LIF-004 hubspot fail', 'production IU-APP-008 hubspot_Integration pass']);
    expect(words(checked)).to.contain('keep their secret in the same place of the store');
  });

  it('finds the key in an app of the other org that no spec names', async () => {
    const loose = (facts: Facts): Facts => {
      const apps = add(facts, 'externalClientApps', anExternalApp({ id: '0xI000000000009AAA', name: 'Old_Sync', label: 'Old Sync' }));
      return add(add(apps, 'externalClientAppMetadata', appMetadata({ app: 'Old_Sync', certificate: aCertificate({ fingerprint: 'k1', publicKey: 'k1' }) })), 'oauthTokens', aToken({ userId: ids.pat, appName: 'Old Sync' }));
    };
    const checked = await run(snapshotOf(production('k1')), snapshotOf(uat('k2', loose)));
    expect(answers(checked)).to.include('production IU-APP-008 hubspot_Integration fail').and.include('production IU-LIF-004 hubspot pass');
    expect(words(checked)).to.contain('is also that of Old Sync in staging');
  });

  it('holds no packaged app\'s key against the orgs that installed it', async () => {
    const packaged = (facts: Facts): Facts => alter(facts, 'externalClientApps', () => true, { namespace: 'acme' });
    const checked = await run(snapshotOf(production('k1', packaged)), snapshotOf(uat('k1', packaged)));
    expect(answers(checked).filter((answer) => answer.includes('APP-008'))).to.deep.equal(['production IU-APP-008 hubspot_Integration pass', 'uat IU-APP-008 hubspot_Integration pass']);
  });

  it('takes an org that was reached twice for no other of itself, whatever the length of its id', async () => {
    const one = snapshotOf(production('k1'));
    const checked = await run(one, { ...one, name: 'again', id: ids.org.slice(0, 15) });
    expect(answers(checked).filter((answer) => answer.includes('fail'))).to.deep.equal([]);
  });

  it('keeps in a saved snapshot what the other orgs told, and puts newer word of them in its place', async () => {
    const [saved] = (await run(snapshotOf(production('k1')), snapshotOf(uat('k1')))).snapshots;
    expect(saved).not.to.equal(undefined);
    if (saved === undefined) return;
    expect(answers(await run(saved))).to.deep.equal(['production IU-APP-008 hubspot_Integration fail', 'production IU-LIF-004 hubspot fail']);
    expect(answers(await run(saved, snapshotOf(uat('k2')))).filter((answer) => answer.endsWith('fail'))).to.deep.equal([]);
  });

  it('gives the same report whatever the order of the orgs', async () => {
    const [one, other] = [snapshotOf(production('k1')), snapshotOf(uat('k1'))];
    expect(answers(await run(one, other))).to.deep.equal(answers(await run(other, one)));
    expect(words(await run(one, other))).to.equal(words(await run(other, one)));
  });

  it('blames a saved snapshot whose rows are none, and not the other', async () => {
    const broken = { ...snapshotOf(uat('k1')), name: 'broken' };
    const rows = [{ ...broken, facts: { ...broken.facts, externalClientAppMetadata: { state: 'known', rows: [{ app: 7 }], gaps: [] } } } as unknown as Snapshot];
    const problem = await run(snapshotOf(production('k1')), ...rows).then(() => undefined, (error: unknown) => error);
    expect(problem).to.be.instanceOf(Problem).and.have.property('key', 'snapshot-broken');
    expect((problem as Problem).tokens.join(' ')).to.contain('broken');
  });
});
