import { exitCodes, Problem } from '../../src/problems.ts';
import { applySpecs } from '../../src/workflows/apply-specs.ts';
import { create } from '../../src/workflows/create.ts';
import { leadSyncSpec, unattended } from '../support/lead-sync.ts';
import type { Scenario } from './kill.ts';
import { openSite } from './site.ts';

const unattendedApply = { environment: 'practice', confirm: () => Promise.resolve(true) };

/** The create of one spec in an empty org. */
export function creating(name: string, changes: object = {}): Scenario {
  const loaded = leadSyncSpec(changes);
  return {
    name,
    verb: 'create',
    integration: loaded.value.name,
    usernames: ['lead.sync@example.com.practice'],
    open: () => openSite({ [loaded.path]: loaded.text }),
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

export const allScenarios: readonly Scenario[] = [
  creating('create with a key'),
  creating('create with a secret in a connected app', { auth: { app: 'connected-app', flow: 'client-credentials' } }),
  applyingThree,
];
