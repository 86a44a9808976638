import { writeXml, type XmlContent } from '../../src/core/metadata/write-xml.ts';
import { exitCodes, Problem } from '../../src/problems.ts';
import { applySpecs } from '../../src/workflows/apply-specs.ts';
import { create } from '../../src/workflows/create.ts';
import { leadSyncSpec, unattended } from '../support/lead-sync.ts';
import type { PracticeOrgOptions } from '../practice-org/server.ts';
import type { Scenario } from './kill.ts';
import { openSite } from './site.ts';

const unattendedApply = { environment: 'practice', confirm: () => Promise.resolve(true) };

/** The create of one spec in an empty org. */
export function creating(name: string, changes: object = {}, settings: NonNullable<PracticeOrgOptions['settings']> = {}): Scenario {
  const loaded = leadSyncSpec(changes);
  return {
    name,
    verb: 'create',
    integration: loaded.value.name,
    usernames: ['lead.sync@example.com.practice'],
    open: () => openSite({ [loaded.path]: loaded.text }, { settings }),
    again: async (deps) => {
      const text = (await deps.files.read(loaded.path)) ?? '';
      const { outcome, proof } = await create(deps, unattended({ ...loaded, text }));
      return { unfinished: outcome !== 'nothing-to-do', proofs: proof === undefined ? [] : [proof.outcome] };
    },
  };
}

const three = ['lead_sync', 'billing_run', 'warehouse'].map((name) => {
  const path = `integrations/${name}.yaml`;
  const { text } = leadSyncSpec({ name, label: name, environments: { practice: { username: `${name}@example.com.practice` } }, mailbox: `${name}@example.com` });
  return { name, path, text };
});

/** The apply of three specs. */
export const applyingThree: Scenario = {
  name: 'apply of three specs',
  verb: 'apply',
  usernames: three.map(({ name }) => `${name}@example.com.practice`),
  open: () => openSite(Object.fromEntries(three.map(({ path, text }) => [path, text]))),
  again: async (deps) => {
    const { applied, failed } = await applySpecs(deps, unattendedApply);
    const [problem] = [...applied, ...failed].flatMap((each) => each.problem ?? []);
    if (problem !== undefined) throw problem;
    if (applied.length !== three.length) throw new Problem('unforeseen', [`${applied.length} of ${three.length} were applied`], exitCodes.couldNot);
    return { unfinished: applied.some(({ outcome }) => outcome !== 'nothing-to-do'), proofs: applied.flatMap(({ proof }) => proof?.outcome ?? []) };
  },
};

export const withSecret = creating('create with a secret in a connected app', { auth: { app: 'connected-app', flow: 'client-credentials' } }, { switches: { connectedAppCreation: 'allowed' } });

/** What somebody did in Setup: more addresses, and a right that the spec does not give. */
const byHand: XmlContent = {
  custom: true,
  loginIpRanges: [
    { description: 'Vendor egress', endAddress: '203.0.113.255', startAddress: '203.0.113.0' },
    { description: 'me', endAddress: '192.0.2.255', startAddress: '192.0.2.0' },
  ],
  userPermissions: [{ enabled: true, name: 'ViewSetup' }],
};

const whole = creating('drift repair');

/** An apply that takes away what somebody gave by hand. */
export const repairing: Scenario = {
  ...whole,
  verb: 'apply',
  open: async () => {
    const site = await whole.open();
    const deps = site.deps();
    await whole.again(deps);
    const { succeeded, failures } = await deps.org.deploy([{ type: 'Profile', fullName: 'lead_sync_Integration', folder: 'profiles', suffix: 'profile', xml: writeXml('Profile', byHand) }], { checkOnly: false });
    if (!succeeded) throw new Error(failures.map(({ problem }) => problem).join(' '));
    return site;
  },
};

/** Those that meet every fault of the practice org. */
export const faulted: readonly Scenario[] = [creating('create'), repairing];

export const allScenarios: readonly Scenario[] = [creating('create with a key'), withSecret, applyingThree, repairing];
