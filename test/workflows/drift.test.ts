import { expect } from 'chai';
import { soql } from '../../src/core/model/soql.ts';
import { applySpecs } from '../../src/workflows/apply-specs.ts';
import { create } from '../../src/workflows/create.ts';
import type { Deps } from '../../src/workflows/deps.ts';
import { loadSpec } from '../../src/workflows/load-spec.ts';
import { planSpecs } from '../../src/workflows/plan-specs.ts';
import { verifyIntegration } from '../../src/workflows/verify-integration.ts';
import { assign, component, deployed, idOf, objectPermission, userPermission } from '../support/access-drift.ts';
import { allowedHost, leadSyncSpec, unattended } from '../support/lead-sync.ts';
import { practiceDeps, type PracticeDeps } from '../support/practice-deps.ts';
import { yes } from '../support/project-specs.ts';

/** A file of the org as somebody edits and deploys it. */
async function edited({ org }: Deps, file: { type: string; folder: string; suffix: string; fullName: string }, from: RegExp, to: string): Promise<void> {
  const [found] = await org.retrieve([{ type: file.type, fullName: file.fullName }]);
  const xml = found?.xml.replace(from, to) ?? '';
  expect(xml).not.to.equal(found?.xml);
  expect((await org.deploy([{ ...file, xml }], { checkOnly: false })).failures).to.deep.equal([]);
}

interface Drift {
  readonly what: string;
  readonly happens: (deps: Deps) => Promise<void>;
  /** The parts of the plan, and what it says of the change. */
  readonly parts: readonly string[];
  readonly words: RegExp;
}

const drifts: readonly Drift[] = [
  {
    what: 'edited the permission set',
    happens: async ({ org }) => {
      const title = await idOf(org, soql`SELECT Id FROM FieldPermissions WHERE Field = ${'Lead.Title'} AND Parent.Name = ${'lead_sync_Integration'}`);
      await org.update('FieldPermissions', title, { PermissionsEdit: false });
      const [set] = await org.query<{ Id: string }>(soql`SELECT Id FROM PermissionSet WHERE Name = ${'lead_sync_Integration'} AND IsOwnedByProfile = ${false}`);
      await org.create('ObjectPermissions', { ParentId: set?.Id, SobjectType: 'Contact', PermissionsRead: true });
    },
    parts: ['permission-set'],
    words: /Lead\.Title[\s\S]*Contact|Contact[\s\S]*Lead\.Title/,
  },
  {
    what: 'widened the IP range of the profile',
    happens: (deps) => edited(deps, { type: 'Profile', folder: 'profiles', suffix: 'profile', fullName: 'lead_sync_Integration' }, /<endAddress>203\.0\.113\.255</, '<endAddress>203.0.114.255<'),
    parts: ['profile'],
    words: /203\.0\.114\.255/,
  },
  {
    what: 'un-bound the app from the permission set and the profile',
    happens: async ({ org }) => {
      const bound = await org.query<{ Id: string }>(soql`SELECT Id FROM SetupEntityAccess WHERE SetupEntityType = ${'ExternalClientApplication'}`);
      expect(bound.length).to.be.at.least(1);
      for (const { Id } of bound) await org.remove('SetupEntityAccess', Id);
    },
    parts: ['external-client-app-access'],
    words: /lead_sync_Integration/,
  },
  {
    what: 'gave the user another permission set',
    happens: async ({ org }) => {
      await deployed(org, component('PermissionSet', 'Legacy_Access', `<label>Legacy access</label>${objectPermission('Case', ['allowRead'])}${userPermission('ViewSetup')}`));
      await assign(org, 'Legacy_Access');
    },
    parts: ['permission-set-assignment'],
    words: /Legacy_Access/,
  },
];

describe('after somebody in Setup', () => {
  for (const { what, happens, parts, words } of drifts) {
    it(`${what}, the proof fails, the plan shows it part by part, apply mends it, and then nothing is to do`, async () => {
      const practice: PracticeDeps = await practiceDeps();
      try {
        const { deps } = practice;
        await deps.files.write('integrations/lead_sync.yaml', leadSyncSpec().text);
        await create(deps, unattended(await loadSpec(deps.files, { name: 'lead_sync' })));
        const proof = async (): Promise<string> => (await verifyIntegration(practice.from(allowedHost), { loaded: await loadSpec(deps.files, { name: 'lead_sync' }), environment: undefined, fromAddress: allowedHost })).proof.outcome;
        await happens(deps);
        practice.changes();
        expect(await proof()).to.equal('failed');
        const { saved, changed } = await planSpecs(deps, {});
        const steps = saved.specs.flatMap(({ plan }) => plan.steps);
        expect(changed).to.equal(true);
        expect(steps.map((step) => step.component)).to.deep.equal(parts);
        expect(steps.flatMap(({ changes }) => changes.map((change) => change.words)).join('\n')).to.match(words);
        for (const { part } of steps.flatMap(({ changes }) => changes)) expect(part).to.be.a('string').and.not.equal('');
        expect(practice.changes()).to.deep.equal([]);
        const { applied } = await applySpecs(deps, { ...yes });
        expect(applied.map(({ outcome, proof: proven }) => [outcome, proven?.outcome])).to.deep.equal([['applied', 'proven except live login']]);
        expect(await proof()).to.equal('proven');
        practice.changes();
        expect((await applySpecs(deps, { ...yes })).applied.map(({ outcome }) => outcome)).to.deep.equal(['nothing-to-do']);
        expect(practice.changes()).to.deep.equal([]);
      } finally {
        await practice.close();
      }
    });
  }
});
